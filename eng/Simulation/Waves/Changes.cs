using DigitalBank.SharedKernel.Results;
using DigitalBank.Simulation.Orders;
using DigitalBank.TestKit;

namespace DigitalBank.Simulation.Waves;

/// <summary>Changes as the bank's own modules send them.</summary>
internal static class Changes
{
    public static async Task<ChangeAnswer> SendAsync(BankFixture bank, Change change)
    {
        switch (change)
        {
            case OpeningChange { Command: var command }:
                var opened = await bank.SendAsync(command);
                return new ChangeAnswer(opened.Failure?.Code, opened.IsSuccess ? opened.Value : null);
            case StatusChange { Command: var command }:
                return Of(await bank.SendAsync(command));
            case MinimumChange { Command: var command }:
                return Of(await bank.SendAsync(command));
            case ManualChange { Command: var command }:
                return Of(await bank.SendAsync(command));
            case ClosingChange { Command: var command }:
                return Of(await bank.SendAsync(command));
            case ReopeningChange { Command: var command }:
                return Of(await bank.SendAsync(command));
            default:
                throw new NotSupportedException();
        }
    }

    private static ChangeAnswer Of<T>(Result<T> result) => new(result.Failure?.Code);
}
