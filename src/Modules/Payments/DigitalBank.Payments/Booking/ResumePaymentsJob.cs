using DigitalBank.Platform.Jobs;
using MediatR;
using Microsoft.Extensions.Options;

namespace DigitalBank.Payments.Booking;

/// <summary>Looks for payments that a crash left open, every time it is run.</summary>
internal sealed class ResumePaymentsJob(IMediator bank, IOptions<PaymentsOptions> options) : IBankJob
{
    public string Name => "resume-payments";

    public string Description => "Finish payments that a crash left between receipt and booking";

    public string? DefaultSchedule => "30 0/5 * * * ?";

    public async Task<StepReport> RunAsync(CancellationToken cancellationToken)
    {
        var resumed = await bank.Send(
            new ResumeReceivedPayments(TimeSpan.FromSeconds(options.Value.ResumeAfterSeconds)), cancellationToken);
        return new StepReport(resumed.Value.Finished, resumed.Value.StillOpen);
    }
}
