using DigitalBank.SharedKernel.Monetary;

namespace DigitalBank.Lending.Products;

/// <summary>How the principal of a loan is repaid, where that is not by equal instalments from the beginning.</summary>
/// <param name="IsInterestOnly">All of it with the last instalment; until then interest alone is paid.</param>
/// <param name="PrincipalGrace">So many instalments at the beginning pay interest alone.</param>
/// <param name="BalloonPercent">So much of the amount is left for the last instalment.</param>
/// <param name="IsEqualPrincipal">Equal parts of the principal, with interest that falls, instead of equal instalments.</param>
internal sealed record LoanShape(bool IsInterestOnly = false, int PrincipalGrace = 0, decimal BalloonPercent = 0, bool IsEqualPrincipal = false)
{
    private const int LongestGrace = 60;

    private const decimal MostBalloon = 90;

    /// <summary>A large part is due at once at the end, so that somebody has to see where it shall come from.</summary>
    public bool HasFinalPayment() => IsInterestOnly || BalloonPercent > 0;

    public int GraceOf(int instalments) => IsInterestOnly ? instalments - 1 : PrincipalGrace;

    /// <returns>In the main unit, rounded half to even.</returns>
    public decimal BalloonOf(Money amount) =>
        Math.Round(amount.ToDecimal() * BalloonPercent / 100, amount.Currency.Decimals, MidpointRounding.ToEven);

    public bool IsSound(int leastInstalments) =>
        leastInstalments >= 2
        && PrincipalGrace is >= 0 and <= LongestGrace && PrincipalGrace < leastInstalments
        && BalloonPercent is >= 0 and <= MostBalloon
        && (!IsInterestOnly || this is { PrincipalGrace: 0, BalloonPercent: 0, IsEqualPrincipal: false });
}
