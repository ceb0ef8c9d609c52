using System.Text.Json.Serialization;
using DigitalBank.Platform.Iso20022;

namespace DigitalBank.Payments.Iso20022.Validation;

/// <summary>The result of validating one message; its members are named like the columns of a manifest.</summary>
/// <param name="Id">The file as the caller named it.</param>
/// <param name="Message">Message with version; empty where the file holds none.</param>
/// <param name="XsdValid">The structure is right; null where nothing could judge it.</param>
/// <param name="JudgedBy">Which schema, or the bank's own reader, judged the structure.</param>
internal sealed record MessageVerdict(
    [property: JsonPropertyName("id")] string Id,
    [property: JsonPropertyName("message")] string Message,
    [property: JsonPropertyName("xsd_valid")] bool? XsdValid,
    [property: JsonPropertyName("judged_by")] string JudgedBy,
    [property: JsonIgnore] BusinessChecks Checks,
    [property: JsonIgnore] IReadOnlyList<MessageFinding> Findings)
{
    public const string Valid = "valid";

    public const string Invalid = "invalid";

    /// <summary>Nothing at hand can judge the structure of the message.</summary>
    public const string Undecided = "undecided";

    /// <summary>The result in one phrase, as a manifest's column <c>expected</c> says it.</summary>
    [JsonPropertyName("result")]
    public string Result => XsdValid switch
    {
        null => Undecided,
        false => Invalid,
        true when Checks.Failing.Any() => $"schema-valid (business checks fail: {string.Join(", ", Checks.Failing)})",
        true => Valid,
    };

    [JsonPropertyName("ibans")]
    public int Ibans => Checks.Ibans;

    [JsonPropertyName("iban_all_valid")]
    public bool? IbanAllValid => Checks.IbanAllValid;

    [JsonPropertyName("nboftxs_ok")]
    public bool? NboftxsOk => Checks.NboftxsOk;

    [JsonPropertyName("ctrlsum_ok")]
    public bool? CtrlsumOk => Checks.CtrlsumOk;

    [JsonPropertyName("statement_balance_ok")]
    public bool? StatementBalanceOk => Checks.StatementBalanceOk;

    /// <summary>Each finding in one line: where, code, sentence.</summary>
    [JsonPropertyName("findings")]
    public IEnumerable<string> FindingLines => Findings.Select(finding => finding.ToString());
}
