namespace DigitalBank.Payments.Reconciliation;

/// <summary>A statement, or a notification, of one of our accounts elsewhere that has been taken in.</summary>
internal sealed class ReceivedStatement
{
    public Guid Id { get; init; }

    public long LedgerAccountId { get; init; }

    /// <summary>Which one of its account it was to be taken in, from 1, notifications among them.</summary>
    public long Number { get; init; }

    public string AccountCode { get; init; } = string.Empty;

    public string CurrencyCode { get; init; } = string.Empty;

    public string StatementId { get; init; } = string.Empty;

    /// <summary>Tells of entries before the day's statement does, and of no balances.</summary>
    public bool IsNotification { get; init; }

    /// <summary>SHA-256 over what identifies the statement at its bank; unique per account.</summary>
    public string DuplicateKey { get; init; } = string.Empty;

    /// <summary>SHA-256 of the file's bytes in hexadecimal.</summary>
    public string ContentHash { get; init; } = string.Empty;

    public string FileName { get; init; } = string.Empty;

    /// <summary>The day of its closing balance, of its last entry, or of its arrival, whichever is known first.</summary>
    public DateOnly ClosingDate { get; init; }

    /// <summary>Minor units from our view; where the statement gives none, what the one before ended with.</summary>
    public long OpeningBalance { get; init; }

    /// <summary>Minor units from our view; where the statement gives none, its opening balance and its entries.</summary>
    public long ClosingBalance { get; init; }

    public long Entries { get; init; }

    public DateTimeOffset ReceivedAt { get; init; }
}
