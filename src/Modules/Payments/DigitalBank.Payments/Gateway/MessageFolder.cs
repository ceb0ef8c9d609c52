using DigitalBank.Payments.Files;
using DigitalBank.SharedKernel.Results;
using MediatR;
using Microsoft.Extensions.Options;

namespace DigitalBank.Payments.Gateway;

/// <summary>
/// The folder for messages of other banks: files are taken in, in the order of their names, and moved to <c>processed</c>, or to
/// <c>failed</c> with a text file that says why. Files under another ending than .xml are left alone: write, then rename.
/// </summary>
internal sealed class MessageFolder(IMediator bank, PaymentFolders folders, IOptions<PaymentsOptions> options)
{
    private const string ErrorEnding = ".error.txt";

    public async Task<(long TakenIn, long Failed)> TakeInAsync(CancellationToken cancellationToken)
    {
        var (takenIn, failed) = (0L, 0L);
        foreach (var path in Directory.GetFiles(folders.Messages, "*.xml").Order(StringComparer.Ordinal))
        {
            var result = await ReceiveAsync(path, cancellationToken);
            var isKept = result.Failure?.Code == PaymentsErrors.MessageWaits.Code; // what it waits for may stand behind it
            if (!isKept && result.Failure is { Kind: FailureKind.Unavailable })
            {
                break; // it stays, and the next run goes on
            }

            var refusal = isKept ? null : result.Failure?.ToString()
                ?? (result.Value.Message.Status == GatewayMessageStatus.Refused ? $"{result.Value.Message.ReasonCode}: {result.Value.Message.Remark}" : null);
            Move(path, refusal);
            takenIn++;
            failed += refusal is null ? 0 : 1;
        }

        return (takenIn, failed);
    }

    private async Task<Result<ReceivedMessageView>> ReceiveAsync(string path, CancellationToken cancellationToken) =>
        new FileInfo(path).Length > options.Value.MaxMessageMegabytes * 1024L * 1024L
            ? PaymentsErrors.MessageTooLarge
            : await bank.Send(new ReceiveMessage(await File.ReadAllBytesAsync(path, cancellationToken)), cancellationToken);

    /// <summary>Keeps a message that came by another way and was not taken, with the reason: its sender is about to forget it.</summary>
    public async Task KeepFailedAsync(string name, Func<Stream, Task> write, Failure refusal, CancellationToken cancellationToken)
    {
        var target = FreeName(folders.MessagesFailed, name);
        await File.WriteAllTextAsync(target + ErrorEnding, refusal + "\n", cancellationToken);
        await AtomicFile.WriteAsync(target, write, cancellationToken);
    }

    private void Move(string path, string? refusal)
    {
        var target = FreeName(refusal is null ? folders.MessagesProcessed : folders.MessagesFailed, Path.GetFileName(path));
        if (refusal is not null)
        {
            File.WriteAllText(target + ErrorEnding, refusal + "\n");
        }

        File.Move(path, target);
    }

    private static string FreeName(string folder, string name)
    {
        var target = Path.Combine(folder, name);
        return File.Exists(target) ? Path.Combine(folder, $"{Path.GetFileNameWithoutExtension(name)}.{Guid.CreateVersion7():N}.xml") : target;
    }
}
