using System.Reflection;
using DigitalBank.Ledger.Contracts.Journal;
using DigitalBank.Platform.Http;
using DigitalBank.Platform.Time;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace DigitalBank.Ledger.Journal;

internal static class JournalEndpoints
{
    /// <summary>In bytes: a thousand entries of two lines take about 250 KB, and some have many lines.</summary>
    private const int LargestBatch = 8 * 1024 * 1024;

    public static void Map(SurfaceEndpoints staff)
    {
        staff.MapPost("/ledger/entries", LedgerPermissions.Post, PostAsync)
            .Accepts<ManualEntryBody>(JsonBody.ContentType)
            .RequiresIdempotencyKey()
            .Produces<JournalEntryReceipt>(StatusCodes.Status201Created)
            .WithSummary("Book an entry by hand");
        staff.MapPost("/ledger/entries/batch", LedgerPermissions.Post, PostManyAsync)
            .Accepts<ManualEntriesBody>(JsonBody.ContentType)
            .WithMetadata(new RequestSizeLimitAttribute(LargestBatch))
            .Produces<ManualEntriesResult>()
            .WithSummary("Book up to 1,000 entries by hand, each with its own key and result");
        staff.MapPost("/ledger/entries/{entryId:long}/reversal", LedgerPermissions.Reverse, ReverseAsync)
            .RequiresIdempotencyKey()
            .Produces<JournalEntryReceipt>(StatusCodes.Status201Created)
            .WithSummary("Reverse an entry");
        staff.MapGet("/ledger/entries/{entryId:long}", LedgerPermissions.Read, GetAsync)
            .Produces<JournalEntryView>()
            .WithSummary("One entry with its lines");
        staff.MapGet("/ledger/entries/by-key/{key:guid}", LedgerPermissions.Read, FindAsync)
            .Produces<JournalEntryView>()
            .WithSummary("The entry booked for an idempotency key");
    }

    private static async Task<IResult> PostAsync(
        ManualEntryBody body, IdempotencyKey key, IMediator bank, CancellationToken cancellationToken)
    {
        var result = await bank.Send(new PostManualEntry(key.Value, body.SourceReference, body.EventCode, body.Lines), cancellationToken);
        return result.ToCreated(AddressOf);
    }

    private static async Task<IResult> PostManyAsync(ManualEntriesBody body, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new PostManualEntries(body.ToCommands()), cancellationToken)).ToHttp();

    private static async Task<IResult> ReverseAsync(
        long entryId, ReversalBody body, IdempotencyKey key, IBusinessCalendar calendar, IMediator bank, CancellationToken cancellationToken)
    {
        var today = await calendar.TodayAsync(cancellationToken);
        return (await bank.Send(new ReverseJournalEntry(key.Value, entryId, today, body.Reason), cancellationToken)).ToCreated(AddressOf);
    }

    private static async Task<IResult> GetAsync(long entryId, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new GetJournalEntry(entryId), cancellationToken)).ToHttp();

    private static async Task<IResult> FindAsync(Guid key, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new FindJournalEntryByKey(key), cancellationToken)).ToHttp();

    private static string AddressOf(JournalEntryReceipt receipt) => $"/staff/v1/ledger/entries/{receipt.EntryId}";
}

internal sealed record ManualEntryBody(string SourceReference, IReadOnlyList<ManualLine> Lines, string? EventCode = null)
    : IBindableFromHttpContext<ManualEntryBody>
{
    public static ValueTask<ManualEntryBody?> BindAsync(HttpContext context, ParameterInfo parameter) =>
        JsonBody.ReadAsync(context, ManualEntryReader.Read);
}

internal sealed record ManualEntriesBody(IReadOnlyList<ManualEntryInBatch?> Entries) : IBindableFromHttpContext<ManualEntriesBody>
{
    public static ValueTask<ManualEntriesBody?> BindAsync(HttpContext context, ParameterInfo parameter) =>
        JsonBody.ReadAsync<ManualEntriesBody>(context);

    public PostManualEntry[] ToCommands()
    {
        var commands = new PostManualEntry[Entries.Count];
        for (var i = 0; i < commands.Length; i++)
        {
            // One that is missing is refused alone, as one without a key.
            commands[i] = Entries[i] is { } entry
                ? new PostManualEntry(entry.IdempotencyKey, entry.SourceReference, entry.EventCode, entry.Lines)
                : new PostManualEntry(Guid.Empty, string.Empty, EventCode: null, []);
        }

        return commands;
    }
}

/// <param name="IdempotencyKey">What the header <c>Idempotency-Key</c> is to a single entry.</param>
internal sealed record ManualEntryInBatch(
    Guid IdempotencyKey, string SourceReference, IReadOnlyList<ManualLine> Lines, string? EventCode = null);

internal sealed record ReversalBody(string Reason);
