using DigitalBank.Platform.Jobs;
using MediatR;
using Microsoft.Extensions.Options;

namespace DigitalBank.Payments.Gateway;

/// <summary>Exchanges messages with the other side, then takes up what a crash left half done.</summary>
internal sealed class ExchangeMessagesJob(IMediator bank, IOptions<PaymentsOptions> options) : IBankJob
{
    public string Name => "exchange-messages";

    public string Description => "Deliver messages to other banks and take theirs in";

    public string? DefaultSchedule => "15 * * * * ?";

    public async Task<StepReport> RunAsync(CancellationToken cancellationToken)
    {
        // First, so that a message which cannot be finished does not keep the others from being exchanged.
        var exchanged = await bank.Send(new ExchangeMessages(), cancellationToken);
        var resumed = await bank.Send(new ResumeMessages(TimeSpan.FromSeconds(options.Value.ResumeAfterSeconds)), cancellationToken);
        var waiting = await bank.Send(new Incoming.BookWaitingPayments(), cancellationToken);
        return exchanged.IsSuccess
            ? new StepReport(
                exchanged.Value.Delivered + exchanged.Value.TakenIn + waiting.Value.Booked,
                exchanged.Value.Failed + resumed.Value.StillOpen + waiting.Value.StillOpen,
                $"{exchanged.Value.Delivered} delivered, {exchanged.Value.TakenIn} taken in, {resumed.Value.Finished} resumed, {waiting.Value.Booked} fell due")
            : new StepReport(Items: 0, Failed: 1, $"{exchanged.Failure.Message} ({exchanged.Failure.Code})");
    }
}

/// <summary>Asks the other bank about payments that it has not answered in time.</summary>
internal sealed class InvestigateSilenceJob(IMediator bank) : IBankJob
{
    public string Name => "investigate-silence";

    public string Description => "Ask other banks what became of payments that they have not answered in time";

    public string? DefaultSchedule => "45 0/5 * * * ?";

    public async Task<StepReport> RunAsync(CancellationToken cancellationToken)
    {
        var asked = await bank.Send(new Answers.InvestigateSilence(), cancellationToken);
        return new StepReport(asked.Value.Asked + asked.Value.Recalled, Failed: 0, $"{asked.Value.Asked} asked, {asked.Value.Recalled} recalled");
    }
}
