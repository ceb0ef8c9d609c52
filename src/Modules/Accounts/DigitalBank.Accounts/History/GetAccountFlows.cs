using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Ledger.Contracts.Balances;
using DigitalBank.Ledger.Contracts.Journal;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.SharedKernel.Results;
using MediatR;

namespace DigitalBank.Accounts.History;

internal sealed class GetAccountFlowsHandler(IMediator bank) : IQueryHandler<GetAccountFlows, AccountFlows>
{
    private const int LinesPerPage = 1_000;

    public async Task<Result<AccountFlows>> Handle(GetAccountFlows query, CancellationToken cancellationToken)
    {
        var account = await bank.Send(new GetAccount(query.AccountId), cancellationToken);
        if (!account.IsSuccess)
        {
            return account.Failure;
        }

        var from = query.From > account.Value.OpenedOn ? query.From : account.Value.OpenedOn;
        var nothing = Money.Zero(Currency.Of(account.Value.CurrencyCode));
        var months = new SortedDictionary<DateOnly, MonthlyFlow>();
        for (var month = FirstOf(from); month <= query.To; month = month.AddMonths(1))
        {
            months[month] = new MonthlyFlow(month, nothing, nothing);
        }

        HistoryPosition? after = null;
        do
        {
            var page = await bank.Send(
                new GetAccountHistory(account.Value.LedgerAccountId, from, query.To, after, LinesPerPage), cancellationToken);
            if (!page.IsSuccess)
            {
                return page.Failure;
            }

            foreach (var line in page.Value.Lines.Where(line => line.Source != query.WithoutSource))
            {
                var month = FirstOf(line.BookingDate);
                months[month] = With(months.GetValueOrDefault(month) ?? new MonthlyFlow(month, nothing, nothing), line);
            }

            after = page.Value.Next;
        }
        while (after is not null);

        return new AccountFlows(account.Value.OpenedOn, [.. months.Values]);
    }

    /// <summary>A reversed credit comes as a debit and is no spending, and the other way round.</summary>
    private static MonthlyFlow With(MonthlyFlow flow, AccountLine line) => (line.Side, line.Reverses) switch
    {
        (Side.Credit, null) => flow with { Inflow = flow.Inflow + line.Amount },
        (Side.Debit, null) => flow with { Outflow = flow.Outflow + line.Amount },
        (Side.Debit, _) => flow with { Inflow = flow.Inflow - line.Amount },
        _ => flow with { Outflow = flow.Outflow - line.Amount },
    };

    private static DateOnly FirstOf(DateOnly day) => new(day.Year, day.Month, 1);
}
