using DigitalBank.Lending.Data;
using DigitalBank.Platform.Security;
using DigitalBank.Platform.Time;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Lending.Collections;

/// <summary>Whoever asks works on the case from now on. Taking one's own again changes nothing.</summary>
internal sealed record TakeArrearsCase(Guid CaseId) : ICommand<ArrearsCaseView>;

/// <summary>Says who works on a case.</summary>
/// <param name="Owner">Their log-in; null: nobody, so that it can be taken.</param>
internal sealed record AssignArrearsCase(Guid CaseId, string? Owner) : ICommand<ArrearsCaseView>;

/// <summary>Says what is to be done next, or that nothing is.</summary>
/// <param name="Action">Null, as the day, to plan nothing.</param>
internal sealed record PlanNextAction(Guid CaseId, CollectionAction? Action, DateOnly? Day) : ICommand<ArrearsCaseView>;

/// <summary>Writes down what was said. Also on a closed case.</summary>
internal sealed record WriteCaseNote(Guid CaseId, string Text) : ICommand<CaseNoteView>;

/// <summary>A page of what was written about a case, in the order in which it was written.</summary>
internal sealed record ListCaseNotes(Guid CaseId, Guid? After, int Limit) : IQuery<IReadOnlyList<CaseNoteView>>;

internal sealed record CaseNoteView(Guid NoteId, string Text, string WrittenBy, DateTimeOffset WrittenAt)
{
    public static CaseNoteView Of(CaseNote note) => new(note.Id, note.Text, note.WrittenBy, note.WrittenAt);
}

internal sealed class AssignArrearsCaseValidator : AbstractValidator<AssignArrearsCase>
{
    public const int LongestOwner = 200;

    public AssignArrearsCaseValidator() => RuleFor(c => c.Owner).Must(owner => owner is null or { Length: > 0 and <= LongestOwner })
        .WithErrorCode(CollectionErrors.OwnerInvalid.Code).WithMessage(CollectionErrors.OwnerInvalid.Message);
}

internal sealed class PlanNextActionValidator : AbstractValidator<PlanNextAction>
{
    public PlanNextActionValidator() => RuleFor(c => c)
        .Must(c => c.Action.HasValue == c.Day.HasValue && (c.Action is not { } action || Enum.IsDefined(action)))
        .WithErrorCode(CollectionErrors.ActionInvalid.Code).WithMessage(CollectionErrors.ActionInvalid.Message);
}

internal sealed class WriteCaseNoteValidator : AbstractValidator<WriteCaseNote>
{
    public WriteCaseNoteValidator() => RuleFor(c => c.Text).Must(text => text is { Length: > 0 and <= CaseNote.LongestText })
        .WithErrorCode(CollectionErrors.NoteInvalid.Code).WithMessage(CollectionErrors.NoteInvalid.Message);
}

internal sealed class TakeArrearsCaseHandler(ArrearsDesk desk, IActor actor) : ICommandHandler<TakeArrearsCase, ArrearsCaseView>
{
    public Task<Result<ArrearsCaseView>> Handle(TakeArrearsCase command, CancellationToken cancellationToken) =>
        desk.ChangeAsync(command.CaseId, one => one.Take(actor.Subject), cancellationToken);
}

internal sealed class AssignArrearsCaseHandler(ArrearsDesk desk) : ICommandHandler<AssignArrearsCase, ArrearsCaseView>
{
    public Task<Result<ArrearsCaseView>> Handle(AssignArrearsCase command, CancellationToken cancellationToken) => desk.ChangeAsync(
        command.CaseId,
        one =>
        {
            one.Assign(command.Owner);
            return null;
        },
        cancellationToken);
}

internal sealed class PlanNextActionHandler(ArrearsDesk desk, IBusinessCalendar calendar) : ICommandHandler<PlanNextAction, ArrearsCaseView>
{
    public async Task<Result<ArrearsCaseView>> Handle(PlanNextAction command, CancellationToken cancellationToken)
    {
        var today = await calendar.TodayAsync(cancellationToken);
        return await desk.ChangeAsync(
            command.CaseId,
            one =>
            {
                if (command.Day < today)
                {
                    return CollectionErrors.ActionInvalid;
                }

                one.Plan(command.Action, command.Day);
                return null;
            },
            cancellationToken);
    }
}

internal sealed class WriteCaseNoteHandler(LendingDbContext db, IActor actor, TimeProvider clock) : ICommandHandler<WriteCaseNote, CaseNoteView>
{
    public async Task<Result<CaseNoteView>> Handle(WriteCaseNote command, CancellationToken cancellationToken)
    {
        if (!await db.ArrearsCases.AnyAsync(one => one.Id == command.CaseId, cancellationToken))
        {
            return CollectionErrors.UnknownCase;
        }

        var now = clock.GetUtcNow();
        var note = new CaseNote { Id = Guid.CreateVersion7(now), CaseId = command.CaseId, Text = command.Text, WrittenBy = actor.Subject, WrittenAt = now };
        db.CaseNotes.Add(note);
        await db.SaveChangesAsync(cancellationToken);
        return CaseNoteView.Of(note);
    }
}

internal sealed class ListCaseNotesHandler(LendingDbContext db) : IQueryHandler<ListCaseNotes, IReadOnlyList<CaseNoteView>>
{
    public async Task<Result<IReadOnlyList<CaseNoteView>>> Handle(ListCaseNotes query, CancellationToken cancellationToken)
    {
        if (!await db.ArrearsCases.AnyAsync(one => one.Id == query.CaseId, cancellationToken))
        {
            return CollectionErrors.UnknownCase;
        }

        var after = query.After ?? Guid.Empty;
        return await db.CaseNotes.AsNoTracking()
            .Where(note => note.CaseId == query.CaseId && note.Id.CompareTo(after) > 0)
            .OrderBy(note => note.Id)
            .Take(query.Limit)
            .Select(note => CaseNoteView.Of(note))
            .ToListAsync(cancellationToken);
    }
}

/// <summary>Lets staff change an open case, and keeps who did.</summary>
internal sealed class ArrearsDesk(LendingDbContext db, IActor actor, TimeProvider clock)
{
    /// <param name="change">Why not, or null; what it refuses it leaves as it was.</param>
    public async Task<Result<ArrearsCaseView>> ChangeAsync(Guid caseId, Func<ArrearsCase, Failure?> change, CancellationToken cancellationToken)
    {
        var one = await db.ArrearsCases.SingleOrDefaultAsync(c => c.Id == caseId, cancellationToken);
        if (one is null)
        {
            return CollectionErrors.UnknownCase;
        }

        if ((one.WhyNotOpen ?? change(one)) is { } refused)
        {
            return refused;
        }

        db.CaseSteps.Add(CaseStep.Of(one, actor.Subject, clock.GetUtcNow()));
        await db.SaveChangesAsync(cancellationToken);
        return ArrearsCaseView.Of(one);
    }
}
