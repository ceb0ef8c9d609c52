using DigitalBank.Ledger.Contracts.Journal;

namespace DigitalBank.Ledger.Data;

/// <summary>Totals of a detail account: what the lines add up to. Written by the posting engine.</summary>
internal sealed class AccountBalance
{
    public required long AccountId { get; init; }

    public long Debits { get; init; }

    public long Credits { get; init; }

    /// <summary>What open holds have left to hold, in minor units.</summary>
    public long Held { get; init; }

    /// <summary>How many lines the account has.</summary>
    public long Lines { get; init; }

    /// <summary>The place of its last line, from which its history is followed back; 0 while it has none.</summary>
    public long LastPosition { get; init; }
}

/// <summary>Header of an entry. Ids count from 1 without a gap, in the order of commit.</summary>
internal sealed class JournalEntry
{
    public required long Id { get; init; }

    public required Guid IdempotencyKey { get; init; }

    /// <summary>SHA-256 of what the client asked for; a repeated key is compared with it.</summary>
    public required byte[] RequestHash { get; init; }

    /// <summary>SHA-256 of header and lines as booked.</summary>
    public required byte[] ContentHash { get; init; }

    public required string Source { get; init; }

    public required string SourceReference { get; init; }

    public required string EventCode { get; init; }

    public required DateOnly BookingDate { get; init; }

    public required DateTimeOffset RecordedAt { get; init; }

    /// <summary>The entry that this one corrects.</summary>
    public required long? Reverses { get; init; }

    /// <summary>The member of staff who booked it by hand.</summary>
    public required string? RecordedBy { get; init; }
}

/// <summary>One line of an entry.</summary>
internal sealed class JournalLine
{
    /// <summary>Entry id × 4,096 + line number; the entry's first line is number 1.</summary>
    public required long Position { get; init; }

    public required long AccountId { get; init; }

    public required Side Side { get; init; }

    /// <summary>Minor units of the account's currency, above zero.</summary>
    public required long Amount { get; init; }

    /// <summary>That of the entry, repeated here so that balances as of a day need no join.</summary>
    public required DateOnly BookingDate { get; init; }

    public required DateOnly ValueDate { get; init; }

    /// <summary>The account's balance right after this line, on its normal side.</summary>
    public required long BalanceAfter { get; init; }

    /// <summary>The place of the line before it on the same account; 0 for the account's first.</summary>
    public required long Previous { get; init; }

    /// <summary>Names this line if someone alters it.</summary>
    public required long Checksum { get; init; }
}

/// <summary>
/// The place of every 64th line of an account. Lines of an account are linked, each to the one before it; from a mark a page in the middle
/// of a long history is reached without following all that came later.
/// </summary>
internal sealed class HistoryMark
{
    /// <summary>Lines of an account from one mark to the next.</summary>
    public const int Spacing = 64;

    public required long AccountId { get; init; }

    public required long Position { get; init; }
}

/// <summary>Which entry corrects which: the key makes sure that an entry is reversed once.</summary>
internal sealed class Reversal
{
    public required long OriginalId { get; init; }

    public required long ReversalId { get; init; }

    public required string Reason { get; init; }
}

/// <summary>Where a numbering ends. Locking the journal's row is taking the turn to post.</summary>
internal sealed class HeadRow
{
    /// <summary>The row that counts journal entries.</summary>
    public const int Journal = 1;

    /// <summary>The row that counts accounts.</summary>
    public const int Chart = 2;

    public required int Id { get; init; }

    public required long LastId { get; init; }

    /// <summary>A random number, new with every change of a balance, of an account's conditions or of the closed period.</summary>
    public required long Token { get; init; }

    /// <summary>On the journal's row: the last booking date that takes no more entries; null while everything is open.</summary>
    public DateOnly? ClosedThrough { get; init; }
}
