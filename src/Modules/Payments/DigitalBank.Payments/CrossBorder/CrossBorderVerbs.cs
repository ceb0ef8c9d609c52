using System.CommandLine;
using DigitalBank.Platform.CommandLine;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalBank.Payments.CrossBorder;

/// <summary><c>payments track UETR</c>.</summary>
internal static class CrossBorderVerbs
{
    private static readonly Argument<string> Uetr = new("uetr") { Description = "Unique end-to-end transaction reference" };

    public static Command Track(VerbRunner verbs)
    {
        var command = new Command("track", "Tell where a payment across borders is") { Uetr };
        command.SetAction(verbs.Run(TrackAsync));
        return command;
    }

    private static async Task<int> TrackAsync(
        ParseResult parsed, IServiceProvider services, VerbOutput output, CancellationToken cancellationToken)
    {
        var tracked = await services.GetRequiredService<IMediator>().Send(
            new TrackPayment(parsed.GetRequiredValue(Uetr), PartyId: null), cancellationToken);
        if (!tracked.IsSuccess)
        {
            return output.Refuse(tracked.Failure);
        }

        if (output.IsJson)
        {
            output.Json(tracked.Value);
        }

        output.Line($"{tracked.Value.Direction} {tracked.Value.PaymentId}: {tracked.Value.Status}, {tracked.Value.Sent}");
        foreach (var step in tracked.Value.Steps)
        {
            output.Line($"  {step.At:yyyy-MM-dd HH:mm:ss}  {step.Status,-9} {step.ReasonCode} {step.Note}");
        }

        return VerbOutput.Success;
    }
}
