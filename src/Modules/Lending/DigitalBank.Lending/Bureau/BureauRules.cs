using DigitalBank.SharedKernel.Monetary;

namespace DigitalBank.Lending.Bureau;

/// <summary>What a product makes of a bureau's report.</summary>
/// <param name="ReuseDays">A report that was fetched no more than so many days ago is used again; 0: on the same business date only.</param>
/// <param name="DeclineFromDefaults">From so many defaults with others on the answer is no; null: never for their sake.</param>
/// <param name="ReviewFromEnquiries">From so many enquiries of others on a person decides; null: never for their sake.</param>
/// <param name="MostDebt">What the applicant may owe in all, to others and to this bank, this loan included; null: no limit.</param>
/// <param name="ReviewsUnknown">Whether a person decides on those of whom the bureau knows nothing.</param>
internal sealed record BureauRules(
    int ReuseDays = 30, int? DeclineFromDefaults = null, int? ReviewFromEnquiries = null, Money? MostDebt = null, bool ReviewsUnknown = true)
{
    /// <summary>The longest that what a bureau said may stand for what it would say.</summary>
    private const int LongestReuse = 365;

    public bool IsSound(Currency currency) =>
        ReuseDays is >= 0 and <= LongestReuse
        && DeclineFromDefaults is null or >= 1
        && ReviewFromEnquiries is null or >= 1
        && (MostDebt is not { } most || (most.Currency == currency && most.IsPositive));
}
