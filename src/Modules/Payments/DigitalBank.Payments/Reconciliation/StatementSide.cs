using DigitalBank.Payments.Booking;
using DigitalBank.Payments.Iso20022.Models;

namespace DigitalBank.Payments.Reconciliation;

/// <summary>Turns a correspondent's statement into items. Pure.</summary>
internal static class StatementSide
{
    private const string Booked = "BOOK";

    /// <summary>Entries that moved money; what is pending or for information comes again when it is booked.</summary>
    public static IEnumerable<StatementEntry> BookedOf(IEnumerable<StatementEntry> entries) => entries.Where(entry => entry.Status == Booked);

    /// <summary>The entry as one item, or as one item per payment where it lists them with amounts that add up to its own.</summary>
    public static IEnumerable<ReconciliationItem> ItemsOf(
        StatementEntry entry, Nostro nostro, NostroStatement statement, Func<long> nextPosition, Func<Guid> newId)
    {
        var total = Signed(entry.Amount.MinorUnits, entry.IsCredit);
        var parts = entry.Details.Select(detail => (Detail: detail, Amount: Amount(detail, entry))).ToList();
        var isSplit = parts.Count > 1 && parts.All(part => part.Amount is not null) && parts.Sum(part => part.Amount!.Value) == total;
        var pieces = isSplit
            ? parts.Select(part => (Detail: (StatementEntryDetail?)part.Detail, Amount: part.Amount!.Value))
            : [(parts.Count == 1 ? parts[0].Detail : null, total)];
        foreach (var (detail, amount) in pieces)
        {
            var item = new ReconciliationItem
            {
                Id = newId(),
                LedgerAccountId = statement.LedgerAccountId,
                NostroCode = nostro.Code,
                Side = ReconciliationSide.Statement,
                StatementId = statement.Id,
                Position = nextPosition(),
                AmountMinor = amount,
                CurrencyCode = nostro.CurrencyCode,
                BookingDate = entry.BookingDate ?? entry.ValueDate ?? statement.ClosingDate ?? default,
                Uetr = detail?.Uetr,
                EndToEndId = detail?.EndToEndId,
                InstructionId = detail?.InstructionId,
                TransactionId = detail?.TransactionId,
                ServicerReference = detail?.AccountServicerReference ?? entry.AccountServicerReference,
            };
            item.Break(BreakReason.NotInLedger);
            yield return item;
        }
    }

    /// <summary>What the statement begins with beyond the end of the one before: kept as an item, so that it is explained one day.</summary>
    public static ReconciliationItem? OpeningDifference(NostroStatement statement, long closingBefore, DateOnly date, Guid id)
    {
        if (statement.OpeningBalance is not { } opening || opening == closingBefore)
        {
            return null;
        }

        var item = new ReconciliationItem
        {
            Id = id,
            LedgerAccountId = statement.LedgerAccountId,
            NostroCode = statement.NostroCode,
            Side = ReconciliationSide.Statement,
            StatementId = statement.Id,
            Position = 0,
            AmountMinor = opening - closingBefore,
            CurrencyCode = statement.CurrencyCode,
            BookingDate = date,
        };
        item.Break(BreakReason.OpeningBalance);
        return item;
    }

    private static long? Amount(StatementEntryDetail detail, StatementEntry entry) =>
        detail.Amount is { } amount && amount.Currency == entry.Amount.Currency
            ? Signed(amount.MinorUnits, detail.IsCredit ?? entry.IsCredit)
            : null;

    // A credit at the correspondent is money of ours there: it came in.
    private static long Signed(long minorUnits, bool isCredit) => isCredit ? minorUnits : -minorUnits;
}
