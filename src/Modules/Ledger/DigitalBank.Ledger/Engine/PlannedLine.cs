using DigitalBank.Ledger.Contracts.Journal;

namespace DigitalBank.Ledger.Engine;

/// <summary>A line as it will stand in the journal.</summary>
internal readonly record struct PlannedLine(
    long Position, long AccountId, Side Side, long Amount, DateOnly BookingDate, DateOnly ValueDate, long BalanceAfter, long Previous, long Checksum)
{
    /// <param name="index">Counts from 0; line numbers count from 1.</param>
    public static PlannedLine Of(PostingRequest entry, int index)
    {
        var line = entry.Postings[index];
        var position = LinePosition.Of(entry.EntryId, index + 1);
        var amount = line.Amount.MinorUnits;
        var (balance, previous) = entry.Linked[index];
        return new PlannedLine(
            position,
            line.LedgerAccountId,
            line.Side,
            amount,
            entry.BookingDate,
            line.ValueDate,
            balance,
            previous,
            LineChecksum.Of(position, line.LedgerAccountId, line.Side, amount, entry.BookingDate, line.ValueDate, balance, previous));
    }
}
