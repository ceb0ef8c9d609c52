using DigitalBank.SharedKernel.Results;

namespace DigitalBank.Payments.DirectDebits.Collections.Files;

/// <summary>One line of a pain.008 and what became of it when it came. Only ever inserted, together with its collection.</summary>
internal sealed class CollectionFileLine
{
    public Guid FileId { get; init; }

    /// <summary>Place in the file, counted from 1.</summary>
    public long Position { get; init; }

    public string PaymentInformationId { get; init; } = string.Empty;

    public string? InstructionId { get; init; }

    public string EndToEndId { get; init; } = string.Empty;

    /// <summary>Null where it was rejected.</summary>
    public Guid? CollectionId { get; init; }

    /// <summary>ISO reason of the rejection.</summary>
    public string? ReasonCode { get; init; }

    public string? FailureCode { get; init; }
}

/// <summary>Why a line is rejected.</summary>
internal sealed record LineRefusal(string ReasonCode, string FailureCode)
{
    public static LineRefusal Of(Failure failure) => new(Orders.RejectionReasons.For(failure), failure.Code);
}
