using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using DigitalBank.Platform;

namespace DigitalBank.Risk.Scorecards;

/// <summary>A scorecard as a file: what was trained, with a hash by which a decision names it for ever.</summary>
/// <param name="Format">The version of this form.</param>
/// <param name="Hash">SHA-256 over the scorecard's JSON, in lower-case hexadecimal digits.</param>
internal sealed record ScorecardFile(int Format, string Hash, Scorecard Scorecard)
{
    public const int CurrentFormat = 1;

    private static readonly JsonSerializerOptions Indented = new(BankJson.Options) { WriteIndented = true };

    public static ScorecardFile Of(Scorecard scorecard) => new(CurrentFormat, HashOf(scorecard), scorecard);

    public string ToJson() => JsonSerializer.Serialize(this, Indented);

    /// <exception cref="FormatException">No scorecard, one of another form, or one that was changed after its training.</exception>
    public static ScorecardFile Parse(string json)
    {
        ScorecardFile? file;
        try
        {
            file = JsonSerializer.Deserialize<ScorecardFile>(json, BankJson.Options);
        }
        catch (Exception problem) when (problem is JsonException or NotSupportedException)
        {
            throw new FormatException("The file is no scorecard.", problem);
        }

        if (file is not { Format: CurrentFormat, Scorecard: not null })
        {
            throw new FormatException($"The file is no scorecard of format {CurrentFormat}.");
        }

        return HashOf(file.Scorecard) == file.Hash
            ? file
            : throw new FormatException("The scorecard was changed after its training: its hash does not agree. Train it again.");
    }

    private static string HashOf(Scorecard scorecard) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(scorecard, BankJson.Options))));
}
