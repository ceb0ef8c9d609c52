using DigitalBank.Ledger.Contracts.Proofs;
using DigitalBank.Platform.Http;
using DigitalBank.Platform.Security;
using MediatR;
using Microsoft.AspNetCore.Http;

namespace DigitalBank.Ledger.Proofs;

internal static class ProofEndpoints
{
    public static void Map(BankEndpoints endpoints)
    {
        MapHeads(endpoints.Customer, Permission.SignedIn);
        MapHeads(endpoints.Staff, LedgerPermissions.Read);
        endpoints.Staff.MapGet("/ledger/entries/{entryId:long}/receipt", LedgerPermissions.Read, ReceiptAsync)
            .Produces<EntryReceipt>()
            .WithSummary("The receipt of an entry, which can be checked without the bank");
    }

    /// <summary>What a holder of receipts needs, whoever it is.</summary>
    private static void MapHeads(SurfaceEndpoints surface, Permission permission)
    {
        surface.MapGet("/ledger/tree-head", permission, HeadAsync)
            .Produces<SignedTreeHead>()
            .WithSummary("The newest signed tree head, or the first one that covers an entry");
        surface.MapGet("/ledger/consistency", permission, ConsistencyAsync)
            .Produces<JournalConsistency>()
            .WithSummary("Proof that between two signed heads entries were only added");
        surface.MapGet("/ledger/public-keys", permission, KeysAsync)
            .Produces<ProofKeyList>()
            .WithSummary("The public keys that heads and receipts are checked with");
    }

    private static async Task<IResult> ReceiptAsync(long entryId, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new GetEntryReceipt(entryId), cancellationToken)).ToHttp();

    private static async Task<IResult> HeadAsync(long? entryId, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new GetTreeHead(entryId), cancellationToken)).ToHttp();

    private static async Task<IResult> ConsistencyAsync(long first, long second, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new GetJournalConsistency(first, second), cancellationToken)).ToHttp();

    private static async Task<IResult> KeysAsync(IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new GetProofKeys(), cancellationToken)).ToHttp();
}
