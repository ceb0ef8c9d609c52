using System.Security.Cryptography;
using System.Text;
using DigitalBank.Ledger.Contracts.Balances;
using DigitalBank.Payments.Booking;
using DigitalBank.Payments.Data;
using DigitalBank.Payments.Orders;
using DigitalBank.Platform.Time;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.SharedKernel.Results;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace DigitalBank.Payments.Reconciliation;

/// <summary>Takes in one statement: its items, the matches it brings and the payments it settles are one transaction.</summary>
internal sealed class StatementReconciler(
    PaymentsDbContext db,
    IMediator bank,
    LedgerSide ledgerSide,
    BankLedgerAccounts ledgerAccounts,
    IBusinessCalendar calendar,
    TimeProvider clock,
    IOptions<PaymentsOptions> options)
{
    public async Task<Result<ReconciledStatement>> ReconcileAsync(IncomingStatement incoming, CancellationToken cancellationToken)
    {
        db.ChangeTracker.Clear();
        var account = await ledgerAccounts.NostroAsync(incoming.Nostro, cancellationToken);
        if (!account.IsSuccess)
        {
            return account.Failure;
        }

        var statement = StatementOf(incoming, account.Value);
        if (await db.NostroStatements.AnyAsync(
            known => known.LedgerAccountId == statement.LedgerAccountId && known.DuplicateKey == statement.DuplicateKey, cancellationToken))
        {
            return PaymentsErrors.StatementDuplicate;
        }

        await ledgerSide.TakeUpAsync(incoming.Nostro, account.Value, cancellationToken);
        var items = await OpenItemsAsync(account.Value, cancellationToken);
        items.AddRange(await TakeInAsync(incoming, statement, cancellationToken));
        var matches = await MatchAsync(items, statement, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return await ReportAsync(incoming, statement, items, matches, cancellationToken);
    }

    private async Task<List<ReconciliationItem>> TakeInAsync(
        IncomingStatement incoming, NostroStatement statement, CancellationToken cancellationToken)
    {
        var closingBefore = await db.NostroStatements
            .Where(earlier => earlier.LedgerAccountId == statement.LedgerAccountId && earlier.ClosingBalance != null)
            .OrderByDescending(earlier => earlier.ClosingDate).ThenByDescending(earlier => earlier.ReceivedAt)
            .Select(earlier => earlier.ClosingBalance)
            .FirstOrDefaultAsync(cancellationToken) ?? 0;
        var position = 0L;
        var items = incoming.Entries
            .SelectMany(entry => StatementSide.ItemsOf(entry, incoming.Nostro, statement, () => ++position, NewId))
            .ToList();
        var openingDate = incoming.Statement.Opening?.Date ?? statement.ClosingDate ?? await calendar.TodayAsync(cancellationToken);
        if (StatementSide.OpeningDifference(statement, closingBefore, openingDate, NewId()) is { } difference)
        {
            items.Add(difference);
        }

        db.NostroStatements.Add(statement);
        db.ReconciliationItems.AddRange(items);
        return items;
    }

    private async Task<IReadOnlyList<ItemMatch>> MatchAsync(
        List<ReconciliationItem> items, NostroStatement statement, CancellationToken cancellationToken)
    {
        foreach (var pair in ItemMatcher.TakenBack([.. items.Where(item => item.Side == ReconciliationSide.Ledger)]))
        {
            var matchId = NewId();
            pair.Sent.Match(matchId, MatchRule.TakenBack, clock.GetUtcNow());
            pair.Back.Match(matchId, MatchRule.TakenBack, clock.GetUtcNow());
        }

        var matches = ItemMatcher.Match(
            [.. items.Where(item => item.Side == ReconciliationSide.Statement)],
            [.. items.Where(item => item is { Side: ReconciliationSide.Ledger, MatchId: null })],
            options.Value.MatchWindowDays);
        foreach (var match in matches)
        {
            var matchId = NewId();
            match.Statement.Match(matchId, match.Rule, clock.GetUtcNow());
            match.Ledger.Match(matchId, match.Rule, clock.GetUtcNow());
        }

        await SettleAsync(matches, statement, cancellationToken);
        await new BreakReasons(db).ExplainAsync([.. items.Where(item => item.MatchId is null)], cancellationToken);
        return matches;
    }

    private async Task SettleAsync(IReadOnlyList<ItemMatch> matches, NostroStatement statement, CancellationToken cancellationToken)
    {
        foreach (var ids in matches.Select(match => match.Ledger.PaymentOrderId).OfType<Guid>().Chunk(options.Value.InFlight))
        {
            var sent = await db.Orders
                .Where(order => ids.Contains(order.Id) && order.Status == PaymentOrderStatus.Sent)
                .ToListAsync(cancellationToken);
            foreach (var order in sent)
            {
                order.ConfirmSettlement(statement.StatementId, clock.GetUtcNow());
            }
        }
    }

    private Task<List<ReconciliationItem>> OpenItemsAsync(long ledgerAccountId, CancellationToken cancellationToken) =>
        db.ReconciliationItems
            .Where(item => item.LedgerAccountId == ledgerAccountId && item.MatchId == null)
            .ToListAsync(cancellationToken);

    private async Task<Result<ReconciledStatement>> ReportAsync(
        IncomingStatement incoming,
        NostroStatement statement,
        List<ReconciliationItem> items,
        IReadOnlyList<ItemMatch> matches,
        CancellationToken cancellationToken)
    {
        var today = await calendar.TodayAsync(cancellationToken);
        var currency = Currency.Of(statement.CurrencyCode);
        var balances = await bank.Send(new GetBalances([statement.LedgerAccountId]), cancellationToken);
        if (!balances.IsSuccess)
        {
            return balances.Failure;
        }

        var ledgerBalance = balances.Value.TryGetValue(statement.LedgerAccountId, out var view) ? view.BookedBalance : Money.Zero(currency);
        var open = items.Where(item => item.MatchId is null).OrderBy(item => item.BookingDate).ThenBy(item => item.Id).ToList();
        var notInStatement = SumOf(open, ReconciliationSide.Ledger, currency);
        var notInLedger = SumOf(open, ReconciliationSide.Statement, currency);
        Money? closing = statement.ClosingBalance is { } minor ? Money.OfMinor(minor, currency) : null;
        return new ReconciledStatement(
            statement.Id,
            statement.NostroCode,
            statement.CurrencyCode,
            statement.StatementId,
            statement.ClosingDate,
            incoming.Entries.Count,
            closing,
            ledgerBalance,
            notInStatement,
            notInLedger,
            closing is null ? null : ledgerBalance - notInStatement - (closing.Value - notInLedger),
            [.. matches.Select(ViewOf)],
            [.. open.Select(item => BreakView.Of(item, today))]);
    }

    private static Money SumOf(List<ReconciliationItem> open, ReconciliationSide side, Currency currency) =>
        Money.OfMinor(open.Where(item => item.Side == side).Sum(item => item.AmountMinor), currency);

    private static MatchView ViewOf(ItemMatch match) => new(
        match.Ledger.MatchId!.Value,
        match.Rule,
        Money.OfMinor(match.Ledger.AmountMinor, Currency.Of(match.Ledger.CurrencyCode)),
        match.Statement.BookingDate,
        match.Ledger.BookingDate,
        match.Ledger.EntryId!.Value,
        match.Ledger.PaymentOrderId);

    private NostroStatement StatementOf(IncomingStatement incoming, long ledgerAccountId)
    {
        var closing = incoming.Statement.Closing;
        var identity = $"{incoming.Statement.StatementId}\n{incoming.Statement.Account.Identifier}\n{closing?.Date:O}";
        return new NostroStatement
        {
            Id = NewId(),
            LedgerAccountId = ledgerAccountId,
            NostroCode = incoming.Nostro.Code,
            CurrencyCode = incoming.Nostro.CurrencyCode,
            StatementId = incoming.Statement.StatementId,
            DuplicateKey = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(identity))),
            ContentHash = incoming.ContentHash,
            FileName = incoming.FileName,
            ClosingDate = closing?.Date,
            OpeningBalance = incoming.Statement.Opening?.Amount.MinorUnits,
            ClosingBalance = closing?.Amount.MinorUnits,
            Entries = incoming.Entries.Count,
            ReceivedAt = clock.GetUtcNow(),
        };
    }

    private Guid NewId() => Guid.CreateVersion7(clock.GetUtcNow());
}
