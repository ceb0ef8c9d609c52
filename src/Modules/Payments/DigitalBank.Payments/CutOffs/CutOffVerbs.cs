using System.CommandLine;
using DigitalBank.Platform.CommandLine;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalBank.Payments.CutOffs;

/// <summary><c>payments value-date EUR</c>.</summary>
internal static class CutOffVerbs
{
    private static readonly Argument<string> CurrencyCode = new("currency") { Description = "ISO 4217 code" };

    private static readonly Option<PaymentScheme> Scheme = new("--scheme")
    {
        Description = "creditTransfer or crossBorder",
        DefaultValueFactory = _ => PaymentScheme.CreditTransfer,
    };

    private static readonly Option<DateOnly?> On = new("--on") { Description = "Execution date; today when left out" };

    public static Command ValueDate(VerbRunner verbs)
    {
        var command = new Command("value-date", "Tell which value date a payment to another bank would have now") { CurrencyCode, Scheme, On };
        command.SetAction(verbs.Run(TellAsync));
        return command;
    }

    private static async Task<int> TellAsync(
        ParseResult parsed, IServiceProvider services, VerbOutput output, CancellationToken cancellationToken)
    {
        var told = await services.GetRequiredService<IMediator>().Send(
            new GetValueDate(parsed.GetRequiredValue(CurrencyCode), parsed.GetValue(Scheme), parsed.GetValue(On)), cancellationToken);
        if (!told.IsSuccess)
        {
            return output.Refuse(told.Failure);
        }

        if (output.IsJson)
        {
            output.Json(told.Value);
        }

        var view = told.Value;
        output.Line($"Debited on {view.ExecutionDate:yyyy-MM-dd}, value date {view.ValueDate:yyyy-MM-dd}{(view.IsAfterCutOff ? ": the cut-off is over" : string.Empty)}.");
        return VerbOutput.Success;
    }
}
