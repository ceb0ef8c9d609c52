using DigitalBank.Lending.CreditLines;
using DigitalBank.Lending.Data;
using DigitalBank.Lending.Exposures;
using DigitalBank.Lending.Products;
using DigitalBank.Platform.Security;
using DigitalBank.Platform.Time;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.SharedKernel.Results;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Lending.Lines;

/// <summary>Changes a credit line: at once where that takes from the customer (a block, a lower limit), else when a second person agrees.</summary>
/// <param name="Limit">Of a change of limit, the new one.</param>
/// <param name="AvailableUntil">Of an extension, the new last day of draws.</param>
internal sealed record ChangeCreditLine(Guid LineId, LineChangeKind Kind, Money? Limit, DateOnly? AvailableUntil, string Reason) : ICommand<LineChangeView>;

/// <summary>Agrees to a change or refuses it. Whoever proposed it can only take it back.</summary>
internal sealed record DecideLineChange(Guid ChangeId, bool IsApproved, string Reason) : ICommand<LineChangeView>;

/// <summary>A page of changes in the order in which they were proposed.</summary>
/// <param name="Status">Those in this state; null for all.</param>
internal sealed record ListLineChanges(LineChangeStatus? Status, Guid? LineId, Guid? After, int Limit) : IQuery<IReadOnlyList<LineChangeView>>;

internal sealed class ChangeCreditLineValidator : AbstractValidator<ChangeCreditLine>
{
    public ChangeCreditLineValidator()
    {
        RuleFor(c => c.Reason).Must(reason => reason is { Length: > 0 and <= LendingDbContext.LongestReason })
            .WithErrorCode(LineErrors.ReasonMissing.Code).WithMessage(LineErrors.ReasonMissing.Message);
        RuleFor(c => c).Must(c => Enum.IsDefined(c.Kind)
                && c.Limit is { IsPositive: true } == (c.Kind == LineChangeKind.Limit) && c.Limit is not null == (c.Kind == LineChangeKind.Limit)
                && c.AvailableUntil is not null == (c.Kind == LineChangeKind.Extension))
            .WithErrorCode(LineErrors.ChangeInvalid.Code).WithMessage(LineErrors.ChangeInvalid.Message);
    }
}

internal sealed class DecideLineChangeValidator : AbstractValidator<DecideLineChange>
{
    public DecideLineChangeValidator() => RuleFor(c => c.Reason).Must(reason => reason is { Length: > 0 and <= LendingDbContext.LongestReason })
        .WithErrorCode(LineErrors.ReasonMissing.Code).WithMessage(LineErrors.ReasonMissing.Message);
}

internal sealed class ChangeCreditLineHandler(LendingDbContext db, LineChanging changing, IActor actor, TimeProvider clock)
    : ICommandHandler<ChangeCreditLine, LineChangeView>
{
    public async Task<Result<LineChangeView>> Handle(ChangeCreditLine command, CancellationToken cancellationToken)
    {
        var line = await db.CreditLines.SingleOrDefaultAsync(l => l.Id == command.LineId, cancellationToken);
        if ((line is null ? LineErrors.Unknown : line.WhyNotOpen ?? Refuse(line, command)) is { } refused)
        {
            return refused;
        }

        var change = new LineChange
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()),
            LineId = line!.Id,
            Kind = command.Kind,
            Limit = command.Limit?.MinorUnits,
            AvailableUntil = command.AvailableUntil,
            Reason = command.Reason,
            ProposedBy = actor.Subject,
            ProposedAt = clock.GetUtcNow(),
        };
        if (command.Kind == LineChangeKind.Block || change.Limit < line.Limit)
        {
            change.Take();
            await changing.DoAsync(line, change, cancellationToken);
        }
        else if (await db.LineChanges.AnyAsync(c => c.LineId == line.Id && c.Status == LineChangeStatus.Proposed, cancellationToken))
        {
            return LineErrors.ChangeOpen;
        }

        db.LineChanges.Add(change);
        await db.SaveChangesAsync(cancellationToken);
        return LineChangeView.Of(change, line.CurrencyCode);
    }

    private static Failure? Refuse(CreditLine line, ChangeCreditLine command) => command.Kind switch
    {
        LineChangeKind.Block => line.IsBlocked ? LineErrors.ChangeIdle : null,
        LineChangeKind.Unblock => line.IsBlocked ? null : LineErrors.ChangeIdle,
        LineChangeKind.Limit => command.Limit!.Value.Currency.Code != line.CurrencyCode ? LineErrors.ChangeInvalid
            : command.Limit.Value.MinorUnits == line.Limit ? LineErrors.ChangeIdle
            : null,
        _ => command.AvailableUntil <= line.AvailableUntil ? LineErrors.ChangeInvalid : null,
    };
}

internal sealed class DecideLineChangeHandler(LendingDbContext db, LineChanging changing, LoanCatalogue catalogue, ExposureDesk exposures, IActor actor)
    : ICommandHandler<DecideLineChange, LineChangeView>
{
    public async Task<Result<LineChangeView>> Handle(DecideLineChange command, CancellationToken cancellationToken)
    {
        var change = await db.LineChanges.SingleOrDefaultAsync(c => c.Id == command.ChangeId, cancellationToken);
        if (change is null)
        {
            return LineErrors.UnknownChange;
        }

        var line = await db.CreditLines.SingleAsync(l => l.Id == change.LineId, cancellationToken);
        if (change.Decide(command.IsApproved, command.Reason, actor.Subject) is { } refused)
        {
            return refused;
        }

        await exposures.OpenAsync(line.PartyId, cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (command.IsApproved && (line.WhyNotOpen ?? await RefuseMoreAsync(line, change, cancellationToken)) is { } impossible)
        {
            return impossible;
        }

        if (command.IsApproved)
        {
            await changing.DoAsync(line, change, cancellationToken);
        }

        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return LineChangeView.Of(change, line.CurrencyCode);
    }

    /// <summary>A higher limit is held against what the customer may owe, in turn with acceptances.</summary>
    private async Task<Failure?> RefuseMoreAsync(CreditLine line, LineChange change, CancellationToken cancellationToken)
    {
        if (change.Limit is not { } limit || limit <= Math.Max(line.Limit, line.Principal))
        {
            return null;
        }

        var version = await catalogue.VersionAsync(line.ProductCode, line.ProductVersion, cancellationToken);
        var more = line.MoneyOf(limit - Math.Max(line.Limit, line.Principal));
        return await exposures.RefuseAsync(line.PartyId, more, version.ReadTerms().Policy, cancellationToken);
    }
}

/// <summary>Does a change to a line; the caller saves.</summary>
internal sealed class LineChanging(LendingDbContext db, IBusinessCalendar calendar, IActor actor, TimeProvider clock)
{
    public async Task DoAsync(CreditLine line, LineChange change, CancellationToken cancellationToken)
    {
        switch (change.Kind)
        {
            case LineChangeKind.Block or LineChangeKind.Unblock:
                line.Block(change.Kind == LineChangeKind.Block);
                break;
            case LineChangeKind.Extension:
                line.Extend(change.AvailableUntil!.Value);
                break;
            default:
                line.ChangeLimit(change.Limit!.Value, line.LastEvent + 1);
                var today = await calendar.TodayAsync(cancellationToken);
                db.LineEvents.Add(OpenCreditLineHandler.LimitOf(line, line.LastEvent, today, actor.Subject, clock.GetUtcNow(), change.Reason));
                break;
        }
    }
}

internal sealed class ListLineChangesHandler(LendingDbContext db) : IQueryHandler<ListLineChanges, IReadOnlyList<LineChangeView>>
{
    public async Task<Result<IReadOnlyList<LineChangeView>>> Handle(ListLineChanges query, CancellationToken cancellationToken)
    {
        var after = query.After ?? Guid.Empty;
        var page = await db.LineChanges.AsNoTracking()
            .Where(c => (query.Status == null || c.Status == query.Status) && (query.LineId == null || c.LineId == query.LineId) && c.Id.CompareTo(after) > 0)
            .OrderBy(c => c.Id)
            .Take(query.Limit)
            .Join(db.CreditLines, c => c.LineId, line => line.Id, (c, line) => new { Change = c, line.CurrencyCode })
            .ToListAsync(cancellationToken);
        return page.OrderBy(one => one.Change.Id).Select(one => LineChangeView.Of(one.Change, one.CurrencyCode)).ToList();
    }
}
