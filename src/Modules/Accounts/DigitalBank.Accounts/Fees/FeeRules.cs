using DigitalBank.Accounts.Products;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.SharedKernel.Results;

namespace DigitalBank.Accounts.Fees;

/// <summary>What the fees of terms must be.</summary>
internal static class FeeRules
{
    private const int MostFees = 50;

    public static IEnumerable<(string Field, Failure Failure)> Broken(ProductTerms terms)
    {
        var fees = terms.Fees ?? [];
        if (fees.Count > 0 && terms is { BearsInterest: false, KeptIn.Count: 0 })
        {
            yield return ("currencies", ProductErrors.CurrenciesMissing);
        }

        if (fees.Count > MostFees || fees.DistinctBy(fee => fee.Code).Count() != fees.Count || !fees.All(fee => IsSound(fee, terms)))
        {
            yield return ("fees", FeeErrors.FeesInvalid);
        }
    }

    private static bool IsSound(FeeSettings fee, ProductTerms terms) =>
        ProductRules.IsCode(fee.Code)
        && fee.Name is { Length: > 0 and <= ProductRules.LongestName }
        && Enum.IsDefined(fee.On)
        && (fee.IsPeriodic || fee is { Tiers: null, WaivedFromBalance: null })
        && (fee.On == FeeOccasion.Event || fee.MostPerMonth is null)
        && (terms.Term is null || fee.On is not (FeeOccasion.Opening or FeeOccasion.Closing))
        && (fee.Tiers ?? []).DistinctBy(tier => tier.FromBalance).Count() == (fee.Tiers ?? []).Count
        && AmountsOf(fee).All(amount => IsAmount(amount, terms));

    private static IEnumerable<decimal> AmountsOf(FeeSettings fee) =>
        [fee.Amount, fee.WaivedFromBalance ?? 0, fee.MostPerMonth ?? 0, .. (fee.Tiers ?? []).SelectMany(t => new[] { t.FromBalance, t.Amount })];

    private static bool IsAmount(decimal amount, ProductTerms terms) =>
        amount >= 0 && terms.KeptIn.All(code => !Currency.TryOf(code, out var currency) || Money.TryFromDecimal(amount, currency, out _));
}
