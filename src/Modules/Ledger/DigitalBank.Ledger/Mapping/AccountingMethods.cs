using DigitalBank.Ledger.Contracts.Mapping;
using DigitalBank.Ledger.Data;
using DigitalBank.Ledger.Engine;
using DigitalBank.Platform.Security;
using DigitalBank.Platform.Time;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Ledger.Mapping;

internal sealed class SetAccountingMethodHandler(LedgerDbContext db, IBusinessCalendar calendar, IActor actor, TimeProvider clock)
    : ICommandHandler<SetAccountingMethod, AccountingMethodView>
{
    public async Task<Result<AccountingMethodView>> Handle(SetAccountingMethod command, CancellationToken cancellationToken)
    {
        if (!EntryShape.IsText(command.Product, 40) || !Enum.IsDefined(command.Method))
        {
            return MappingErrors.Invalid;
        }

        if (!EntryShape.IsDate(command.ValidFrom))
        {
            return LedgerErrors.DateOutOfRange;
        }

        var days = await db.MethodVersions
            .Where(version => version.Product == command.Product)
            .Select(version => version.ValidFrom)
            .ToListAsync(cancellationToken);
        if (VersionDays.Refuse(command.ValidFrom, days, await calendar.TodayAsync(cancellationToken)))
        {
            return MappingErrors.InThePast;
        }

        var added = new MethodVersion
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()),
            Product = command.Product,
            Method = command.Method,
            ValidFrom = command.ValidFrom,
            Revision = 1 + days.Count(day => day == command.ValidFrom),
            SetBy = actor.Subject,
            SetAt = clock.GetUtcNow(),
        };
        db.MethodVersions.Add(added);
        await db.SaveChangesAsync(cancellationToken);
        return added.ToView();
    }
}

internal sealed class GetAccountingMethodHandler(LedgerDbContext db) : IQueryHandler<GetAccountingMethod, AccountingMethodView>
{
    public async Task<Result<AccountingMethodView>> Handle(GetAccountingMethod query, CancellationToken cancellationToken)
    {
        var version = await db.MethodVersions.AsNoTracking()
            .Where(v => v.Product == query.Product && v.ValidFrom <= query.Date)
            .OrderByDescending(v => v.ValidFrom)
            .ThenByDescending(v => v.Revision)
            .FirstOrDefaultAsync(cancellationToken);
        return version is null ? MappingErrors.Unknown : version.ToView();
    }
}
