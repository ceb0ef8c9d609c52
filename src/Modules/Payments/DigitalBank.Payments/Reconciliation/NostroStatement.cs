namespace DigitalBank.Payments.Reconciliation;

/// <summary>A correspondent's statement of one of our nostro accounts that has been taken in.</summary>
internal sealed class NostroStatement
{
    public Guid Id { get; init; }

    public long LedgerAccountId { get; init; }

    public string NostroCode { get; init; } = string.Empty;

    public string CurrencyCode { get; init; } = string.Empty;

    public string StatementId { get; init; } = string.Empty;

    /// <summary>SHA-256 over what identifies the statement at its bank; unique per nostro account.</summary>
    public string DuplicateKey { get; init; } = string.Empty;

    /// <summary>SHA-256 of the file's bytes in hexadecimal.</summary>
    public string ContentHash { get; init; } = string.Empty;

    public string FileName { get; init; } = string.Empty;

    public DateOnly? ClosingDate { get; init; }

    /// <summary>Minor units from our view; null when the statement gives none.</summary>
    public long? OpeningBalance { get; init; }

    /// <summary>Minor units from our view; null when the statement gives none.</summary>
    public long? ClosingBalance { get; init; }

    public long Entries { get; init; }

    public DateTimeOffset ReceivedAt { get; init; }
}
