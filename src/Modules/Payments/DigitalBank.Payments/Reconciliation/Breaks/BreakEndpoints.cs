using DigitalBank.Platform;
using DigitalBank.Platform.Http;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace DigitalBank.Payments.Reconciliation.Breaks;

/// <summary>What staff do with breaks.</summary>
internal static class BreakEndpoints
{
    /// <summary>Who looks after a break.</summary>
    internal sealed record AssignBreakRequest(string Owner, string? Note = null);

    internal sealed record MatchBreaksRequest(IReadOnlyList<Guid> BreakIds, string Reason);

    internal sealed record UndoMatchRequest(string Reason);

    internal sealed record ProposeWriteOffRequest(string Reason);

    internal sealed record DecideWriteOffRequest(bool IsApproved, string Reason);

    public static void Map(SurfaceEndpoints staff)
    {
        staff.MapGet("/payments/breaks", PaymentsPermissions.View, ListAsync)
            .Produces<Page<BreakView>>().WithName("ListReconciliationBreaks");
        staff.MapPut("/payments/breaks/{breakId:guid}/owner", PaymentsPermissions.Reconcile, AssignAsync)
            .Produces<BreakView>().WithName("AssignReconciliationBreak");
        staff.MapPost("/payments/reconciliation/matches", PaymentsPermissions.MatchByHand, MatchAsync)
            .Produces<MatchView>().WithName("MatchReconciliationBreaks");
        staff.MapPost("/payments/reconciliation/matches/{matchId:guid}/undo", PaymentsPermissions.MatchByHand, UndoAsync)
            .Produces(StatusCodes.Status204NoContent).WithName("UndoReconciliationMatch");
        staff.MapPost("/payments/breaks/{breakId:guid}/write-offs", PaymentsPermissions.ProposeWriteOffs, ProposeAsync)
            .Produces<WriteOffView>().WithName("ProposeWriteOff");
        staff.MapGet("/payments/write-offs", PaymentsPermissions.View, ListWriteOffsAsync)
            .Produces<Page<WriteOffView>>().WithName("ListWriteOffs");
        staff.MapPost("/payments/write-offs/{writeOffId:guid}/decision", PaymentsPermissions.DecideWriteOffs, DecideAsync)
            .Produces<WriteOffView>().WithName("DecideWriteOff");
    }

    private static async Task<IResult> ListAsync(
        string? account, string? currency, string? owner, [AsParameters] PageRequest page, IMediator bank, CancellationToken cancellationToken) =>
        page.TryAfterId(out var after)
            ? (await bank.Send(new ListBreaks(account, currency, owner, after, page.Size), cancellationToken)).ToHttp()
            : PlatformErrors.PageCursorInvalid.ToProblem();

    private static async Task<IResult> AssignAsync(Guid breakId, AssignBreakRequest body, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new AssignBreak(breakId, body.Owner, body.Note), cancellationToken)).ToHttp();

    private static async Task<IResult> MatchAsync(MatchBreaksRequest body, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new MatchByHand(body.BreakIds, body.Reason), cancellationToken)).ToHttp();

    private static async Task<IResult> UndoAsync(Guid matchId, UndoMatchRequest body, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new UndoMatch(matchId, body.Reason), cancellationToken)).ToHttp(_ => TypedResults.NoContent());

    private static async Task<IResult> ProposeAsync(Guid breakId, ProposeWriteOffRequest body, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new ProposeWriteOff(breakId, body.Reason), cancellationToken)).ToHttp();

    private static async Task<IResult> ListWriteOffsAsync(
        WriteOffStatus? status, [AsParameters] PageRequest page, IMediator bank, CancellationToken cancellationToken) =>
        page.TryAfterId(out var after)
            ? (await bank.Send(new ListWriteOffs(status, after, page.Size), cancellationToken)).ToHttp()
            : PlatformErrors.PageCursorInvalid.ToProblem();

    private static async Task<IResult> DecideAsync(Guid writeOffId, DecideWriteOffRequest body, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new DecideWriteOff(writeOffId, body.IsApproved, body.Reason), cancellationToken)).ToHttp();
}
