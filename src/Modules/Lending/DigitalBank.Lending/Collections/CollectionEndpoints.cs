using DigitalBank.Lending.Servicing;
using DigitalBank.Platform;
using DigitalBank.Platform.Http;
using DigitalBank.Platform.Security;
using DigitalBank.SharedKernel.Monetary;
using MediatR;
using Microsoft.AspNetCore.Http;

namespace DigitalBank.Lending.Collections;

/// <summary>What staff do about loans in arrears, and what the borrower is told.</summary>
internal static class CollectionEndpoints
{
    private const string Case = "/lending/arrears-cases/{caseId:guid}";

    public static void Map(SurfaceEndpoints customer, SurfaceEndpoints staff)
    {
        customer.MapGet("/lending/loans/{loanId:guid}/reminders", LendingPermissions.Own, OwnReminders).Produces<Page<ReminderView>>();
        staff.MapGet("/lending/loans/{loanId:guid}/reminders", LendingPermissions.Read, Reminders)
            .Produces<Page<ReminderView>>()
            .WithSummary("What the borrower was told about arrears, and what that cost");
        staff.MapGet("/lending/arrears-cases", LendingPermissions.Read, List)
            .Produces<Page<ArrearsCaseView>>()
            .WithSummary("Cases of loans in arrears, by bucket and by who works on them; an empty owner asks for those that nobody has taken");
        staff.MapGet(Case, LendingPermissions.Read, File)
            .Produces<ArrearsCaseFile>()
            .WithSummary("One case with what is overdue by instalment, its tags, promises, reminders and pauses");
        staff.MapPost($"{Case}/take", LendingPermissions.WorkArrears, Take).Produces<ArrearsCaseView>().WithSummary("Work on a case that nobody has taken");
        staff.MapPut($"{Case}/owner", LendingPermissions.AssignArrears, Assign).Produces<ArrearsCaseView>().WithSummary("Say who works on a case");
        staff.MapPut($"{Case}/next-action", LendingPermissions.WorkArrears, Plan).Produces<ArrearsCaseView>().WithSummary("Say what is to be done next, and when");
        staff.MapGet($"{Case}/notes", LendingPermissions.WorkArrears, Notes).Produces<Page<CaseNoteView>>();
        staff.MapPost($"{Case}/notes", LendingPermissions.WorkArrears, Write)
            .Produces<CaseNoteView>(StatusCodes.Status201Created)
            .WithSummary("Write down what was said");
        staff.MapPost($"{Case}/promises", LendingPermissions.WorkArrears, Promise)
            .Produces<PromiseView>(StatusCodes.Status201Created)
            .WithSummary("Note what the borrower has promised to pay; no reminder goes out until its day");
        staff.MapPost($"{Case}/promises/{{promiseId:guid}}/withdrawal", LendingPermissions.WorkArrears, Withdraw)
            .Produces<PromiseView>()
            .WithSummary("Take a promise back that is open");
    }

    private static Task<IResult> OwnReminders(
        Guid loanId, [AsParameters] PageRequest page, IActor actor, IMediator bank, CancellationToken cancellationToken) =>
        RemindersAsync(loanId, actor.PartyId ?? Guid.Empty, page, bank, cancellationToken);

    private static Task<IResult> Reminders(Guid loanId, [AsParameters] PageRequest page, IMediator bank, CancellationToken cancellationToken) =>
        RemindersAsync(loanId, null, page, bank, cancellationToken);

    private static async Task<IResult> RemindersAsync(
        Guid loanId, Guid? partyId, PageRequest page, IMediator bank, CancellationToken cancellationToken)
    {
        if (!page.TryAfterId(out var after))
        {
            return PlatformErrors.PageCursorInvalid.ToProblem();
        }

        var reminders = await bank.Send(new ListReminders(loanId, partyId, after, page.Size), cancellationToken);
        return reminders.Map(items => Page.Of(items, page.Size, one => one.ReminderId.ToString())).ToHttp();
    }

    private static async Task<IResult> List(
        string? bucket, string? owner, bool? isOpen, [AsParameters] PageRequest page, IMediator bank, CancellationToken cancellationToken)
    {
        if (!page.TryAfterId(out var after))
        {
            return PlatformErrors.PageCursorInvalid.ToProblem();
        }

        // Bound by hand: a query's enum would have to be written as in the code and not as in the answers.
        var queue = default(ArrearsBucket);
        if (bucket is not null && !(Enum.TryParse(bucket, ignoreCase: true, out queue) && Enum.IsDefined(queue)))
        {
            return CollectionErrors.BucketUnknown.ToProblem();
        }

        var cases = await bank.Send(new ListArrearsCases(bucket is null ? null : queue, owner, isOpen, after, page.Size), cancellationToken);
        return cases.Map(items => Page.Of(items, page.Size, one => one.CaseId.ToString())).ToHttp();
    }

    private static async Task<IResult> File(Guid caseId, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new GetArrearsCase(caseId), cancellationToken)).ToHttp();

    private static async Task<IResult> Take(Guid caseId, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new TakeArrearsCase(caseId), cancellationToken)).ToHttp();

    private static async Task<IResult> Assign(Guid caseId, CaseOwnerBody body, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new AssignArrearsCase(caseId, body.Owner), cancellationToken)).ToHttp();

    private static async Task<IResult> Plan(Guid caseId, NextActionBody body, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new PlanNextAction(caseId, body.Action, body.Day), cancellationToken)).ToHttp();

    private static async Task<IResult> Notes(Guid caseId, [AsParameters] PageRequest page, IMediator bank, CancellationToken cancellationToken)
    {
        if (!page.TryAfterId(out var after))
        {
            return PlatformErrors.PageCursorInvalid.ToProblem();
        }

        var notes = await bank.Send(new ListCaseNotes(caseId, after, page.Size), cancellationToken);
        return notes.Map(items => Page.Of(items, page.Size, one => one.NoteId.ToString())).ToHttp();
    }

    private static async Task<IResult> Write(Guid caseId, CaseNoteBody body, IMediator bank, CancellationToken cancellationToken)
    {
        var written = await bank.Send(new WriteCaseNote(caseId, body.Text), cancellationToken);
        return written.ToHttp(made => TypedResults.Created($"/staff/v1/lending/arrears-cases/{caseId}/notes", made));
    }

    private static async Task<IResult> Promise(Guid caseId, PromiseBody body, IMediator bank, CancellationToken cancellationToken)
    {
        var noted = await bank.Send(new NotePromise(caseId, body.Amount, body.Day), cancellationToken);
        return noted.ToHttp(made => TypedResults.Created($"/staff/v1/lending/arrears-cases/{caseId}", made));
    }

    private static async Task<IResult> Withdraw(Guid caseId, Guid promiseId, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new WithdrawPromise(caseId, promiseId), cancellationToken)).ToHttp();
}

/// <param name="Owner">A log-in; null: nobody.</param>
internal sealed record CaseOwnerBody(string? Owner);

internal sealed record NextActionBody(CollectionAction? Action, DateOnly? Day);

internal sealed record CaseNoteBody(string Text);

/// <param name="Day">By which it is to be paid.</param>
internal sealed record PromiseBody(Money Amount, DateOnly Day);
