using DigitalBank.Platform.Jobs;
using MediatR;

namespace DigitalBank.Payments.Outgoing;

/// <summary>Sends what waits in clearing, on a schedule or on demand.</summary>
internal sealed class SendOutgoingPaymentsJob(IMediator bank) : IBankJob
{
    public string Name => "send-outgoing-payments";

    public string Description => "Write booked payments to other banks into pacs.008 files and credit the nostro accounts";

    public string? DefaultSchedule => "0 0/15 * * * ?";

    public Task<StepReport> RunAsync(CancellationToken cancellationToken) => SendAsync(bank, cancellationToken);

    internal static async Task<StepReport> SendAsync(IMediator bank, CancellationToken cancellationToken)
    {
        var sent = await bank.Send(new SendOutgoingPayments(), cancellationToken);
        return sent.IsSuccess
            ? new StepReport(sent.Value.Payments, Failed: 0, $"{sent.Value.Batches.Count} files")
            : new StepReport(Items: 0, Failed: 1, $"{sent.Failure.Message} ({sent.Failure.Code})");
    }
}

/// <summary>The last collection of a day, after the payments that fell due.</summary>
internal sealed class SendOutgoingPaymentsStep(IMediator bank) : ICloseOfBusinessStep
{
    public string Name => "send-outgoing-payments";

    public int Order => 710;

    public Task<StepReport> RunAsync(DateOnly closingDate, CancellationToken cancellationToken) =>
        SendOutgoingPaymentsJob.SendAsync(bank, cancellationToken);
}
