using System.Globalization;
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

/// <summary>What was booked on an account, the newest first.</summary>
/// <param name="Holder">Who has to be allowed to see it; null for staff.</param>
/// <param name="After">The <c>next</c> of the page before.</param>
internal sealed record GetTransactions(Guid AccountId, Guid? Holder, DateOnly? From, DateOnly? To, string? After, int Limit)
    : IQuery<Page<TransactionView>>;

/// <param name="Side">Seen from the customer: a credit came in, a debit went out.</param>
/// <param name="BalanceAfter">Booked balance right after it.</param>
/// <param name="CounterpartyName">Who paid a credit, who was paid by a debit.</param>
/// <param name="EventCode">What happened: <c>transfer</c>, <c>opening-balance</c> …</param>
/// <param name="Reference">Unique in the bank.</param>
/// <param name="IsReversal">It takes an earlier entry back.</param>
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
    bool IsReversal);

internal sealed class GetTransactionsHandler(IMediator bank, EntryNarration narration) : IQueryHandler<GetTransactions, Page<TransactionView>>
{
    public async Task<Result<Page<TransactionView>>> Handle(GetTransactions query, CancellationToken cancellationToken)
    {
        if (!TryPosition(query.After, out var after))
        {
            return PlatformErrors.PageCursorInvalid;
        }

        var account = await bank.Send(new GetAccount(query.AccountId, query.Holder), cancellationToken);
        if (!account.IsSuccess)
        {
            return account.Failure;
        }

        var history = await bank.Send(
            new GetAccountHistory(account.Value.LedgerAccountId, query.From, query.To, after, query.Limit, NewestFirst: true), cancellationToken);
        if (!history.IsSuccess)
        {
            return history.Failure;
        }

        var lines = await narration.DescribeAsync(history.Value.Lines, cancellationToken);
        return new Page<TransactionView>([.. lines.Select(ViewOf)], history.Value.Next is { } next ? $"{next.EntryId}-{next.LineNumber}" : null);
    }

    private static TransactionView ViewOf(StatementLine line) => new(
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
        line.Booked.Reverses is not null);

    private static bool TryPosition(string? cursor, out HistoryPosition? position)
    {
        position = null;
        if (string.IsNullOrEmpty(cursor))
        {
            return true;
        }

        if (cursor.Split('-') is [var entry, var line]
            && long.TryParse(entry, NumberStyles.None, CultureInfo.InvariantCulture, out var entryId)
            && int.TryParse(line, NumberStyles.None, CultureInfo.InvariantCulture, out var lineNumber))
        {
            position = new HistoryPosition(entryId, lineNumber);
        }

        return position is not null;
    }
}
