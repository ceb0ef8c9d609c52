using System.Globalization;
using DigitalBank.Lending.CreditLines;
using DigitalBank.Platform;
using DigitalBank.Platform.Http;
using DigitalBank.Platform.Security;
using DigitalBank.SharedKernel.Monetary;
using MediatR;
using Microsoft.AspNetCore.Http;

namespace DigitalBank.Lending.Lines;

/// <summary>What customers do with their own credit lines, and staff with everybody's.</summary>
internal static class LineEndpoints
{
    private const string Line = "/lending/lines/{lineId:guid}";

    public static void Map(SurfaceEndpoints customer, SurfaceEndpoints staff)
    {
        MapOwn(customer);
        staff.MapGet("/lending/lines", LendingPermissions.Read, List).Produces<Page<CreditLineView>>();
        staff.MapGet(Line, LendingPermissions.Read, Get).Produces<CreditLineStanding>();
        staff.MapGet($"{Line}/events", LendingPermissions.Read, Events).Produces<Page<LineEventView>>();
        staff.MapGet($"{Line}/statements", LendingPermissions.Read, Statements).Produces<Page<LineStatementView>>();
        staff.MapPost($"{Line}/payments", LendingPermissions.RecordEvents, Pay)
            .Produces<CreditLineView>()
            .RequiresIdempotencyKey()
            .WithSummary("Note a repayment of a credit line, also of an earlier day");
        staff.MapPost($"{Line}/reversals", LendingPermissions.ChangeLoans, Reverse)
            .Produces<CreditLineView>()
            .RequiresIdempotencyKey()
            .WithSummary("Take a draw or a repayment back and work what came after it through anew");
        staff.MapPost($"{Line}/changes", LendingPermissions.ProposeLineChanges, Change)
            .Produces<LineChangeView>(StatusCodes.Status201Created)
            .WithSummary("Block a line or lower its limit at once; propose to unblock, raise or extend it");
        staff.MapGet("/lending/line-changes", LendingPermissions.Read, Changes).Produces<Page<LineChangeView>>();
        staff.MapPost("/lending/line-changes/{changeId:guid}/decision", LendingPermissions.DecideLineChanges, Decide)
            .Produces<LineChangeView>()
            .WithSummary("Agree to a change that somebody else has proposed, or refuse it");
    }

    private static void MapOwn(SurfaceEndpoints customer)
    {
        customer.MapPost("/lending/applications/{applicationId:guid}/open-line", LendingPermissions.Own, Open)
            .Produces<CreditLineView>(StatusCodes.Status201Created)
            .RequiresIdempotencyKey()
            .WithSummary("Accept the offer of a credit line; nothing is paid out until it is drawn");
        customer.MapGet("/lending/lines", LendingPermissions.Own, ListOwn).Produces<Page<CreditLineView>>();
        customer.MapGet(Line, LendingPermissions.Own, GetOwn)
            .Produces<CreditLineStanding>()
            .WithSummary("One credit line: what is owed, what is available, what has to be paid");
        customer.MapGet($"{Line}/events", LendingPermissions.Own, OwnEvents).Produces<Page<LineEventView>>();
        customer.MapGet($"{Line}/statements", LendingPermissions.Own, OwnStatements).Produces<Page<LineStatementView>>();
        customer.MapPost($"{Line}/draws", LendingPermissions.Own, Draw)
            .Produces<CreditLineView>()
            .RequiresIdempotencyKey()
            .WithSummary("Draw money to the account for which the line was opened; it is there with the answer");
        customer.MapPost($"{Line}/repayments", LendingPermissions.Own, Repay)
            .Produces<CreditLineView>()
            .RequiresIdempotencyKey()
            .WithSummary("Repay from that account");
        customer.MapPost($"{Line}/close", LendingPermissions.Own, Close)
            .Produces<CreditLineView>()
            .WithSummary("End a credit line of which nothing is owed");
    }

    private static async Task<IResult> Open(
        Guid applicationId, IdempotencyKey key, IActor actor, IMediator bank, CancellationToken cancellationToken)
    {
        var opened = await bank.Send(new OpenCreditLine(key.Value, applicationId, PartyOf(actor)), cancellationToken);
        return opened.ToHttp(line => TypedResults.Created($"/api/v1/lending/lines/{line.LineId}", line));
    }

    private static Task<IResult> ListOwn([AsParameters] PageRequest page, IActor actor, IMediator bank, CancellationToken cancellationToken) =>
        PageOfAsync(PartyOf(actor), isLeftToPeople: false, page, bank, cancellationToken);

    private static Task<IResult> List(
        Guid? party, bool? isLeftToPeople, [AsParameters] PageRequest page, IMediator bank, CancellationToken cancellationToken) =>
        PageOfAsync(party, isLeftToPeople ?? false, page, bank, cancellationToken);

    private static async Task<IResult> PageOfAsync(
        Guid? party, bool isLeftToPeople, PageRequest page, IMediator bank, CancellationToken cancellationToken)
    {
        if (!page.TryAfterId(out var after))
        {
            return PlatformErrors.PageCursorInvalid.ToProblem();
        }

        var lines = await bank.Send(new ListCreditLines(party, isLeftToPeople, after, page.Size), cancellationToken);
        return lines.Map(items => Page.Of(items, page.Size, line => line.LineId.ToString())).ToHttp();
    }

    private static async Task<IResult> GetOwn(Guid lineId, IActor actor, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new GetCreditLine(lineId, PartyOf(actor)), cancellationToken)).ToHttp();

    private static async Task<IResult> Get(Guid lineId, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new GetCreditLine(lineId, PartyId: null), cancellationToken)).ToHttp();

    private static Task<IResult> OwnEvents(
        Guid lineId, [AsParameters] PageRequest page, IActor actor, IMediator bank, CancellationToken cancellationToken) =>
        EventsAsync(lineId, PartyOf(actor), page, bank, cancellationToken);

    private static Task<IResult> Events(Guid lineId, [AsParameters] PageRequest page, IMediator bank, CancellationToken cancellationToken) =>
        EventsAsync(lineId, party: null, page, bank, cancellationToken);

    private static async Task<IResult> EventsAsync(Guid lineId, Guid? party, PageRequest page, IMediator bank, CancellationToken cancellationToken)
    {
        if (!TryAfter(page, out var after))
        {
            return PlatformErrors.PageCursorInvalid.ToProblem();
        }

        var events = await bank.Send(new ListLineEvents(lineId, party, after, page.Size), cancellationToken);
        return events.Map(items => Page.Of(items, page.Size, one => one.Number.ToString(CultureInfo.InvariantCulture))).ToHttp();
    }

    private static Task<IResult> OwnStatements(
        Guid lineId, [AsParameters] PageRequest page, IActor actor, IMediator bank, CancellationToken cancellationToken) =>
        StatementsAsync(lineId, PartyOf(actor), page, bank, cancellationToken);

    private static Task<IResult> Statements(Guid lineId, [AsParameters] PageRequest page, IMediator bank, CancellationToken cancellationToken) =>
        StatementsAsync(lineId, party: null, page, bank, cancellationToken);

    private static async Task<IResult> StatementsAsync(
        Guid lineId, Guid? party, PageRequest page, IMediator bank, CancellationToken cancellationToken)
    {
        if (!TryAfter(page, out var after))
        {
            return PlatformErrors.PageCursorInvalid.ToProblem();
        }

        var statements = await bank.Send(new ListLineStatements(lineId, party, after, page.Size), cancellationToken);
        return statements.Map(items => Page.Of(items, page.Size, one => one.Number.ToString(CultureInfo.InvariantCulture))).ToHttp();
    }

    private static async Task<IResult> Draw(
        Guid lineId, LineAmountBody body, IdempotencyKey key, IActor actor, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new DrawCreditLine(key.Value, lineId, PartyOf(actor), body.Amount), cancellationToken)).ToHttp();

    private static async Task<IResult> Repay(
        Guid lineId, LineAmountBody body, IdempotencyKey key, IActor actor, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new RepayCreditLine(key.Value, lineId, PartyOf(actor), body.Amount), cancellationToken)).ToHttp();

    private static async Task<IResult> Close(Guid lineId, IActor actor, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new CloseCreditLine(lineId, PartyOf(actor)), cancellationToken)).ToHttp();

    private static async Task<IResult> Pay(
        Guid lineId, LinePaymentBody body, IdempotencyKey key, IMediator bank, CancellationToken cancellationToken)
    {
        var draft = new LineEventDraft(LineEntryKind.Repayment, body.Amount, body.Date, Reason: body.Reason);
        return (await bank.Send(new RecordLineEvent(key.Value, lineId, draft), cancellationToken)).ToHttp();
    }

    private static async Task<IResult> Reverse(
        Guid lineId, LineReversalBody body, IdempotencyKey key, IMediator bank, CancellationToken cancellationToken)
    {
        var draft = new LineEventDraft(LineEntryKind.Reversal, Target: body.Event, Reason: body.Reason);
        return (await bank.Send(new RecordLineEvent(key.Value, lineId, draft), cancellationToken)).ToHttp();
    }

    private static async Task<IResult> Change(Guid lineId, LineChangeBody body, IMediator bank, CancellationToken cancellationToken)
    {
        var changed = await bank.Send(new ChangeCreditLine(lineId, body.Kind, body.Limit, body.AvailableUntil, body.Reason), cancellationToken);
        return changed.ToHttp(change => TypedResults.Created($"/staff/v1/lending/line-changes/{change.ChangeId}", change));
    }

    private static async Task<IResult> Changes(
        LineChangeStatus? status, Guid? line, [AsParameters] PageRequest page, IMediator bank, CancellationToken cancellationToken)
    {
        if (!page.TryAfterId(out var after))
        {
            return PlatformErrors.PageCursorInvalid.ToProblem();
        }

        var changes = await bank.Send(new ListLineChanges(status, line, after, page.Size), cancellationToken);
        return changes.Map(items => Page.Of(items, page.Size, one => one.ChangeId.ToString())).ToHttp();
    }

    private static async Task<IResult> Decide(Guid changeId, LineDecisionBody body, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new DecideLineChange(changeId, body.IsApproved, body.Reason), cancellationToken)).ToHttp();

    private static bool TryAfter(PageRequest page, out int after)
    {
        after = 0;
        return string.IsNullOrEmpty(page.After) || int.TryParse(page.After, NumberStyles.None, CultureInfo.InvariantCulture, out after);
    }

    private static Guid PartyOf(IActor actor) => actor.PartyId ?? Guid.Empty;
}

internal sealed record LineAmountBody(Money Amount);

/// <param name="Date">The day on which the money came; null for the business date.</param>
internal sealed record LinePaymentBody(Money Amount, string Reason, DateOnly? Date = null);

/// <param name="Event">The number of the draw or the repayment.</param>
internal sealed record LineReversalBody(int Event, string Reason);

/// <param name="Limit">Of a change of limit.</param>
/// <param name="AvailableUntil">Of an extension.</param>
internal sealed record LineChangeBody(LineChangeKind Kind, string Reason, Money? Limit = null, DateOnly? AvailableUntil = null);

internal sealed record LineDecisionBody(bool IsApproved, string Reason);
