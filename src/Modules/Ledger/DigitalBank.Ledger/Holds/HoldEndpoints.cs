using DigitalBank.Ledger.Contracts.Holds;
using DigitalBank.Ledger.Contracts.Journal;
using DigitalBank.Ledger.Journal;
using DigitalBank.Platform.Http;
using DigitalBank.SharedKernel.Monetary;
using MediatR;
using Microsoft.AspNetCore.Http;

namespace DigitalBank.Ledger.Holds;

internal static class HoldEndpoints
{
    public static void Map(SurfaceEndpoints staff)
    {
        staff.MapPost("/ledger/holds", LedgerPermissions.ManageHolds, PlaceAsync)
            .RequiresIdempotencyKey()
            .Produces<HoldReceipt>(StatusCodes.Status201Created)
            .WithSummary("Set money of an account aside; the idempotency key becomes the id of the hold");
        staff.MapPost("/ledger/holds/{holdId:guid}/captures", LedgerPermissions.ManageHolds, CaptureAsync)
            .RequiresIdempotencyKey()
            .Produces<JournalEntryReceipt>(StatusCodes.Status201Created)
            .WithSummary("Book an entry that takes what the hold set aside, in part or in whole");
        staff.MapPost("/ledger/holds/{holdId:guid}/release", LedgerPermissions.ManageHolds, ReleaseAsync)
            .RequiresIdempotencyKey()
            .Produces<HoldReceipt>()
            .WithSummary("Free what is left of a hold");
        staff.MapGet("/ledger/holds/{holdId:guid}", LedgerPermissions.Read, GetAsync)
            .Produces<HoldView>()
            .WithSummary("One hold with everything that happened to it");
        staff.MapGet("/ledger/holds", LedgerPermissions.Read, ListAsync)
            .Produces<Page<HoldView>>()
            .WithSummary("Holds of an account, all or the open ones");
    }

    private static async Task<IResult> PlaceAsync(HoldBody body, IdempotencyKey key, IMediator bank, CancellationToken cancellationToken)
    {
        var placed = await bank.Send(
            new PlaceHold(
                key.Value, body.LedgerAccountId, body.Amount, "staff", body.SourceReference, body.EventCode ?? "manual", body.ExpiresAt),
            cancellationToken);
        return placed.ToHttp(receipt => TypedResults.Created($"/staff/v1/ledger/holds/{receipt.HoldId}", receipt));
    }

    private static async Task<IResult> CaptureAsync(
        Guid holdId, CaptureBody body, IdempotencyKey key, IMediator bank, CancellationToken cancellationToken)
    {
        var captured = await bank.Send(
            new CaptureHoldByHand(key.Value, holdId, body.SourceReference, body.EventCode, body.Lines, body.ReleasesRemainder),
            cancellationToken);
        return captured.ToHttp(receipt => TypedResults.Created($"/staff/v1/ledger/entries/{receipt.EntryId}", receipt));
    }

    private static async Task<IResult> ReleaseAsync(Guid holdId, IdempotencyKey key, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new ReleaseHold(key.Value, holdId), cancellationToken)).ToHttp();

    private static async Task<IResult> GetAsync(Guid holdId, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new GetHold(holdId), cancellationToken)).ToHttp();

    private static async Task<IResult> ListAsync(
        long ledgerAccountId, bool? onlyOpen, [AsParameters] PageRequest page, IMediator bank, CancellationToken cancellationToken)
    {
        if (!HoldPosition.TryParse(page.After, out var after))
        {
            return LedgerErrors.CursorInvalid.ToProblem();
        }

        var holds = await bank.Send(new ListHolds(ledgerAccountId, onlyOpen ?? false, after, page.Size), cancellationToken);
        return holds.Map(found => new Page<HoldView>(found.Holds, found.Next?.ToString())).ToHttp();
    }
}

internal sealed record HoldBody(
    long LedgerAccountId, Money Amount, string SourceReference, string? EventCode = null, DateTimeOffset? ExpiresAt = null);

internal sealed record CaptureBody(
    string SourceReference, IReadOnlyList<ManualLine> Lines, string? EventCode = null, bool ReleasesRemainder = false);
