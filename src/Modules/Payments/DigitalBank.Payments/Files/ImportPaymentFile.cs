using System.Security.Cryptography;
using System.Text;
using DigitalBank.Payments.Data;
using DigitalBank.Payments.Iso20022;
using DigitalBank.Payments.Iso20022.Models;
using DigitalBank.Payments.Iso20022.Pain001;
using DigitalBank.Payments.Orders;
using DigitalBank.Platform.Iso20022;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace DigitalBank.Payments.Files;

/// <summary>Takes in a pain.001: refuses it as a whole, or books its payments and says of each what became of it.</summary>
/// <param name="SchemaFolder">Folder with ISO's schemas to validate against as well; null takes the one of the settings, if any.</param>
/// <param name="Progress">Told how many payments are done.</param>
/// <remarks>
/// Killed at any point, the same file again continues: what is booked stays booked once. A file of which something was accepted is never
/// taken in twice.
/// </remarks>
internal sealed record ImportPaymentFile(string Path, string? SchemaFolder = null, IProgress<long>? Progress = null) : ICommand<PaymentFileView>;

internal sealed class ImportPaymentFileHandler(
    PaymentsDbContext db, FilePaymentIntake intake, MessageSchemas schemas, TimeProvider clock, IOptions<PaymentsOptions> options)
    : ICommandHandler<ImportPaymentFile, PaymentFileView>
{
    private const string Unreadable = "NOTPROVIDED";

    public async Task<Result<PaymentFileView>> Handle(ImportPaymentFile command, CancellationToken cancellationToken)
    {
        if (!File.Exists(command.Path))
        {
            return PaymentsErrors.FileMissing;
        }

        await using var content = new FileStream(
            command.Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        if (content.Length > options.Value.MaxFileMegabytes * 1024L * 1024L)
        {
            return PaymentsErrors.FileTooLarge;
        }

        var hash = Convert.ToHexString(await SHA256.HashDataAsync(content, cancellationToken));
        var examination = Examine(content, command.SchemaFolder);
        if (!examination.IsAccepted)
        {
            return await RefuseAsync(
                examination, hash, PaymentsErrors.FileRefused, [.. examination.Refusals, .. examination.Rejections], cancellationToken);
        }

        var duplicateKey = DuplicateKeyOf(examination.Header!);
        var earlier = await db.Files.AsNoTracking().SingleOrDefaultAsync(file => file.DuplicateKey == duplicateKey, cancellationToken);
        if (earlier is not null && (earlier.Status != PaymentFileStatus.Booking || earlier.ContentHash != hash))
        {
            return await RefuseAsync(
                examination, hash, PaymentsErrors.FileDuplicate, [Duplicate(earlier), .. examination.Rejections], cancellationToken);
        }

        var fileId = earlier?.Id ?? await BeginAsync(examination, hash, duplicateKey, cancellationToken);
        return await BookAsync(fileId, content, command.Progress, cancellationToken);
    }

    private CreditTransferExamination Examine(Stream content, string? schemaFolder)
    {
        var limits = FileLimits.For(options.Value);
        content.Position = 0;
        var examination = Pain001Reader.Examine(content, limits);
        var judged = schemas.Judge(examination.Header?.MessageName, content, limits, schemaFolder);
        return judged.Count == 0 ? examination : examination with { Refusals = [.. judged, .. examination.Refusals] };
    }

    private async Task<Guid> BeginAsync(
        CreditTransferExamination examination, string hash, string duplicateKey, CancellationToken cancellationToken)
    {
        var file = NewFile(examination, hash, refusal: null);
        file.Begin(duplicateKey);
        db.Files.Add(file);
        await db.SaveChangesAsync(cancellationToken);
        return file.Id;
    }

    private async Task<Result<PaymentFileView>> BookAsync(
        Guid fileId, Stream content, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        content.Position = 0;
        var done = 0L;
        foreach (var payments in Pain001Reader.Payments(content, FileLimits.For(options.Value)).Chunk(options.Value.InFlight))
        {
            var undecided = await intake.BookAsync(fileId, payments, cancellationToken);
            db.ChangeTracker.Clear();
            if (undecided > 0)
            {
                return PaymentsErrors.OutcomePending.Because(
                    "The ledger could not say what became of some payments. Import the same file again: it continues where it stopped.");
            }

            done += payments.Length;
            progress?.Report(done);
        }

        return await CompleteAsync(fileId, cancellationToken);
    }

    private async Task<Result<PaymentFileView>> CompleteAsync(Guid fileId, CancellationToken cancellationToken)
    {
        var file = await db.Files.SingleAsync(f => f.Id == fileId, cancellationToken);
        var rejected = await db.Orders.LongCountAsync(
            order => order.FileId == fileId && order.Status == PaymentOrderStatus.Rejected, cancellationToken);
        var held = await db.Orders.LongCountAsync(
            order => order.FileId == fileId && order.Status == PaymentOrderStatus.Held, cancellationToken);
        file.Complete(file.Payments - rejected - held, rejected, clock.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        return PaymentFileView.Of(file);
    }

    private async Task<Result<PaymentFileView>> RefuseAsync(
        CreditTransferExamination examination,
        string hash,
        Failure failure,
        IReadOnlyList<MessageFinding> findings,
        CancellationToken cancellationToken)
    {
        var file = NewFile(examination, hash, FileRefusal.Of(failure, findings).Write());
        file.Refuse(clock.GetUtcNow());
        db.Files.Add(file);
        await db.SaveChangesAsync(cancellationToken);
        return PaymentFileView.Of(file);
    }

    private PaymentFile NewFile(CreditTransferExamination examination, string hash, string? refusal)
    {
        var now = clock.GetUtcNow();
        return new PaymentFile
        {
            Id = Guid.CreateVersion7(now),
            MessageId = examination.Header?.MessageId ?? Unreadable,
            MessageName = examination.Header?.MessageName ?? "pain.001.001.09",
            InitiatingParty = examination.Header?.InitiatingParty.Name ?? examination.Header?.InitiatingParty.Identification,
            ContentHash = hash,
            Payments = examination.Payments,
            ControlSum = examination.Header?.ControlSum,
            CreatedAt = examination.Header?.CreatedAt,
            ReceivedAt = now,
            Refusal = refusal,
        };
    }

    private static string DuplicateKeyOf(CreditTransferHeader header)
    {
        var party = (header.InitiatingParty.Identification ?? header.InitiatingParty.Name ?? string.Empty).Trim().ToUpperInvariant();
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{header.MessageId}\n{party}")));
    }

    private static MessageFinding Duplicate(PaymentFile earlier) => new(
        ReasonCodes.DuplicateMessage,
        earlier.Status == PaymentFileStatus.Booking
            ? "Another file with this message id of the same initiating party is being booked."
            : "This initiating party has sent a file with this message id before.",
        "/Document/CstmrCdtTrfInitn/GrpHdr/MsgId");
}
