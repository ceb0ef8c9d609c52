using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Accounts.Data;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.SharedKernel.Results;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Accounts.Statements;

/// <summary>Statements that an account was given, the newest first.</summary>
/// <param name="Holder">Whose account it has to be; null for staff.</param>
/// <param name="Before">The number where the page before ended; null for the first page.</param>
internal sealed record ListStatements(Guid AccountId, Guid? Holder, int? Before, int Limit) : IQuery<IReadOnlyList<IssuedStatementView>>;

/// <param name="Number">1, 2, 3 … of the account.</param>
/// <param name="Formats">In which it was sent; every other format can be had, too.</param>
internal sealed record IssuedStatementView(
    int Number, DateOnly From, DateOnly To, Money OpeningBalance, Money ClosingBalance, long Lines, IReadOnlyList<string> Formats, DateTimeOffset IssuedAt);

internal sealed class ListStatementsHandler(AccountsDbContext db, IMediator bank) : IQueryHandler<ListStatements, IReadOnlyList<IssuedStatementView>>
{
    public async Task<Result<IReadOnlyList<IssuedStatementView>>> Handle(ListStatements query, CancellationToken cancellationToken)
    {
        var account = await bank.Send(new GetAccount(query.AccountId, query.Holder), cancellationToken);
        if (!account.IsSuccess)
        {
            return account.Failure;
        }

        var statements = await db.Statements.AsNoTracking()
            .Where(s => s.AccountId == query.AccountId && (query.Before == null || s.SequenceNumber < query.Before))
            .OrderByDescending(s => s.SequenceNumber)
            .Take(query.Limit)
            .ToListAsync(cancellationToken);
        var currency = Currency.Of(account.Value.CurrencyCode);
        return statements.Select(s => new IssuedStatementView(
            s.SequenceNumber, s.FromDate, s.ToDate, Money.OfMinor(s.OpeningBalance, currency), Money.OfMinor(s.ClosingBalance, currency), s.Lines,
            s.FormatNames, s.IssuedAt)).ToList();
    }
}
