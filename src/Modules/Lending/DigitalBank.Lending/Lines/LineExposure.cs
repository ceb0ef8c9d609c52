using DigitalBank.Lending.Data;
using DigitalBank.SharedKernel.Monetary;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Lending.Lines;

/// <summary>What open credit lines count for, drawn or not.</summary>
/// <param name="Owed">The limit, or what is drawn where the limit was lowered below it.</param>
/// <param name="Burden">A month, if it were drawn to the limit.</param>
internal sealed record LineExposure(Money Owed, Money Burden)
{
    public static async Task<List<LineExposure>> OfAsync(
        LendingDbContext db, IReadOnlyCollection<Guid> parties, CancellationToken cancellationToken)
    {
        var lines = await db.CreditLines.AsNoTracking()
            .Where(line => parties.Contains(line.PartyId) && line.Status == CreditLineStatus.Open)
            .Select(line => new { line.CurrencyCode, line.Limit, line.Principal, line.MonthlyBurden })
            .ToListAsync(cancellationToken);
        return lines.ConvertAll(line => new LineExposure(
            Money.OfMinor(Math.Max(line.Limit, line.Principal), Currency.Of(line.CurrencyCode)),
            Money.OfMinor(line.MonthlyBurden, Currency.Of(line.CurrencyCode))));
    }
}
