using DigitalBank.Platform.Configuration;
using Microsoft.Extensions.Options;

namespace DigitalBank.Ledger.Proofs;

/// <summary>Where keys and heads lie. Whoever can write to the database must not be able to write here.</summary>
internal sealed class ProofFiles(IOptions<ProofOptions> options, IOptions<BankSettings> bank)
{
    public string Key { get; } = Path.GetFullPath(options.Value.KeyFile ?? Path.Combine(bank.Value.DataFolder, "ledger-proofs.pem"));

    public string Salt => options.Value.SaltFile ?? Path.ChangeExtension(Key, ".salt");

    public string Heads => options.Value.HeadsFile ?? Path.ChangeExtension(Key, ".heads");

    /// <summary>Public keys of the past, one file each.</summary>
    public string Retired => Path.ChangeExtension(Key, ".retired");
}
