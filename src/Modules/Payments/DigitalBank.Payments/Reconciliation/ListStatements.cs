using DigitalBank.Payments.Data;
using DigitalBank.Platform.Http;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Payments.Reconciliation;

/// <summary>A page of the statements and notifications that were taken in, in the order in which they came.</summary>
internal sealed record ListStatements(string? AccountCode, string? CurrencyCode, Guid? After, int Limit) : IQuery<Page<ReceivedStatementView>>;

/// <param name="Statement">The other bank's identification of it.</param>
/// <param name="OpeningBalance">From our view; null for a notification, which tells of no balances.</param>
internal sealed record ReceivedStatementView(
    Guid StatementId,
    string AccountCode,
    string CurrencyCode,
    string Statement,
    bool IsNotification,
    string FileName,
    DateOnly ClosingDate,
    Money? OpeningBalance,
    Money? ClosingBalance,
    long Entries,
    DateTimeOffset ReceivedAt)
{
    public static ReceivedStatementView Of(ReceivedStatement statement)
    {
        var currency = Currency.Of(statement.CurrencyCode);
        return new ReceivedStatementView(
            statement.Id,
            statement.AccountCode,
            statement.CurrencyCode,
            statement.StatementId,
            statement.IsNotification,
            statement.FileName,
            statement.ClosingDate,
            statement.IsNotification ? null : Money.OfMinor(statement.OpeningBalance, currency),
            statement.IsNotification ? null : Money.OfMinor(statement.ClosingBalance, currency),
            statement.Entries,
            statement.ReceivedAt);
    }
}

internal sealed class ListStatementsHandler(PaymentsDbContext db) : IQueryHandler<ListStatements, Page<ReceivedStatementView>>
{
    public async Task<Result<Page<ReceivedStatementView>>> Handle(ListStatements query, CancellationToken cancellationToken)
    {
        var statements = db.ReceivedStatements.AsNoTracking();
        if (query.AccountCode is { } code)
        {
            statements = statements.Where(statement => statement.AccountCode == code);
        }

        if (query.CurrencyCode is { } currencyCode)
        {
            statements = statements.Where(statement => statement.CurrencyCode == currencyCode);
        }

        if (query.After is { } after)
        {
            statements = statements.Where(statement => statement.Id > after);
        }

        var page = await statements.OrderBy(statement => statement.Id).Take(query.Limit).ToListAsync(cancellationToken);
        return Page.Of(page.ConvertAll(ReceivedStatementView.Of), query.Limit, statement => statement.StatementId.ToString());
    }
}
