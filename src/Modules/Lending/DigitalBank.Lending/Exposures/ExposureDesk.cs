using DigitalBank.Lending.Data;
using DigitalBank.Lending.Lines;
using DigitalBank.Lending.Origination;
using DigitalBank.Lending.Products;
using DigitalBank.Lending.Reviews;
using DigitalBank.Lending.Servicing;
using DigitalBank.Platform.Data;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalBank.Lending.Exposures;

/// <summary>Lets acceptances of one borrower, and of one group, through one after the other, so that limits hold however many ask at once.</summary>
internal sealed class ExposureDesk(LendingDbContext db, ExchangeDesk exchange, IServiceScopeFactory scopes)
{
    /// <summary>Makes the row to wait at. Before the transaction, because two that make the same row would fail each other's transaction.</summary>
    public async Task OpenAsync(Guid partyId, CancellationToken cancellationToken)
    {
        if (await db.Borrowers.AnyAsync(borrower => borrower.PartyId == partyId, cancellationToken))
        {
            return;
        }

        await using var scope = scopes.CreateAsyncScope();
        var own = scope.ServiceProvider.GetRequiredService<LendingDbContext>();
        own.Borrowers.Add(new Borrower { PartyId = partyId });
        try
        {
            await own.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException taken) when (taken.IsConflict())
        {
            // Another acceptance of the same customer has made it at the same moment.
        }
    }

    /// <summary>Takes the borrower's turn and the group's, in this order, until the transaction ends.</summary>
    /// <returns>The group, or null.</returns>
    public async Task<Guid?> TakeTurnAsync(Guid partyId, CancellationToken cancellationToken)
    {
        await db.Borrowers.Where(borrower => borrower.PartyId == partyId)
            .ExecuteUpdateAsync(set => set.SetProperty(borrower => borrower.Turn, borrower => borrower.Turn + 1), cancellationToken);
        var groupId = await GroupOfAsync(partyId, cancellationToken);
        if (groupId is not null)
        {
            await TakeTurnOfGroupAsync(groupId.Value, cancellationToken);
        }

        return groupId;
    }

    public Task<int> TakeTurnOfGroupAsync(Guid groupId, CancellationToken cancellationToken) =>
        db.BorrowerGroups.Where(group => group.Id == groupId)
            .ExecuteUpdateAsync(set => set.SetProperty(group => group.Turn, group => group.Turn + 1), cancellationToken);

    /// <summary>In the transaction that adds the loan.</summary>
    /// <returns>Which limit it would exceed, or null.</returns>
    public Task<Failure?> RefuseAsync(GrantedLoan loan, CreditPolicy policy, CancellationToken cancellationToken) =>
        RefuseAsync(loan.PartyId, loan.Amount, policy, cancellationToken);

    /// <summary>In the transaction that adds the loan or the line, or raises the line's limit.</summary>
    /// <param name="wished">By how much more may be owed.</param>
    /// <returns>Which limit it would exceed, or null.</returns>
    public async Task<Failure?> RefuseAsync(Guid partyId, Money wished, CreditPolicy policy, CancellationToken cancellationToken)
    {
        var rates = await exchange.TodayAsync(cancellationToken);
        var groupId = await TakeTurnAsync(partyId, cancellationToken);
        var borrower = await db.Borrowers.AsNoTracking().SingleAsync(b => b.PartyId == partyId, cancellationToken);
        if (borrower.IsFrozen)
        {
            return ReviewErrors.BorrowerFrozen;
        }

        if (await RefuseAsync([partyId], wished, borrower.Limit?.On(policy.MostExposure) ?? policy.MostExposure, rates, cancellationToken) is { } refused)
        {
            return refused;
        }

        if (groupId is null || policy.MostGroupExposure is not { } most)
        {
            return null;
        }

        var members = await MembersAsync(groupId.Value, cancellationToken);
        var ofGroup = await RefuseAsync(members, wished, most, rates, cancellationToken);
        return ofGroup == ApplicationErrors.ExposureLimit ? GroupErrors.LimitExceeded : ofGroup;
    }

    /// <returns>The parties whose loans count together with a borrower's, the borrower included; empty without a group.</returns>
    public async Task<IReadOnlyList<Guid>> GroupWithAsync(Guid partyId, CancellationToken cancellationToken) =>
        await GroupOfAsync(partyId, cancellationToken) is { } groupId ? await MembersAsync(groupId, cancellationToken) : [];

    private Task<Guid?> GroupOfAsync(Guid partyId, CancellationToken cancellationToken) =>
        db.Borrowers.Where(borrower => borrower.PartyId == partyId).Select(borrower => borrower.GroupId).FirstOrDefaultAsync(cancellationToken);

    private Task<List<Guid>> MembersAsync(Guid groupId, CancellationToken cancellationToken) =>
        db.Borrowers.Where(borrower => borrower.GroupId == groupId).Select(borrower => borrower.PartyId).ToListAsync(cancellationToken);

    /// <summary>What was charged off is still owed. What is owed in other currencies counts by what it is worth in that of the loan.</summary>
    private async Task<Failure?> RefuseAsync(
        IReadOnlyCollection<Guid> parties, Money wished, Money limit, ExchangeTable rates, CancellationToken cancellationToken)
    {
        var owed = await db.Loans
            .Where(loan => parties.Contains(loan.PartyId) && loan.Status != GrantedLoanStatus.WrittenOff)
            .GroupBy(loan => loan.CurrencyCode)
            .Select(group => new { group.Key, Sum = group.Sum(loan => loan.Outstanding + loan.Lost - loan.Recovered) })
            .ToListAsync(cancellationToken);
        var lines = await LineExposure.OfAsync(db, parties, cancellationToken);
        var (sum, most) = (
            rates.SumIn(wished.Currency, owed.Select(group => Money.OfMinor(group.Sum, Currency.Of(group.Key))).Concat(lines.Select(line => line.Owed))),
            rates.ValueIn(wished.Currency, limit));
        return sum is null || most is null ? ApplicationErrors.RateMissing
            : sum.Value + wished > most.Value ? ApplicationErrors.ExposureLimit
            : null;
    }
}
