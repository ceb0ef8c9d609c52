namespace DigitalBank.Platform.Encryption;

/// <summary>Section <c>Encryption</c>.</summary>
public sealed class EncryptionSettings
{
    public const string Section = "Encryption";

    /// <summary>
    /// The keys of encrypted fields, outside of the database; null means <c>field-keys.txt</c> in the bank's data folder. Made at the
    /// first use. All replicas need the same file.
    /// </summary>
    public string? KeyFile { get; set; }
}
