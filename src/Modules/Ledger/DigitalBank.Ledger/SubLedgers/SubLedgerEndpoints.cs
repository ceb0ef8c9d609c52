using DigitalBank.Ledger.Contracts.SubLedgers;
using DigitalBank.Platform.Http;
using MediatR;
using Microsoft.AspNetCore.Http;

namespace DigitalBank.Ledger.SubLedgers;

internal static class SubLedgerEndpoints
{
    public static void Map(SurfaceEndpoints staff)
    {
        staff.MapGet("/ledger/control/{date}", LedgerPermissions.Read, GetAsync)
            .Produces<IReadOnlyList<SubLedgerProof>>()
            .WithSummary("What the close of a day found: control accounts against their sub-ledgers, one per header and currency");
        staff.MapPost("/ledger/control", LedgerPermissions.Verify, ProveAsync)
            .Produces<IReadOnlyList<SubLedgerProof>>()
            .WithSummary("Hold control accounts against their sub-ledgers now");
    }

    private static async Task<IResult> GetAsync(DateOnly date, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new GetSubLedgerProofs(date), cancellationToken)).ToHttp();

    private static async Task<IResult> ProveAsync(IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new ProveSubLedgers(), cancellationToken)).ToHttp();
}
