using System.CommandLine;
using DigitalBank.Platform.CommandLine;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalBank.Payments.HeldOrders;

/// <summary><c>payments decision ORDER [--rules VERSION]</c>.</summary>
internal static class HeldOrderVerbs
{
    private static readonly Argument<Guid> Order = new("order") { Description = "Id of the payment order" };

    private static readonly Option<int?> Rules = new("--rules") { Description = "Judge the same facts by the rules of this version" };

    public static Command Decision(VerbRunner verbs)
    {
        var command = new Command("decision", "Tell what the rules said against a payment, and judge it again") { Order, Rules };
        command.SetAction(verbs.Run(DecisionAsync));
        return command;
    }

    private static async Task<int> DecisionAsync(
        ParseResult parsed, IServiceProvider services, VerbOutput output, CancellationToken cancellationToken)
    {
        var decision = await services.GetRequiredService<IMediator>().Send(
            new GetPaymentDecision(parsed.GetRequiredValue(Order), parsed.GetValue(Rules)), cancellationToken);
        if (!decision.IsSuccess)
        {
            return output.Refuse(decision.Failure);
        }

        if (output.IsJson)
        {
            output.Json(decision.Value);
        }

        output.Line($"rules {decision.Value.RulesVersion}: {decision.Value.Verdict} {string.Join(' ', decision.Value.Rules)}");
        output.Line($"rules {decision.Value.AgainByVersion}: {decision.Value.Again.Verdict} {string.Join(' ', decision.Value.Again.Rules)}");
        return VerbOutput.Success;
    }
}
