using DigitalBank.Ledger.Contracts.Mapping;
using DigitalBank.Ledger.Data;
using DigitalBank.Ledger.Engine;
using DigitalBank.Platform.Security;
using DigitalBank.Platform.Time;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Ledger.Mapping;

internal sealed class SetMappingHandler(LedgerDbContext db, IBusinessCalendar calendar, IActor actor, TimeProvider clock)
    : ICommandHandler<SetMapping, MappingView>
{
    public async Task<Result<MappingView>> Handle(SetMapping command, CancellationToken cancellationToken)
    {
        if (Malformed(command) is { } failure)
        {
            return failure;
        }

        if (!await HasAccountAsync(command.DebitCode, command.CurrencyCode, cancellationToken)
            || !await HasAccountAsync(command.CreditCode, command.CurrencyCode, cancellationToken))
        {
            return MappingErrors.UnknownAccount;
        }

        var currency = command.CurrencyCode ?? "";
        var versions = db.MappingVersions.Where(version =>
            version.Product == command.Product && version.EventCode == command.EventCode && version.CurrencyCode == currency);
        var days = await versions.Select(version => version.ValidFrom).ToListAsync(cancellationToken);
        if (VersionDays.Refuse(command.ValidFrom, days, await calendar.TodayAsync(cancellationToken)))
        {
            return MappingErrors.InThePast;
        }

        var added = new MappingVersion
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()),
            Product = command.Product,
            EventCode = command.EventCode,
            CurrencyCode = currency,
            ValidFrom = command.ValidFrom,
            Revision = 1 + days.Count(day => day == command.ValidFrom),
            DebitCode = command.DebitCode,
            CreditCode = command.CreditCode,
            SetBy = actor.Subject,
            SetAt = clock.GetUtcNow(),
        };
        db.MappingVersions.Add(added);
        await db.SaveChangesAsync(cancellationToken);
        return added.ToView();
    }

    private static Failure? Malformed(SetMapping command)
    {
        if (!EntryShape.IsDate(command.ValidFrom))
        {
            return LedgerErrors.DateOutOfRange;
        }

        if (command.CurrencyCode is { } code && !Currency.TryOf(code, out _))
        {
            return LedgerErrors.UnknownCurrency;
        }

        return EntryShape.IsText(command.Product, 40) && EntryShape.IsText(command.EventCode, 40)
            && (command.DebitCode ?? command.CreditCode) is not null ? null : MappingErrors.Invalid;
    }

    private async Task<bool> HasAccountAsync(string? code, string? currency, CancellationToken cancellationToken) =>
        code is null || await db.Accounts.AnyAsync(
            account => account.Code == code && !account.IsHeader && (currency == null || account.CurrencyCode == currency), cancellationToken);
}

/// <summary>From when a new version may hold.</summary>
internal static class VersionDays
{
    /// <summary>The day on which the first version begins may be the current one: nothing has been booked by an earlier one.</summary>
    public static bool Refuse(DateOnly validFrom, IReadOnlyCollection<DateOnly> versions, DateOnly today) =>
        validFrom < today || (validFrom == today && versions.Any(day => day <= today));
}
