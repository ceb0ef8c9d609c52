using DigitalBank.Payments.Data;
using DigitalBank.Platform.Http;
using DigitalBank.Platform.Security;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.SharedKernel.Results;
using FluentValidation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace DigitalBank.Payments.Reconciliation.Breaks;

/// <summary>Proposes to give up a break, up to the cap of its currency. Nothing changes until a second person agrees.</summary>
/// <param name="Reason">Why, for whoever decides and for whoever reads it years later; at most 140 characters.</param>
internal sealed record ProposeWriteOff(Guid BreakId, string Reason) : ICommand<WriteOffView>;

/// <param name="Amount">Of the break; above zero is money that came in.</param>
/// <param name="CounterAccountCode">The account that takes the loss or the gain.</param>
internal sealed record WriteOffView(
    Guid WriteOffId,
    Guid BreakId,
    string AccountCode,
    ReconciliationSide Side,
    Money Amount,
    string CounterAccountCode,
    WriteOffStatus Status,
    string Reason,
    string ProposedBy,
    DateTimeOffset ProposedAt,
    string? DecidedBy,
    string? DecisionReason,
    DateTimeOffset? DecidedAt,
    long? LedgerEntryId)
{
    public static WriteOffView Of(WriteOff writeOff) => new(
        writeOff.Id,
        writeOff.ItemId,
        writeOff.AccountCode,
        writeOff.Side,
        Money.OfMinor(writeOff.AmountMinor, Currency.Of(writeOff.CurrencyCode)),
        writeOff.CounterAccountCode,
        writeOff.Status,
        writeOff.Reason,
        writeOff.ProposedBy,
        writeOff.ProposedAt,
        writeOff.DecidedBy,
        writeOff.DecisionReason,
        writeOff.DecidedAt,
        writeOff.EntryId);
}

internal sealed class ProposeWriteOffValidator : AbstractValidator<ProposeWriteOff>
{
    public ProposeWriteOffValidator() => RuleFor(c => c.Reason).IsAReason();
}

internal sealed class ProposeWriteOffHandler(
    PaymentsDbContext db, IActor actor, TimeProvider clock, IOptions<ReconciliationOptions> options) : ICommandHandler<ProposeWriteOff, WriteOffView>
{
    public async Task<Result<WriteOffView>> Handle(ProposeWriteOff command, CancellationToken cancellationToken)
    {
        var item = await db.ReconciliationItems.AsNoTracking().SingleOrDefaultAsync(i => i.Id == command.BreakId, cancellationToken);
        if (item is null)
        {
            return PaymentsErrors.UnknownBreak;
        }

        if (!item.IsOpen || item.WriteOffId is not null)
        {
            return PaymentsErrors.BreakMatched;
        }

        if (options.Value.WriteOffs.FirstOrDefault(one => one.Currency == item.CurrencyCode) is not { } setting)
        {
            return PaymentsErrors.WriteOffNotConfigured;
        }

        if (Math.Abs((decimal)item.AmountMinor) > setting.Cap * Currency.Of(item.CurrencyCode).MinorUnitsPerUnit)
        {
            return PaymentsErrors.WriteOffTooLarge;
        }

        if (await db.WriteOffs.AnyAsync(one => one.OpenForItemId == item.Id, cancellationToken))
        {
            return PaymentsErrors.WriteOffProposed;
        }

        var writeOff = WriteOff.Of(item, setting.Account, command.Reason, actor.Subject, clock.GetUtcNow());
        db.WriteOffs.Add(writeOff);
        await db.SaveChangesAsync(cancellationToken);
        return WriteOffView.Of(writeOff);
    }
}

/// <summary>A page of write-offs in the order in which they were proposed.</summary>
/// <param name="Status">Those in this state; null for all.</param>
internal sealed record ListWriteOffs(WriteOffStatus? Status, Guid? After, int Limit) : IQuery<Page<WriteOffView>>;

internal sealed class ListWriteOffsHandler(PaymentsDbContext db) : IQueryHandler<ListWriteOffs, Page<WriteOffView>>
{
    public async Task<Result<Page<WriteOffView>>> Handle(ListWriteOffs query, CancellationToken cancellationToken)
    {
        var writeOffs = db.WriteOffs.AsNoTracking();
        if (query.Status is { } status)
        {
            writeOffs = writeOffs.Where(one => one.Status == status);
        }

        if (query.After is { } after)
        {
            writeOffs = writeOffs.Where(one => one.Id > after);
        }

        var page = await writeOffs.OrderBy(one => one.Id).Take(query.Limit).ToListAsync(cancellationToken);
        return Page.Of(page.ConvertAll(WriteOffView.Of), query.Limit, one => one.WriteOffId.ToString());
    }
}
