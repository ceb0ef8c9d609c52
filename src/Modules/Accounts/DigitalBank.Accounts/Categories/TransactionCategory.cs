using DigitalBank.Accounts.Data;
using DigitalBank.Accounts.Statements;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Accounts.Categories;

/// <summary>The category into which a customer put one transaction of an account; it counts more than any rule.</summary>
internal sealed class TransactionCategory
{
    public required Guid AccountId { get; init; }

    public required long EntryId { get; init; }

    public required int LineNumber { get; init; }

    public required string Category { get; set; }
}

/// <summary>Puts lines of an account into categories: those that the customer chose, and by rule for the rest.</summary>
internal sealed class TransactionCategories(AccountsDbContext db, CategoryRules rules)
{
    /// <summary>One read, whatever the number of lines.</summary>
    public async Task<IReadOnlyList<(StatementLine Line, string Category)>> OfAsync(
        Guid accountId, IReadOnlyList<StatementLine> lines, CancellationToken cancellationToken)
    {
        if (lines.Count == 0)
        {
            return [];
        }

        var (first, last) = (lines.Min(line => line.Booked.EntryId), lines.Max(line => line.Booked.EntryId));
        var chosen = await db.TransactionCategories.AsNoTracking()
            .Where(c => c.AccountId == accountId && c.EntryId >= first && c.EntryId <= last)
            .ToDictionaryAsync(c => (c.EntryId, c.LineNumber), c => c.Category, cancellationToken);

        // A category that the bank does not have any more counts as not chosen.
        return [.. lines.Select(line =>
            (line, chosen.TryGetValue((line.Booked.EntryId, line.Booked.LineNumber), out var category) && rules.Knows(category)
                ? category
                : rules.CategoryOf(line)))];
    }
}
