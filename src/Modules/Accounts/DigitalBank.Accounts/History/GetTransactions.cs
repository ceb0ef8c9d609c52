using DigitalBank.Accounts.Categories;
using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Accounts.Statements;
using DigitalBank.Ledger.Contracts.Balances;
using DigitalBank.Ledger.Contracts.Journal;
using DigitalBank.Platform;
using DigitalBank.Platform.Http;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.SharedKernel.Results;
using MediatR;

namespace DigitalBank.Accounts.History;

/// <summary>What was booked on an account and is looked for, the newest first.</summary>
/// <param name="Holder">Who has to be allowed to see it; null for staff.</param>
/// <param name="After">The <c>next</c> of the page before.</param>
internal sealed record GetTransactions(Guid AccountId, Guid? Holder, TransactionFilter Filter, string? After, int Limit)
    : IQuery<Page<TransactionView>>;

/// <param name="Side">Seen from the customer: a credit came in, a debit went out.</param>
/// <param name="BalanceAfter">Booked balance right after it.</param>
/// <param name="CounterpartyName">Who paid a credit, who was paid by a debit.</param>
/// <param name="EventCode">What happened: <c>transfer</c>, <c>opening-balance</c> …</param>
/// <param name="Reference">Unique in the bank.</param>
/// <param name="IsReversal">It takes an earlier entry back.</param>
/// <param name="Category">By rule, or as the customer chose.</param>
internal sealed record TransactionView(
    string Reference,
    Side Side,
    Money Amount,
    Money BalanceAfter,
    DateOnly BookingDate,
    DateOnly ValueDate,
    string EventCode,
    string? CounterpartyName,
    string? CounterpartyAccount,
    string? EndToEndId,
    string? RemittanceInformation,
    bool IsReversal,
    string Category);

/// <summary>
/// Reads the account's lines from the newest on, in pages. Dates, amounts and direction are decided by the line; only what is left is
/// described and put into categories. A search that finds little stops after <see cref="MostExamined"/> lines and says where to go on, so
/// no request costs more than that, however long the history.
/// </summary>
internal sealed class GetTransactionsHandler(
    IMediator bank, EntryNarration narration, TransactionCategories categories, CategoryRules rules)
    : IQueryHandler<GetTransactions, Page<TransactionView>>
{
    public const int MostExamined = 2_000;

    private const int SearchPage = 500;

    public async Task<Result<Page<TransactionView>>> Handle(GetTransactions query, CancellationToken cancellationToken)
    {
        if (query.Filter.Check() is { } wrong)
        {
            return wrong;
        }

        if (query.Filter.Category is { } category && !rules.Knows(category))
        {
            return AccountsErrors.CategoryUnknown;
        }

        HistoryPosition? after = null;
        if (!string.IsNullOrEmpty(query.After) && !TransactionReference.TryParse(query.After, out after))
        {
            return PlatformErrors.PageCursorInvalid;
        }

        var account = await bank.Send(new GetAccount(query.AccountId, query.Holder), cancellationToken);
        if (!account.IsSuccess)
        {
            return account.Failure;
        }

        return await SearchAsync(query, account.Value, after, cancellationToken);
    }

    private async Task<Result<Page<TransactionView>>> SearchAsync(
        GetTransactions query, AccountView account, HistoryPosition? after, CancellationToken cancellationToken)
    {
        var (filter, found, examined) = (query.Filter, new List<TransactionView>(), 0);
        var pageSize = filter.LeavesOut ? Math.Max(SearchPage, query.Limit) : query.Limit;
        do
        {
            var history = await bank.Send(
                new GetAccountHistory(account.LedgerAccountId, filter.From, filter.To, after, pageSize, NewestFirst: true), cancellationToken);
            if (!history.IsSuccess)
            {
                return history.Failure;
            }

            var lines = await narration.DescribeAsync([.. history.Value.Lines.Where(filter.Fits)], cancellationToken);
            foreach (var (line, category) in await categories.OfAsync(account.AccountId, lines, cancellationToken))
            {
                if (!filter.Fits(line, category))
                {
                    continue;
                }

                // The page is full and there is at least one more.
                if (found.Count == query.Limit)
                {
                    return new Page<TransactionView>(found, found[^1].Reference);
                }

                found.Add(ViewOf(line, category));
            }

            after = history.Value.Next;
            examined += history.Value.Lines.Count;
        }
        while (after is not null && found.Count < query.Limit && examined < MostExamined);

        return new Page<TransactionView>(found, after is null ? null : TransactionReference.Of(after));
    }

    private static TransactionView ViewOf(StatementLine line, string category) => new(
        line.Reference,
        line.Booked.Side,
        line.Booked.Amount,
        line.Booked.BalanceAfter,
        line.Booked.BookingDate,
        line.Booked.ValueDate,
        line.Booked.EventCode,
        line.CounterpartyName,
        line.CounterpartyAccount,
        line.Narrative?.EndToEndId,
        line.Narrative?.RemittanceInformation,
        line.Booked.Reverses is not null,
        category);
}
