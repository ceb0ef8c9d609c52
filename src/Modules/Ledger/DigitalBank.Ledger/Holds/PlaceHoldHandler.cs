using DigitalBank.Ledger.Contracts.Holds;
using DigitalBank.Ledger.Contracts.Journal;
using DigitalBank.Ledger.Engine;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;

namespace DigitalBank.Ledger.Holds;

internal sealed class PlaceHoldHandler(PostingEngine engine, HoldReader holds) : ICommandHandler<PlaceHold, HoldReceipt>
{
    public async Task<Result<HoldReceipt>> Handle(PlaceHold command, CancellationToken cancellationToken)
    {
        if (HoldShape.Check(command) is { } malformed)
        {
            return malformed;
        }

        var request = HoldRequests.For(command);
        return await holds.ReceiptAsync(request, await engine.PostAsync(request, cancellationToken));
    }
}

internal sealed class CaptureHoldHandler(PostingEngine engine) : ICommandHandler<CaptureHold, JournalEntryReceipt>
{
    public async Task<Result<JournalEntryReceipt>> Handle(CaptureHold command, CancellationToken cancellationToken) =>
        HoldShape.Check(command) is { } malformed
            ? malformed
            : await engine.PostAsync(HoldRequests.For(command, recordedBy: null), cancellationToken);
}

internal sealed class ReleaseHoldHandler(PostingEngine engine, HoldReader holds) : ICommandHandler<ReleaseHold, HoldReceipt>
{
    public async Task<Result<HoldReceipt>> Handle(ReleaseHold command, CancellationToken cancellationToken)
    {
        if (HoldShape.Check(command) is { } malformed)
        {
            return malformed;
        }

        var request = HoldRequests.For(command);
        return await holds.ReceiptAsync(request, await engine.PostAsync(request, cancellationToken));
    }
}
