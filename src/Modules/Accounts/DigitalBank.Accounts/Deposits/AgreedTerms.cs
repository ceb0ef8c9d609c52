using DigitalBank.Accounts.Accruals;
using DigitalBank.Accounts.Data;
using DigitalBank.Accounts.Interest;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Accounts.Deposits;

/// <summary>A term as the accrual of interest must know it.</summary>
/// <param name="End">The first day that earns nothing any more.</param>
/// <param name="Maturity">As agreed; later than the end where the deposit was closed early.</param>
internal sealed record AgreedTerm(DateOnly Start, DateOnly End, DateOnly Maturity, AnnualRate Rate);

internal static class AgreedTerms
{
    /// <summary>Gives deposits the terms that were agreed for them; other accounts stay as they are.</summary>
    public static async Task<IReadOnlyList<AccountToAccrue>> AttachAsync(
        AccountsDbContext db, IReadOnlyList<AccountToAccrue> accounts, ProductTimelines products, CancellationToken cancellationToken)
    {
        var ids = accounts.Where(account => products.HasTerm(account.ProductCode)).Select(account => account.AccountId).ToList();
        if (ids.Count == 0)
        {
            return accounts;
        }

        var terms = (await db.DepositTerms.AsNoTracking()
            .Where(term => ids.Contains(term.AccountId))
            .OrderBy(term => term.Number)
            .ToListAsync(cancellationToken)).ToLookup(term => term.AccountId);
        return [.. accounts.Select(account => products.HasTerm(account.ProductCode)
            ? account with { Agreed = [.. terms[account.AccountId].Select(AgreedTermOf)] }
            : account)];
    }

    private static AgreedTerm AgreedTermOf(DepositTerm term) => new(term.Start, term.End, term.Maturity, term.AnnualRate);
}
