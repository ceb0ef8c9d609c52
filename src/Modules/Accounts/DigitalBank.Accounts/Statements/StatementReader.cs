using System.Runtime.CompilerServices;
using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Ledger.Contracts.Balances;
using DigitalBank.Platform.Configuration;
using DigitalBank.Platform.Time;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.SharedKernel.Results;
using MediatR;
using Microsoft.Extensions.Options;

namespace DigitalBank.Accounts.Statements;

/// <summary>Makes statements out of the ledger's lines.</summary>
internal sealed class StatementReader(
    IMediator bank, EntryNarration narration, IBusinessCalendar calendar, TimeProvider clock, IOptions<BankSettings> settings)
{
    /// <summary>The ledger gives out no larger pages. Most statements are one page and are read once; others are read twice.</summary>
    private const int PageSize = 5_000;

    /// <returns>A statement that foots, or why there is none.</returns>
    public async Task<Result<Statement>> ReadAsync(
        AccountView account, DateOnly from, DateOnly to, int? sequenceNumber, CancellationToken cancellationToken)
    {
        var surveyed = await SurveyAsync(account, from, to, cancellationToken);
        if (!surveyed.IsSuccess)
        {
            return surveyed.Failure;
        }

        var survey = surveyed.Value;
        var opening = await BalanceAsync(account, from.AddDays(-1), cancellationToken);
        if (!opening.IsSuccess)
        {
            return opening.Failure;
        }

        var closing = opening.Value + survey.Totals.Net;

        // A day that is still open may get lines while we look; a closed one never, so there the ledger must agree.
        if (to < await calendar.TodayAsync(cancellationToken))
        {
            var asBooked = await BalanceAsync(account, to, cancellationToken);
            if (!asBooked.IsSuccess || asBooked.Value != closing)
            {
                return asBooked.Failure ?? AccountsErrors.StatementDoesNotFoot;
            }
        }

        return new Statement(
            account, from, to, sequenceNumber, opening.Value, closing, survey.Totals, clock.GetUtcNow(),
            new StatementServicer(settings.Value.Name, settings.Value.Bic, settings.Value.Address, settings.Value.Colour),
            token => LinesAsync(account, from, to, survey, token));
    }

    private async Task<Result<Survey>> SurveyAsync(AccountView account, DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        var totals = StatementTotals.None(Currency.Of(account.CurrencyCode));
        IReadOnlyList<AccountLine>? onlyPage = null;
        HistoryPosition? after = null;
        do
        {
            var page = await PageAsync(account, from, to, after, cancellationToken);
            if (!page.IsSuccess)
            {
                return page.Failure;
            }

            totals = page.Value.Lines.Aggregate(totals, (sum, line) => sum.With(line));
            onlyPage = after is null && page.Value.Next is null ? page.Value.Lines : null;
            after = page.Value.Next;
        }
        while (after is not null);

        return new Survey(totals, onlyPage);
    }

    private async IAsyncEnumerable<StatementLine> LinesAsync(
        AccountView account, DateOnly from, DateOnly to, Survey survey, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var left = survey.Totals.Count;
        HistoryPosition? after = null;
        while (left > 0)
        {
            var lines = survey.OnlyPage;
            if (lines is null)
            {
                var page = await PageAsync(account, from, to, after, cancellationToken);
                (lines, after) = (page.Value.Lines, page.Value.Next);
            }

            // Lines that were booked since the survey are behind those that it counted.
            foreach (var line in await narration.DescribeAsync([.. lines.Take((int)Math.Min(left, PageSize))], cancellationToken))
            {
                yield return line;
            }

            left -= lines.Count;
        }
    }

    private Task<Result<AccountHistory>> PageAsync(
        AccountView account, DateOnly from, DateOnly to, HistoryPosition? after, CancellationToken cancellationToken) =>
        bank.Send(new GetAccountHistory(account.LedgerAccountId, from, to, after, PageSize), cancellationToken);

    private Task<Result<Money>> BalanceAsync(AccountView account, DateOnly date, CancellationToken cancellationToken) =>
        bank.Send(new GetBalanceAsOf(account.LedgerAccountId, date, DateBasis.BookingDate), cancellationToken);

    private sealed record Survey(StatementTotals Totals, IReadOnlyList<AccountLine>? OnlyPage);
}
