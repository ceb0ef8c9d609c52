using System.ComponentModel.DataAnnotations;

namespace DigitalBank.Ledger;

/// <summary>Section <c>Ledger</c>.</summary>
internal sealed class LedgerOptions
{
    public const string Section = "Ledger";

    /// <summary>Most entries that one database transaction commits together.</summary>
    [Range(1, 16_384, ErrorMessage = "must be between 1 and 16384")]
    public int MaxBatch { get; set; } = 4_096;

    /// <summary>Entries that may wait for their turn; callers beyond that wait before they are taken in.</summary>
    [Range(1, 1_000_000, ErrorMessage = "must be between 1 and 1000000")]
    public int QueueLength { get; set; } = 16_384;

    /// <summary>Accounts whose balances the engine remembers between batches, about 120 bytes each.</summary>
    [Range(16, 10_000_000, ErrorMessage = "must be between 16 and 10000000")]
    public int RememberedAccounts { get; set; } = 200_000;

    /// <summary>How long a replica that does not lead collects entries before it takes a turn, while another one is posting.</summary>
    [Range(0, 1_000, ErrorMessage = "must be between 0 and 1000")]
    public int FollowerPauseMilliseconds { get; set; } = 20;

    /// <summary>How long an unreachable database is tried again before callers are told.</summary>
    [Range(0, 300, ErrorMessage = "must be between 0 and 300")]
    public int RetrySeconds { get; set; } = 10;
}
