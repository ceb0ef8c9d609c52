using System.Security.Cryptography;
using System.Text;
using DigitalBank.Payments.Data;
using DigitalBank.Payments.Files;
using DigitalBank.Payments.Iso20022;
using DigitalBank.Payments.Iso20022.Models;
using DigitalBank.Payments.Iso20022.Pain008;
using DigitalBank.Payments.Iso20022.Reading;
using DigitalBank.Platform.Iso20022;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace DigitalBank.Payments.DirectDebits.Collections.Files;

/// <summary>Takes in a pain.008: refuses it as a whole, or says of each line what became of it.</summary>
/// <remarks>Killed at any point, the same file again continues. A file of which something was accepted is never taken in twice.</remarks>
internal sealed record ImportCollectionFile(string Path) : ICommand<PaymentFileView>;

internal sealed class ImportCollectionFileHandler(
    PaymentsDbContext db, CollectionFileIntake intake, MessageSchemas schemas, TimeProvider clock, IOptions<PaymentsOptions> options)
    : ICommandHandler<ImportCollectionFile, PaymentFileView>
{
    private const string Unreadable = "NOTPROVIDED";

    public async Task<Result<PaymentFileView>> Handle(ImportCollectionFile command, CancellationToken cancellationToken)
    {
        if (!File.Exists(command.Path))
        {
            return PaymentsErrors.FileMissing;
        }

        await using var content = new FileStream(command.Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        if (content.Length > options.Value.MaxFileMegabytes * 1024L * 1024L)
        {
            return PaymentsErrors.FileTooLarge;
        }

        var hash = Convert.ToHexString(await SHA256.HashDataAsync(content, cancellationToken));
        var examination = Examine(content);
        if (!examination.IsAccepted)
        {
            return await RefuseAsync(examination, hash, PaymentsErrors.FileRefused, [.. examination.Refusals, .. examination.Rejections], cancellationToken);
        }

        var duplicateKey = DuplicateKeyOf(examination.Header!);
        var earlier = await db.Files.AsNoTracking().SingleOrDefaultAsync(file => file.DuplicateKey == duplicateKey, cancellationToken);
        if (earlier is not null && (earlier.Status != PaymentFileStatus.Booking || earlier.ContentHash != hash))
        {
            return await RefuseAsync(examination, hash, PaymentsErrors.FileDuplicate, [Duplicate], cancellationToken);
        }

        return await TakeAsync(earlier?.Id ?? await BeginAsync(examination, hash, duplicateKey, cancellationToken), content, cancellationToken);
    }

    private MessageExamination Examine(Stream content)
    {
        var limits = FileLimits.For(options.Value);
        content.Position = 0;
        var examination = Pain008Reader.Reader.Examine(content, limits);
        var judged = schemas.Judge(examination.Header?.MessageName, content, limits, null);
        return judged.Count == 0 ? examination : examination with { Refusals = [.. judged, .. examination.Refusals] };
    }

    private async Task<Guid> BeginAsync(MessageExamination examination, string hash, string duplicateKey, CancellationToken cancellationToken)
    {
        var file = NewFile(examination, hash, refusal: null);
        file.Begin(duplicateKey);
        db.Files.Add(file);
        await db.SaveChangesAsync(cancellationToken);
        return file.Id;
    }

    private async Task<Result<PaymentFileView>> TakeAsync(Guid fileId, Stream content, CancellationToken cancellationToken)
    {
        content.Position = 0;
        foreach (var lines in Pain008Reader.Reader.Items(content, FileLimits.For(options.Value)).Chunk(options.Value.InFlight))
        {
            await intake.TakeAsync(fileId, lines, cancellationToken);
        }

        var file = await db.Files.SingleAsync(f => f.Id == fileId, cancellationToken);
        var rejected = await db.CollectionFileLines.LongCountAsync(line => line.FileId == fileId && line.CollectionId == null, cancellationToken);
        file.Complete(file.Payments - rejected, rejected, clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        return PaymentFileView.Of(file);
    }

    private async Task<Result<PaymentFileView>> RefuseAsync(
        MessageExamination examination, string hash, Failure failure, IReadOnlyList<MessageFinding> findings, CancellationToken cancellationToken)
    {
        var file = NewFile(examination, hash, FileRefusal.Of(failure, findings).Write());
        file.Refuse(clock.GetUtcNow());
        db.Files.Add(file);
        await db.SaveChangesAsync(cancellationToken);
        return PaymentFileView.Of(file);
    }

    private PaymentFile NewFile(MessageExamination examination, string hash, string? refusal)
    {
        var now = clock.GetUtcNow();
        return new PaymentFile
        {
            Id = Guid.CreateVersion7(now),
            MessageId = examination.Header?.MessageId ?? Unreadable,
            MessageName = examination.Header?.MessageName ?? "pain.008.001.08",
            InitiatingParty = examination.Header?.InitiatingParty?.Name ?? examination.Header?.InitiatingParty?.Identification,
            ContentHash = hash,
            Payments = examination.Items,
            ControlSum = examination.Header?.ControlSum,
            CreatedAt = examination.Header?.CreatedAt,
            ReceivedAt = now,
            Refusal = refusal,
        };
    }

    private static string DuplicateKeyOf(MessageHeader header)
    {
        var party = (header.InitiatingParty?.Identification ?? header.InitiatingParty?.Name ?? string.Empty).Trim().ToUpperInvariant();
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"pain.008\n{header.MessageId}\n{party}")));
    }

    private static MessageFinding Duplicate => new(
        ReasonCodes.DuplicateMessage, "This initiating party has sent a file with this message id before.", "/Document/CstmrDrctDbtInitn/GrpHdr/MsgId");
}
