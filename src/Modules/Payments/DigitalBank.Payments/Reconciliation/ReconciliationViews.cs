using DigitalBank.Payments.Reconciliation.Matching;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.SharedKernel.Results;

namespace DigitalBank.Payments.Reconciliation;

/// <summary>What became of the statements of one file.</summary>
/// <param name="Statements">Those that were taken in, or would be.</param>
/// <param name="Refused">Those that were not, and why; of a file that is refused as a whole nothing is listed.</param>
/// <param name="IsDryRun">Nothing was saved.</param>
internal sealed record ReconciliationReport(
    IReadOnlyList<ReconciledStatement> Statements, IReadOnlyList<RefusedStatement> Refused, bool IsDryRun);

/// <param name="Number">Position in the file, counted from 1.</param>
internal sealed record RefusedStatement(int Number, string Statement, string Code, string Message)
{
    public static RefusedStatement Of(int number, string statement, Failure failure) => new(number, statement, failure.Code, failure.Message);
}

/// <summary>One statement against the ledger.</summary>
/// <param name="StatementId">Null where our ledger alone was looked at.</param>
/// <param name="Skipped">Entries of a notification that a statement has already, or could not be recognised by.</param>
/// <param name="MatchCount">How many matches it brought, also with items that were breaks before.</param>
/// <param name="BreakCount">How many items are open on this account now.</param>
/// <param name="Matches">The first of them, as many as <c>Reconciliation:Listed</c>; a dry run lists all.</param>
/// <param name="Breaks">The oldest of them, likewise.</param>
internal sealed record ReconciledStatement(
    Guid? StatementId,
    string AccountCode,
    string CurrencyCode,
    string? Statement,
    bool IsNotification,
    DateOnly? ClosingDate,
    long Entries,
    long Skipped,
    Money? StatementBalance,
    Money LedgerBalance,
    Money NotInStatement,
    Money NotInLedger,
    Money Notified,
    Money? Unexplained,
    int MatchCount,
    int BreakCount,
    IReadOnlyList<MatchView> Matches,
    IReadOnlyList<BreakView> Breaks);

/// <param name="Amount">Of the ledger's side, or of the statement's where there is no ledger's.</param>
/// <param name="Difference">What the statement has more; other than zero only within a tolerance.</param>
internal sealed record MatchView(Guid MatchId, MatchRule Rule, Money Amount, Money Difference, IReadOnlyList<MatchedItemView> Items)
{
    public static MatchView Of(ItemMatch match, Currency currency)
    {
        var amounts = match.Statement.Count == 0 || match.Ledger.Count > 0 ? match.Ledger : match.Statement;
        return new MatchView(
            match.Items.First().MatchId!.Value,
            match.Rule,
            Money.OfMinor(amounts.Sum(item => item.AmountMinor), currency),
            Money.OfMinor(match.DifferenceMinor, currency),
            [.. match.Items.Select(MatchedItemView.Of)]);
    }
}

internal sealed record MatchedItemView(
    Guid ItemId,
    ReconciliationSide Side,
    Money Amount,
    DateOnly BookingDate,
    long? LedgerEntryId,
    Guid? PaymentOrderId,
    string? EndToEndId,
    string? ServicerReference)
{
    public static MatchedItemView Of(ReconciliationItem item) => new(
        item.Id,
        item.Side,
        Money.OfMinor(item.AmountMinor, Currency.Of(item.CurrencyCode)),
        item.BookingDate,
        item.EntryId,
        item.PaymentOrderId,
        item.EndToEndId,
        item.ServicerReference);
}

/// <summary>An item of one side whose counterpart is missing.</summary>
/// <param name="Amount">Above zero is money that came in, below zero money that left.</param>
/// <param name="AgeInDays">Calendar days from its booking date to the current business date.</param>
/// <param name="WriteOffId">The write-off that two have agreed to and that is being booked.</param>
internal sealed record BreakView(
    Guid BreakId,
    string AccountCode,
    ReconciliationSide Side,
    BreakReason Reason,
    Money Amount,
    DateOnly BookingDate,
    int AgeInDays,
    string? Owner,
    string? Note,
    string? Uetr,
    string? EndToEndId,
    string? ServicerReference,
    long? LedgerEntryId,
    Guid? PaymentOrderId,
    Guid? WriteOffId)
{
    public static BreakView Of(ReconciliationItem item, DateOnly today) => new(
        item.Id,
        item.AccountCode,
        item.Side,
        item.Reason ?? BreakReason.NotInLedger,
        Money.OfMinor(item.AmountMinor, Currency.Of(item.CurrencyCode)),
        item.BookingDate,
        Math.Max(0, today.DayNumber - item.BookingDate.DayNumber),
        item.Owner,
        item.Note,
        item.Uetr,
        item.EndToEndId,
        item.ServicerReference,
        item.EntryId,
        item.PaymentOrderId,
        item.WriteOffId);
}
