using DigitalBank.Platform.Http;
using MediatR;
using Microsoft.AspNetCore.Http;

namespace DigitalBank.Ledger.Events;

internal static class EventEndpoints
{
    public static void Map(SurfaceEndpoints staff)
    {
        staff.MapGet("/ledger/events/subscribers", LedgerPermissions.Read, ListAsync)
            .Produces<IReadOnlyList<SubscriberView>>()
            .WithSummary("Who is told of entries, and how far behind each is");
        staff.MapPost("/ledger/events/subscribers/{name}/replay", LedgerPermissions.Replay, ReplayAsync)
            .Produces<SubscriberView>()
            .WithSummary("Tell a subscriber everything from an entry on once more");
    }

    private static async Task<IResult> ListAsync(IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new ListSubscribers(), cancellationToken)).ToHttp();

    private static async Task<IResult> ReplayAsync(string name, ReplayBody body, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new ReplayJournal(name, body.From), cancellationToken)).ToHttp();
}

/// <param name="From">The first entry that is told next.</param>
internal sealed record ReplayBody(long From);
