using System.Security.Cryptography;
using System.Text;
using DigitalBank.Payments.Data;
using DigitalBank.Payments.Iso20022.Models;
using DigitalBank.Payments.Reconciliation.Reading;
using DigitalBank.Platform.Time;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Payments.Reconciliation;

/// <summary>Reads one statement into the items that it brings, in the chain of statements of its account. Saves nothing.</summary>
internal sealed class StatementIntake(PaymentsDbContext db, IBusinessCalendar calendar, TimeProvider clock)
{
    /// <summary>Position of what a late statement corrects in the one after it; the statement's own gap has 0, its entries more.</summary>
    private const long CorrectionPosition = -1;

    private const int PageSize = 1000;

    /// <returns>Why the statement was there before, or null.</returns>
    public async Task<Failure?> WhyKnownAsync(IncomingStatement incoming, CancellationToken cancellationToken)
    {
        var key = DuplicateKeyOf(incoming);
        var known = await db.ReceivedStatements.AsNoTracking().FirstOrDefaultAsync(
            earlier => earlier.LedgerAccountId == incoming.Account.LedgerAccountId && earlier.DuplicateKey == key, cancellationToken);
        return known is null ? null : PaymentsErrors.StatementDuplicate.Because(
            $"Statement {incoming.Statement.Number} of the file was taken in before, at {known.ReceivedAt:yyyy-MM-dd HH:mm} UTC from {known.FileName}. "
            + "Nothing of it was taken in again.");
    }

    /// <summary>To be asked before anything else of the account is read: of two statements that took the same number one is not saved.</summary>
    public async Task<long> NextNumberAsync(ReconciledAccount account, CancellationToken cancellationToken) =>
        1 + (await db.ReceivedStatements.Where(earlier => earlier.LedgerAccountId == account.LedgerAccountId)
            .MaxAsync(earlier => (long?)earlier.Number, cancellationToken) ?? 0);

    /// <param name="existing">What is open on the account, and what was notified and stands in no statement yet.</param>
    public async Task<ReconciliationRun> ReadAsync(
        IncomingStatement incoming, long number, IReadOnlyList<ReconciliationItem> existing, CancellationToken cancellationToken)
    {
        var date = incoming.Statement.Closing?.Date ?? incoming.Totals.LastDate ?? await calendar.TodayAsync(cancellationToken);
        var before = await NeighbourAsync(incoming, date, isBefore: true, cancellationToken);
        var statement = StatementOf(incoming, number, date, before?.ClosingBalance ?? 0);
        var run = new ReconciliationRun(incoming.Account, existing) { Statement = statement };
        var waiting = existing.Where(item => item.IsOnlyNotified).ToList();
        var position = 0L;
        var items = incoming.Entries.SelectMany(entry => StatementSide.ItemsOf(entry, statement, () => ++position, NewId));
        if (incoming.IsNotification)
        {
            await AddNotifiedAsync(run, [.. items], waiting, cancellationToken);
            return run;
        }

        AddStated(run, items, new NotifiedEntries(waiting));
        var next = await NeighbourAsync(incoming, date, isBefore: false, cancellationToken);
        AddGaps(run, before, next);
        return run;
    }

    private static void AddStated(ReconciliationRun run, IEnumerable<ReconciliationItem> items, NotifiedEntries waiting)
    {
        foreach (var item in items)
        {
            if (waiting.Recognise(item) is { } notified)
            {
                notified.BeStatedIn(run.Statement!.Id);
            }
            else
            {
                run.New.Add(item);
            }
        }
    }

    /// <summary>Entries that a statement or an earlier notification has already stay out, and those that no statement could be recognised by.</summary>
    private async Task AddNotifiedAsync(
        ReconciliationRun run, List<ReconciliationItem> items, IReadOnlyList<ReconciliationItem> waiting, CancellationToken cancellationToken)
    {
        // Rows by id: one that a page finds again counts once. Of several equal entries each of the known ones stands for one.
        var known = waiting.ToDictionary(item => item.Id, item => NotifiedEntries.Keys(item.ServicerReference, item.Uetr, item.AmountMinor));
        foreach (var page in items.Chunk(PageSize))
        {
            var references = page.Select(item => item.ServicerReference).OfType<string>().Distinct().ToList();
            var uetrs = page.Select(item => item.Uetr).OfType<string>().Distinct().ToList();
            var stated = await db.ReconciliationItems.AsNoTracking()
                .Where(item => item.LedgerAccountId == run.Account.LedgerAccountId && item.Side == ReconciliationSide.Statement && item.StatementId != null
                    && ((item.ServicerReference != null && references.Contains(item.ServicerReference)) || (item.Uetr != null && uetrs.Contains(item.Uetr))))
                .Select(item => new { item.Id, item.ServicerReference, item.Uetr, item.AmountMinor })
                .ToListAsync(cancellationToken);
            foreach (var item in stated)
            {
                known[item.Id] = NotifiedEntries.Keys(item.ServicerReference, item.Uetr, item.AmountMinor);
            }
        }

        var left = known.Values.SelectMany(keys => keys).CountBy(each => each).ToDictionary();
        var fresh = items.Where(item => NotifiedEntries.Identity(item) is { } identity && !TakeOne(left, (identity, item.AmountMinor))).ToList();
        run.New.AddRange(fresh);
        run.Skipped = items.Count - fresh.Count;
    }

    private static bool TakeOne(Dictionary<(string Identity, long AmountMinor), int> left, (string Identity, long AmountMinor) key)
    {
        var count = left.GetValueOrDefault(key);
        left[key] = Math.Max(0, count - 1);
        return count > 0;
    }

    /// <summary>What is missing before the statement, and what it fills of what was missing after it.</summary>
    private void AddGaps(ReconciliationRun run, ReceivedStatement? before, ReceivedStatement? next)
    {
        var statement = run.Statement!;
        var endedWith = before?.ClosingBalance ?? 0;
        var own = StatementSide.Gap(
            statement, statement.OpeningBalance - endedWith, position: 0, statement.ClosingDate, NewId());
        var correction = next is null
            ? null
            : StatementSide.Gap(statement, endedWith - statement.ClosingBalance, CorrectionPosition, next.ClosingDate, NewId());
        run.New.AddRange(new[] { own, correction }.OfType<ReconciliationItem>());
    }

    private Task<ReceivedStatement?> NeighbourAsync(
        IncomingStatement incoming, DateOnly date, bool isBefore, CancellationToken cancellationToken)
    {
        var others = db.ReceivedStatements.AsNoTracking()
            .Where(other => other.LedgerAccountId == incoming.Account.LedgerAccountId && !other.IsNotification);
        return isBefore
            ? others.Where(other => other.ClosingDate <= date)
                .OrderByDescending(other => other.ClosingDate).ThenByDescending(other => other.Number).FirstOrDefaultAsync(cancellationToken)
            : others.Where(other => other.ClosingDate > date)
                .OrderBy(other => other.ClosingDate).ThenBy(other => other.Number).FirstOrDefaultAsync(cancellationToken);
    }

    private ReceivedStatement StatementOf(IncomingStatement incoming, long number, DateOnly date, long closingBefore)
    {
        var given = incoming.Statement;
        var sum = (long)incoming.Totals.SumMinor;
        var opening = given.Opening?.Amount.MinorUnits ?? (given.Closing is { } closing ? closing.Amount.MinorUnits - sum : closingBefore);
        return new ReceivedStatement
        {
            Id = NewId(),
            LedgerAccountId = incoming.Account.LedgerAccountId,
            Number = number,
            AccountCode = incoming.Account.Code,
            CurrencyCode = incoming.Account.CurrencyCode,
            StatementId = given.StatementId,
            IsNotification = incoming.IsNotification,
            DuplicateKey = DuplicateKeyOf(incoming),
            ContentHash = incoming.ContentHash,
            FileName = incoming.FileName,
            ClosingDate = date,
            OpeningBalance = opening,
            ClosingBalance = given.Closing?.Amount.MinorUnits ?? opening + sum,
            Entries = incoming.Totals.Entries,
            ReceivedAt = clock.GetUtcNow(),
        };
    }

    // Numbers of MT940 begin again each year, and with some banks each day: only with the balances do they name a statement.
    private static string DuplicateKeyOf(IncomingStatement incoming)
    {
        var identity = $"{incoming.Statement.StatementId}\n{incoming.Statement.Account.Identifier}\n{incoming.Statement.Closing?.Date:O}"
            + (incoming.Statement.MessageName == Mt940Format.Name ? $"\n{Amount(incoming.Statement.Opening)}\n{Amount(incoming.Statement.Closing)}" : string.Empty)
            + (incoming.IsNotification ? "\nnotification" : string.Empty);
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(identity)));
    }

    private static string Amount(StatementBalance? balance) => balance?.Amount.ToString() ?? string.Empty;

    private Guid NewId() => Guid.CreateVersion7(clock.GetUtcNow());
}
