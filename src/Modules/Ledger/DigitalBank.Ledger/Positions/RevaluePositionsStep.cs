using System.Globalization;
using DigitalBank.Ledger.Contracts.Accounts;
using DigitalBank.Ledger.Contracts.Journal;
using DigitalBank.Ledger.Data;
using DigitalBank.Platform;
using DigitalBank.Platform.Jobs;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.SharedKernel.Results;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Ledger.Positions;

/// <summary>
/// Brings each currency position to the day's rate. What is posted is the difference between the value and what the books say so far (delta
/// method): nothing is reversed the next day, and where neither rate nor position changed nothing is posted.
/// </summary>
internal sealed class RevaluePositionsStep(PositionReader positions, LedgerDbContext db, IMediator bank) : ICloseOfBusinessStep
{
    public string Name => "revalue-positions";

    /// <summary>After all that moves money, before the proofs and statements.</summary>
    public int Order => 850;

    public async Task<StepReport> RunAsync(DateOnly closingDate, CancellationToken cancellationToken)
    {
        var done = await db.Revaluations
            .Where(revaluation => revaluation.ClosingDate == closingDate)
            .Select(revaluation => revaluation.CurrencyCode)
            .ToListAsync(cancellationToken);
        var (items, findings) = (0L, new List<string>());
        foreach (var position in await positions.ReadAsync(closingDate, cancellationToken))
        {
            if (done.Contains(position.Currency.Code) || position.IsEmpty)
            {
                continue;
            }

            if (await RevalueAsync(closingDate, position, cancellationToken) is { } finding)
            {
                findings.Add(finding);
            }
            else
            {
                items++;
            }
        }

        return new StepReport(items, findings.Count, findings.Count == 0 ? null : string.Join(" ", findings));
    }

    /// <returns>Why it could not be done, or null.</returns>
    private async Task<string?> RevalueAsync(DateOnly closingDate, BookedPosition position, CancellationToken cancellationToken)
    {
        var currency = position.Currency.Code;
        if (position.Value is not { } value)
        {
            return $"There is no rate for {currency}.";
        }

        // After a crash between posting and noting it the difference is gone from the books; the key still finds what was posted.
        var key = DerivedKey.Of("ledger", "revaluation", closingDate.ToString("O", CultureInfo.InvariantCulture), currency);
        var earlier = await bank.Send(new FindJournalEntryByKey(key), cancellationToken);
        var result = earlier.IsSuccess ? ResultOf(earlier.Value, position.AdjustmentId) : value - position.BookedValue;
        var entryId = earlier.IsSuccess ? earlier.Value.EntryId : (long?)null;
        if (!earlier.IsSuccess && !result.IsZero)
        {
            var posted = await PostAsync(key, closingDate, position, result, cancellationToken);
            if (!posted.IsSuccess)
            {
                return $"{currency}: {posted.Failure.Message} ({posted.Failure.Code})";
            }

            entryId = posted.Value.EntryId;
        }

        db.Revaluations.Add(new Revaluation
        {
            ClosingDate = closingDate,
            CurrencyCode = currency,
            Position = position.Position.MinorUnits,
            Rate = position.Rate?.Rate ?? 0,
            RateDate = position.Rate?.Date ?? closingDate,
            Result = result.MinorUnits,
            EntryId = entryId,
        });
        await db.SaveChangesAsync(CancellationToken.None); // it is posted: note it in any case
        return null;
    }

    private async Task<Result<JournalEntryReceipt>> PostAsync(
        Guid key, DateOnly closingDate, BookedPosition position, Money result, CancellationToken cancellationToken)
    {
        var code = result.IsPositive ? PositionCodes.Gains : PositionCodes.Losses;
        var against = await bank.Send(new FindLedgerAccount(code, result.Currency.Code), cancellationToken);
        if (!against.IsSuccess)
        {
            return against.Failure;
        }

        var amount = result.IsPositive ? result : -result;
        var (up, down) = result.IsPositive ? (Side.Debit, Side.Credit) : (Side.Credit, Side.Debit);
        return await bank.Send(
            new PostJournalEntry(
                key,
                "ledger",
                $"{position.Currency.Code} {closingDate.ToString("O", CultureInfo.InvariantCulture)}",
                "revaluation",
                closingDate,
                [
                    new Posting(position.AdjustmentId, up, amount, closingDate),
                    new Posting(against.Value.LedgerAccountId, down, amount, closingDate),
                ]),
            cancellationToken);
    }

    private static Money ResultOf(JournalEntryView entry, long adjustmentId)
    {
        var line = entry.Postings.First(posting => posting.LedgerAccountId == adjustmentId);
        return line.Side == Side.Debit ? line.Amount : -line.Amount;
    }
}
