namespace DigitalBank.Accounts.Products;

/// <summary>What makes a product a deposit for an agreed term: money that is paid in at the beginning and stays until maturity.</summary>
/// <param name="Lengths">The terms that a customer may choose, in <paramref name="Unit"/>s.</param>
/// <param name="Unit">Also of the tiers' <c>fromTerm</c>: a product counts in days or in months, never in both.</param>
/// <param name="MinimumAmount">The least that is paid in, or the least instalment; in the account's currency.</param>
/// <param name="MaximumAmount">Likewise the most; null for no limit.</param>
/// <param name="PenaltyPercent">Percent points taken off the rate of the time held when a deposit is closed before maturity.</param>
/// <param name="Recurring">Null: one payment at the beginning. Otherwise instalments, each of the agreed amount.</param>
internal sealed record TermSettings(
    IReadOnlyList<int> Lengths,
    TermUnit Unit = TermUnit.Months,
    decimal MinimumAmount = 0,
    decimal? MaximumAmount = null,
    decimal PenaltyPercent = 0,
    RecurringSettings? Recurring = null);

/// <param name="GraceDays">For how many days after its due date the bank goes on trying to collect an instalment.</param>
internal sealed record RecurringSettings(InstalmentFrequency Frequency = InstalmentFrequency.Monthly, int GraceDays = 10);

internal enum TermUnit
{
    Months = 1,
    Days = 2,
}

internal enum InstalmentFrequency
{
    Weekly = 1,
    Monthly = 2,
    Quarterly = 3,
}
