using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Accounts.Data;
using DigitalBank.Accounts.History;
using DigitalBank.Ledger.Contracts.Balances;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Accounts.Categories;

/// <summary>Puts one transaction of the customer's own account into a category.</summary>
/// <param name="Reference">As lists of transactions show it.</param>
/// <param name="Category">Null leaves it to the rules again.</param>
internal sealed record ChooseCategory(Guid AccountId, Guid Holder, string Reference, string? Category) : ICommand<ChosenCategoryView>;

/// <param name="Category">Null: by rule.</param>
internal sealed record ChosenCategoryView(string Reference, string? Category);

internal sealed class ChooseCategoryHandler(AccountsDbContext db, IMediator bank, CategoryRules rules)
    : ICommandHandler<ChooseCategory, ChosenCategoryView>
{
    public async Task<Result<ChosenCategoryView>> Handle(ChooseCategory command, CancellationToken cancellationToken)
    {
        if (command.Category is { } category && !rules.Knows(category))
        {
            return AccountsErrors.CategoryUnknown;
        }

        var account = await bank.Send(new GetAccount(command.AccountId, command.Holder), cancellationToken);
        if (!account.IsSuccess)
        {
            return account.Failure;
        }

        if (!TransactionReference.TryParse(command.Reference, out var position)
            || !await IsOnAccountAsync(position, account.Value.LedgerAccountId, cancellationToken))
        {
            return AccountsErrors.UnknownTransaction;
        }

        await SaveAsync(command, position, cancellationToken);
        return new ChosenCategoryView(command.Reference, command.Category);
    }

    /// <summary>The first line that comes before the place behind it has to be the line itself.</summary>
    private async Task<bool> IsOnAccountAsync(HistoryPosition position, long ledgerAccountId, CancellationToken cancellationToken)
    {
        var behind = position with { LineNumber = position.LineNumber + 1 };
        var history = await bank.Send(
            new GetAccountHistory(ledgerAccountId, From: null, To: null, behind, Limit: 1, NewestFirst: true), cancellationToken);
        return history.IsSuccess && history.Value.Lines is [var line] && new HistoryPosition(line.EntryId, line.LineNumber) == position;
    }

    private async Task SaveAsync(ChooseCategory command, HistoryPosition position, CancellationToken cancellationToken)
    {
        var known = await db.TransactionCategories.SingleOrDefaultAsync(
            c => c.AccountId == command.AccountId && c.EntryId == position.EntryId && c.LineNumber == position.LineNumber, cancellationToken);
        if (command.Category is { } category && known is not null)
        {
            known.Category = category;
        }
        else if (command.Category is not null)
        {
            db.TransactionCategories.Add(new TransactionCategory
            {
                AccountId = command.AccountId,
                EntryId = position.EntryId,
                LineNumber = position.LineNumber,
                Category = command.Category,
            });
        }
        else if (known is not null)
        {
            db.TransactionCategories.Remove(known);
        }

        await db.SaveChangesAsync(cancellationToken);
    }
}
