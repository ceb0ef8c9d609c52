using DigitalBank.Ledger.Contracts.Verification;
using DigitalBank.Platform.Jobs;
using MediatR;

namespace DigitalBank.Ledger.Verification;

/// <summary>No day ends upon a book that does not hold: the close stops here until somebody has looked.</summary>
internal sealed class ProveLedgerStep(IMediator bank) : ICloseOfBusinessStep
{
    public string Name => "prove-ledger";

    public int Order => 890;

    public async Task<StepReport> RunAsync(DateOnly closingDate, CancellationToken cancellationToken)
    {
        var verified = await bank.Send(new VerifyLedger(), cancellationToken);
        if (!verified.IsSuccess)
        {
            throw new JobException($"{verified.Failure.Message} ({verified.Failure.Code})");
        }

        return verified.Value.Holds
            ? new StepReport(verified.Value.Entries, Note: "every balance and fingerprint holds")
            : throw new JobException($"The journal does not hold: {verified.Value.FindingCount} findings. Run 'ledger verify' to see them.");
    }
}
