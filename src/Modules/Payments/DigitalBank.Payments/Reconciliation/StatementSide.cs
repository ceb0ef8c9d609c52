using DigitalBank.Payments.Iso20022.Models;
using DigitalBank.Payments.Reconciliation.Matching;

namespace DigitalBank.Payments.Reconciliation;

/// <summary>Turns another bank's statement into items. Pure.</summary>
internal static class StatementSide
{
    private const string Booked = "BOOK";

    private const int LongestReference = 35;

    private const int LongestUetr = 36;

    private const int LongestServicerReference = 140;

    /// <summary>Entries that moved money; what is pending or for information comes again when it is booked.</summary>
    public static IEnumerable<StatementEntry> BookedOf(IEnumerable<StatementEntry> entries) => entries.Where(entry => entry.Status == Booked);

    // A credit at the other bank is money of ours there: it came in.
    public static long Signed(StatementEntry entry) => Signed(entry.Amount.MinorUnits, entry.IsCredit);

    /// <summary>The entry as one item, or as one item per payment where it lists them with amounts that add up to its own.</summary>
    public static IEnumerable<ReconciliationItem> ItemsOf(
        StatementEntry entry, ReceivedStatement statement, Func<long> nextPosition, Func<Guid> newId)
    {
        var total = Signed(entry);
        var parts = entry.Details.Select(detail => (Detail: detail, Amount: Amount(detail, entry))).ToList();
        var isSplit = parts.Count > 1 && parts.All(part => part.Amount is not null) && parts.Sum(part => (decimal)part.Amount!.Value) == total;
        var pieces = isSplit
            ? parts.Select(part => (Detail: (StatementEntryDetail?)part.Detail, Amount: part.Amount!.Value))
            : [(parts.Count == 1 ? parts[0].Detail : null, total)];
        foreach (var (detail, amount) in pieces)
        {
            var item = ItemOf(entry, detail, amount, statement, nextPosition(), newId());
            item.Break(BreakReason.NotInLedger);
            if (!statement.IsNotification)
            {
                item.BeStatedIn(statement.Id);
            }

            yield return item;
        }
    }

    /// <summary>What a statement begins with beyond the end of the one before: kept as an item, so that it is explained one day.</summary>
    public static ReconciliationItem? Gap(ReceivedStatement statement, long amountMinor, long position, DateOnly date, Guid id)
    {
        if (amountMinor == 0)
        {
            return null;
        }

        var item = new ReconciliationItem
        {
            Id = id,
            LedgerAccountId = statement.LedgerAccountId,
            AccountCode = statement.AccountCode,
            Side = ReconciliationSide.Statement,
            StatementId = statement.Id,
            Position = position,
            AmountMinor = amountMinor,
            CurrencyCode = statement.CurrencyCode,
            BookingDate = date,
        };
        item.Break(BreakReason.OpeningBalance);
        item.BeStatedIn(statement.Id);
        return item;
    }

    /// <summary>The difference that a match within a tolerance leaves on the statement's side.</summary>
    public static ReconciliationItem LeftOver(ItemMatch match, Guid matchId, Guid id)
    {
        var matched = match.Statement[0];
        var item = new ReconciliationItem
        {
            Id = id,
            LedgerAccountId = matched.LedgerAccountId,
            AccountCode = matched.AccountCode,
            Side = ReconciliationSide.Statement,
            AmountMinor = match.DifferenceMinor,
            CurrencyCode = matched.CurrencyCode,
            BookingDate = matched.BookingDate,
            EndToEndId = matched.EndToEndId,
            ServicerReference = matched.ServicerReference,
            LeftOverOf = matchId,
        };
        item.Break(BreakReason.Tolerated);
        return item;
    }

    private static ReconciliationItem ItemOf(
        StatementEntry entry, StatementEntryDetail? detail, long amount, ReceivedStatement statement, long position, Guid id) => new()
        {
            Id = id,
            LedgerAccountId = statement.LedgerAccountId,
            AccountCode = statement.AccountCode,
            Side = ReconciliationSide.Statement,
            StatementId = statement.Id,
            Position = position,
            AmountMinor = amount,
            CurrencyCode = statement.CurrencyCode,
            BookingDate = entry.BookingDate ?? entry.ValueDate ?? statement.ClosingDate,
            Uetr = Fitting(detail?.Uetr, LongestUetr),
            EndToEndId = Fitting(detail?.EndToEndId),
            InstructionId = Fitting(detail?.InstructionId),
            TransactionId = Fitting(detail?.TransactionId),
            BatchReference = Fitting(detail?.MessageId ?? (entry.Details.Count > 1 ? CommonMessage(entry) : null) ?? entry.BatchMessageId),
            TextReferences = ReferenceText.FoundIn(
                detail?.CreditorReference, detail?.RemittanceInformation, entry.AdditionalInformation, detail?.EndToEndId, detail?.TransactionId),
            ServicerReference = Fitting(detail?.AccountServicerReference ?? entry.AccountServicerReference, LongestServicerReference),
        };

    // ISO's references have 35 characters; other formats know no such bound, and what is longer counts as a text.
    private static string? Fitting(string? reference, int longest = LongestReference) =>
        string.IsNullOrWhiteSpace(reference) || reference.Length > longest ? null : reference;

    private static string? CommonMessage(StatementEntry entry) =>
        entry.Details.Select(detail => detail.MessageId).Distinct().ToList() is [var only] ? only : null;

    private static long? Amount(StatementEntryDetail detail, StatementEntry entry) =>
        detail.Amount is { } amount && amount.Currency == entry.Amount.Currency
            ? Signed(amount.MinorUnits, detail.IsCredit ?? entry.IsCredit)
            : null;

    private static long Signed(long minorUnits, bool isCredit) => isCredit ? minorUnits : -minorUnits;
}
