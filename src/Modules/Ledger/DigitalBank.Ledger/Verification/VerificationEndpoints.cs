using DigitalBank.Ledger.Contracts.Verification;
using DigitalBank.Platform.Http;
using MediatR;
using Microsoft.AspNetCore.Http;

namespace DigitalBank.Ledger.Verification;

internal static class VerificationEndpoints
{
    public static void Map(SurfaceEndpoints staff) =>
        staff.MapPost("/ledger/verification", LedgerPermissions.Verify, VerifyAsync)
            .Produces<VerificationReport>()
            .WithSummary("Recompute every balance and fingerprint from the lines");

    private static async Task<IResult> VerifyAsync(IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new VerifyLedger(), cancellationToken)).ToHttp();
}
