using System.Text.Json;
using DigitalBank.Platform;
using DigitalBank.Platform.Iso20022;
using DigitalBank.SharedKernel.Results;

namespace DigitalBank.Payments.Files;

/// <summary>What became of a payment file.</summary>
/// <param name="Status">ACCP, PART or RJCT; RCVD while it is being booked.</param>
/// <param name="FailureCode">Why the file was refused as a whole; null when its payments were looked at one by one.</param>
/// <param name="Findings">The reasons of a whole refusal, with their places in the file.</param>
internal sealed record PaymentFileView(
    Guid FileId,
    FileOutcome Status,
    string MessageName,
    string MessageId,
    string? InitiatingParty,
    long Payments,
    decimal? ControlSum,
    long Accepted,
    long Rejected,
    DateTimeOffset ReceivedAt,
    DateTimeOffset? CompletedAt,
    string? FailureCode,
    IReadOnlyList<MessageFinding> Findings)
{
    public static PaymentFileView Of(PaymentFile file)
    {
        var refusal = FileRefusal.Read(file.Refusal);
        return new PaymentFileView(
            file.Id,
            file.Outcome,
            file.MessageName,
            file.MessageId,
            file.InitiatingParty,
            file.Payments,
            file.ControlSum,
            file.Accepted,
            file.Rejected,
            file.ReceivedAt,
            file.CompletedAt,
            refusal?.FailureCode,
            refusal?.Findings ?? []);
    }
}

/// <summary>Why a file was refused as a whole.</summary>
internal sealed record FileRefusal(string FailureCode, IReadOnlyList<MessageFinding> Findings)
{
    public static FileRefusal Of(Failure failure, IReadOnlyList<MessageFinding> findings) => new(failure.Code, findings);

    public static FileRefusal? Read(string? json) =>
        json is null ? null : JsonSerializer.Deserialize<FileRefusal>(json, BankJson.Options);

    public string Write() => JsonSerializer.Serialize(this, BankJson.Options);
}

/// <summary>One payment of a file with its result.</summary>
/// <param name="Status">ISO payment status: ACCP waits for its day, ACSP is on its way, ACSC is with the payee, RJCT.</param>
internal sealed record FilePaymentView(
    long Position,
    string? PaymentInformationId,
    string? InstructionId,
    string EndToEndId,
    Guid PaymentOrderId,
    string Status,
    string? ReasonCode,
    string? FailureCode,
    string? Reason);
