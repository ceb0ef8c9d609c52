using System.CommandLine;
using DigitalBank.Platform.CommandLine;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalBank.Payments.Outgoing;

/// <summary><c>payments send</c>.</summary>
internal static class OutgoingVerbs
{
    public static Command Send(VerbRunner verbs)
    {
        var command = new Command("send", "Write the payments that wait for other banks into pacs.008 files in the outgoing folder");
        command.SetAction(verbs.Run(SendAsync));
        return command;
    }

    private static async Task<int> SendAsync(
        ParseResult parsed, IServiceProvider services, VerbOutput output, CancellationToken cancellationToken)
    {
        var sent = await services.GetRequiredService<IMediator>().Send(new SendOutgoingPayments(), cancellationToken);
        if (!sent.IsSuccess)
        {
            return output.Refuse(sent.Failure);
        }

        if (output.IsJson)
        {
            output.Json(sent.Value);
        }

        var folder = services.GetRequiredService<PaymentFolders>().Outgoing;
        foreach (var batch in sent.Value.Batches)
        {
            output.Line($"{batch.Payments} payments in {batch.CurrencyCode}: {Path.Combine(folder, batch.FileName)}");
        }

        if (sent.Value.Batches.Count == 0)
        {
            output.Line("No payment waits for another bank.");
        }

        return VerbOutput.Success;
    }
}
