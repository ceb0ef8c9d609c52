using DigitalBank.Payments.Data;
using DigitalBank.Platform.Encryption;
using DigitalBank.Platform.Http;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Payments.Aliases;

/// <summary>A customer's aliases; never more than a page.</summary>
internal sealed record ListAliases(Guid PartyId) : IQuery<Page<AliasView>>;

internal sealed class ListAliasesHandler(PaymentsDbContext db) : IQueryHandler<ListAliases, Page<AliasView>>
{
    public async Task<Result<Page<AliasView>>> Handle(ListAliases query, CancellationToken cancellationToken)
    {
        var own = await db.Aliases.AsNoTracking().Where(row => row.PartyId == query.PartyId).OrderBy(row => row.Id).ToListAsync(cancellationToken);
        var views = new List<AliasView>(own.Count);
        foreach (var alias in own)
        {
            views.Add(AliasView.Of(alias, alias.Status == AliasStatus.Active ? await ClaimedUntilAsync(alias, cancellationToken) : null));
        }

        return new Page<AliasView>(views, Next: null);
    }

    private Task<DateTimeOffset?> ClaimedUntilAsync(PaymentAlias alias, CancellationToken cancellationToken) => db.Aliases
        .WhereIndexed(db, nameof(PaymentAlias.MovingValue), alias.Value)
        .OrderBy(row => row.MovesAt)
        .Select(row => row.MovesAt)
        .FirstOrDefaultAsync(cancellationToken);
}

/// <summary>Gives an alias up, whatever it waits for. Given up again, there is none.</summary>
internal sealed record WithdrawAlias(Guid PartyId, Guid AliasId) : ICommand<Done>;

internal sealed class WithdrawAliasHandler(PaymentsDbContext db) : ICommandHandler<WithdrawAlias, Done>
{
    public async Task<Result<Done>> Handle(WithdrawAlias command, CancellationToken cancellationToken)
    {
        var alias = await db.Aliases.SingleOrDefaultAsync(row => row.Id == command.AliasId && row.PartyId == command.PartyId, cancellationToken);
        if (alias is null)
        {
            return AliasErrors.Unknown;
        }

        db.Aliases.Remove(alias);
        await db.SaveChangesAsync(cancellationToken);
        return Done.Instance;
    }
}
