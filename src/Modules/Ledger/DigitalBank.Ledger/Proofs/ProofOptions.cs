using System.ComponentModel.DataAnnotations;

namespace DigitalBank.Ledger.Proofs;

/// <summary>Section <c>Ledger:Proofs</c>. The three files belong together, outside of the database: see docs/ledger-proofs.md.</summary>
internal sealed class ProofOptions
{
    public const string Section = "Ledger:Proofs";

    /// <summary>Whether this server seals. Of several replicas one seals at a time anyway.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>The private key that signs tree heads, PEM; null means <c>ledger-proofs.pem</c> in the bank's data folder.</summary>
    public string? KeyFile { get; set; }

    /// <summary>The secret that salts come from; null means the key file's name with <c>.salt</c>.</summary>
    public string? SaltFile { get; set; }

    /// <summary>Every signed head, one per line; null means the key file's name with <c>.heads</c>.</summary>
    public string? HeadsFile { get; set; }

    /// <summary>Pause between looking for new entries: how long an entry waits for its receipt.</summary>
    [Range(1, 3_600, ErrorMessage = "must be between 1 and 3600")]
    public int PauseSeconds { get; set; } = 5;

    /// <summary>Most entries under one new head.</summary>
    [Range(1, 1_048_576, ErrorMessage = "must be between 1 and 1048576")]
    public int MaxBatch { get; set; } = 65_536;
}
