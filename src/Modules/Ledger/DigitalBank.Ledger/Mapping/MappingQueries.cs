using DigitalBank.Ledger.Contracts.Accounts;
using DigitalBank.Ledger.Contracts.Mapping;
using DigitalBank.Ledger.Data;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Ledger.Mapping;

internal sealed class ResolveMappingHandler(LedgerDbContext db) : IQueryHandler<ResolveMapping, ResolvedMapping>
{
    public async Task<Result<ResolvedMapping>> Handle(ResolveMapping query, CancellationToken cancellationToken)
    {
        // The currency's own mapping before the one for all, then the latest day, then the last revision for that day.
        var version = await db.MappingVersions.AsNoTracking()
            .Where(v => v.Product == query.Product && v.EventCode == query.EventCode && v.ValidFrom <= query.Date)
            .Where(v => v.CurrencyCode == query.CurrencyCode || v.CurrencyCode == "")
            .OrderByDescending(v => v.CurrencyCode)
            .ThenByDescending(v => v.ValidFrom)
            .ThenByDescending(v => v.Revision)
            .FirstOrDefaultAsync(cancellationToken);
        if (version is null)
        {
            return MappingErrors.Unknown;
        }

        var accounts = await db.Accounts.AsNoTracking()
            .Where(account => account.CurrencyCode == query.CurrencyCode && account.Status != LedgerAccountStatus.Closed)
            .Where(account => account.Code == version.DebitCode || account.Code == version.CreditCode)
            .ToDictionaryAsync(account => account.Code, account => account.Id, cancellationToken);
        return IsMissing(version.DebitCode) || IsMissing(version.CreditCode)
            ? MappingErrors.UnknownAccount
            : new ResolvedMapping(IdOf(version.DebitCode), IdOf(version.CreditCode), version.ToView());

        bool IsMissing(string? code) => code is not null && !accounts.ContainsKey(code);

        long? IdOf(string? code) => code is null ? null : accounts[code];
    }
}

internal sealed class ListMappingsHandler(LedgerDbContext db) : IQueryHandler<ListMappings, IReadOnlyList<MappingView>>
{
    private const int LargestPage = 200;

    public async Task<Result<IReadOnlyList<MappingView>>> Handle(ListMappings query, CancellationToken cancellationToken)
    {
        var listed = db.MappingVersions.AsNoTracking().Where(version => query.Product == null || version.Product == query.Product);
        if (query.Before is { } beforeId)
        {
            // By time first: not every database sorts our ids by when they were made.
            var last = await db.MappingVersions.AsNoTracking().SingleOrDefaultAsync(version => version.Id == beforeId, cancellationToken);
            if (last is null)
            {
                return LedgerErrors.CursorInvalid;
            }

            listed = listed.Where(v => v.SetAt < last.SetAt || (v.SetAt == last.SetAt && v.Id.CompareTo(beforeId) < 0));
        }

        var versions = await listed
            .OrderByDescending(version => version.SetAt)
            .ThenByDescending(version => version.Id)
            .Take(Math.Clamp(query.Limit, 1, LargestPage))
            .ToListAsync(cancellationToken);
        return Answer.Of<IReadOnlyList<MappingView>>(versions.ConvertAll(version => version.ToView()));
    }
}
