using System.CommandLine;
using DigitalBank.Payments.Files;
using DigitalBank.Platform.CommandLine;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalBank.Payments.Gateway;

/// <summary><c>payments receive F.xml</c> and <c>payments exchange</c>.</summary>
internal static class MessageVerbs
{
    private static readonly Argument<FileInfo> MessageFile = new("file") { Description = "A pacs.008, pacs.003, pacs.002, pacs.004, camt.056 or camt.029" };

    private static readonly Option<FileInfo?> Answer = new("--answer") { Description = "File for the answer; standard output when missing" };

    public static Command Receive(VerbRunner verbs)
    {
        var command = new Command("receive", "Take in a message of another bank and write the answer") { MessageFile, Answer };
        command.SetAction(verbs.Run(ReceiveAsync));
        return command;
    }

    public static Command Exchange(VerbRunner verbs)
    {
        var command = new Command("exchange", "Deliver the messages that wait for other banks and take theirs in");
        command.SetAction(verbs.Run(ExchangeAsync));
        return command;
    }

    private static async Task<int> ReceiveAsync(
        ParseResult parsed, IServiceProvider services, VerbOutput output, CancellationToken cancellationToken)
    {
        var content = await File.ReadAllBytesAsync(parsed.GetRequiredValue(MessageFile).FullName, cancellationToken);
        var received = await services.GetRequiredService<IMediator>().Send(new ReceiveMessage(content, AnswerIsHandedOver: true), cancellationToken);
        if (!received.IsSuccess)
        {
            return output.Refuse(received.Failure);
        }

        var view = received.Value;
        if (output.IsJson)
        {
            output.Json(new { view.Message, view.IsRepetition, view.Answer });
        }

        output.Line($"{view.Message.Name} {view.Message.MessageId}: {view.Message.Status} {view.Message.ReasonCode} {view.Message.Remark}"
            + (view.IsRepetition ? " (was here before)" : string.Empty));
        if (view.AnswerContent is { } answer)
        {
            await WriteAnswerAsync(answer, parsed.GetValue(Answer), output, cancellationToken);
        }

        return view.Message.Status == GatewayMessageStatus.Processed ? VerbOutput.Success : VerbOutput.Failed;
    }

    private static async Task WriteAnswerAsync(byte[] answer, FileInfo? file, VerbOutput output, CancellationToken cancellationToken)
    {
        if (file is null)
        {
            output.Line(System.Text.Encoding.UTF8.GetString(answer));
            return;
        }

        await AtomicFile.WriteAsync(file.FullName, stream => stream.WriteAsync(answer, cancellationToken).AsTask(), cancellationToken);
        output.Line($"Answer: {file.FullName}");
    }

    private static async Task<int> ExchangeAsync(
        ParseResult parsed, IServiceProvider services, VerbOutput output, CancellationToken cancellationToken)
    {
        var exchanged = await services.GetRequiredService<IMediator>().Send(new ExchangeMessages(), cancellationToken);
        if (!exchanged.IsSuccess)
        {
            return output.Refuse(exchanged.Failure);
        }

        if (output.IsJson)
        {
            output.Json(exchanged.Value);
        }

        output.Line($"{exchanged.Value.Delivered} messages delivered, {exchanged.Value.TakenIn} taken in, {exchanged.Value.Failed} of them refused");
        return exchanged.Value.Failed == 0 ? VerbOutput.Success : VerbOutput.Failed;
    }
}
