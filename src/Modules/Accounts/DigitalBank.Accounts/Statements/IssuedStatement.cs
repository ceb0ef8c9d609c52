namespace DigitalBank.Accounts.Statements;

/// <summary>A statement that was handed out. Statements of one account follow each other without a gap.</summary>
internal sealed class IssuedStatement
{
    public required Guid AccountId { get; init; }

    /// <summary>1, 2, 3 … per account: the legal and electronic sequence number of the camt.053.</summary>
    public required int SequenceNumber { get; init; }

    public required DateOnly FromDate { get; init; }

    public required DateOnly ToDate { get; init; }

    /// <summary>Minor units.</summary>
    public required long OpeningBalance { get; init; }

    public required long ClosingBalance { get; init; }

    public required long Lines { get; init; }

    /// <summary>Names of the formats in which it was issued, divided by spaces.</summary>
    public required string Formats { get; init; }

    /// <summary>Path of its files below the folder of statements, without what names the format.</summary>
    public required string FileName { get; init; }

    public required DateTimeOffset IssuedAt { get; init; }

    public IReadOnlyList<string> FormatNames => Formats.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
