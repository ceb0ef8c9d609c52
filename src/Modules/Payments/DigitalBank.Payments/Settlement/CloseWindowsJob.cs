using DigitalBank.Platform.Jobs;
using MediatR;

namespace DigitalBank.Payments.Settlement;

/// <summary>Settles windows soon after they close, every time it is run.</summary>
internal sealed class CloseWindowsJob(IMediator bank) : IBankJob
{
    public string Name => "settle-windows";

    public string Description => "Close settlement windows whose time has come and book their net amounts";

    public string? DefaultSchedule => "15 * * * * ?";

    public async Task<StepReport> RunAsync(CancellationToken cancellationToken)
    {
        var closed = await bank.Send(new CloseWindows(), cancellationToken);
        return new StepReport(closed.Value.Settled, closed.Value.Failed);
    }
}
