using DigitalBank.Accounts.Interest;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.SharedKernel.Results;

namespace DigitalBank.Accounts.Products;

/// <summary>What the terms of a deposit product must be, beyond what holds for every product.</summary>
internal static class TermRules
{
    private const int LongestMonths = 120;

    private const int LongestDays = 3_660;

    private const int MostLengths = 50;

    private const int LongestGrace = 90;

    /// <summary>A product is of the kind that its terms make it, from its first version to its last.</summary>
    /// <returns>Why not, or null.</returns>
    public static Failure? RefuseKind(ProductKind kind, ProductTerms terms)
    {
        var needed = terms.Term switch
        {
            null => kind is ProductKind.TermDeposit or ProductKind.RecurringDeposit ? ProductKind.Savings : kind,
            { Recurring: null } => ProductKind.TermDeposit,
            _ => ProductKind.RecurringDeposit,
        };
        return needed == kind ? null : ProductErrors.KindDiffers;
    }

    public static IEnumerable<(string Field, Failure Failure)> Broken(ProductTerms terms)
    {
        var tiers = terms.Interest?.Tiers ?? [];
        if (terms.Term is not { } term)
        {
            if (tiers.Any(tier => tier.FromTerm != 0) || terms.Interest?.Posting == PostingFrequency.AtMaturity)
            {
                yield return ("interest", ProductErrors.TermMissing);
            }

            yield break;
        }

        if (!IsFixed(terms))
        {
            yield return ("interest", ProductErrors.TermInterest);
        }

        var longest = term.Unit == TermUnit.Months ? LongestMonths : LongestDays;
        var lengths = term.Lengths ?? [];
        if (!Enum.IsDefined(term.Unit) || lengths.Count is 0 or > MostLengths || lengths.Distinct().Count() != lengths.Count
            || lengths.Any(length => length < 1 || length > longest) || tiers.Any(tier => tier.FromTerm < 0))
        {
            yield return ("term.lengths", ProductErrors.TermLengths);
        }

        if (!IsAmount(terms, term.MinimumAmount) || !IsAmount(terms, term.MaximumAmount ?? 0) || term.MaximumAmount < term.MinimumAmount)
        {
            yield return ("term.minimumAmount", ProductErrors.AmountInvalid);
        }

        if (term.PenaltyPercent is < 0 or > 100 || !AnnualRate.TryFromPercent(term.PenaltyPercent, out _))
        {
            yield return ("term.penaltyPercent", ProductErrors.RateInvalid);
        }

        if (term.Recurring is { } recurring && (!Enum.IsDefined(recurring.Frequency) || recurring.GraceDays is < 0 or > LongestGrace))
        {
            yield return ("term.recurring", ProductErrors.RecurringInvalid);
        }
    }

    /// <summary>One rate is agreed for the whole term, so nothing may make it another one on the way.</summary>
    private static bool IsFixed(ProductTerms terms) => terms is
    {
        Overdraft: null,
        Interest: { Index: null, TierMethod: TierMethod.WholeBalance, Balance: BalanceMethod.DailyBalance },
    };

    private static bool IsAmount(ProductTerms terms, decimal amount) =>
        amount >= 0 && terms.KeptIn.All(code => !Currency.TryOf(code, out var currency) || Money.TryFromDecimal(amount, currency, out _));
}
