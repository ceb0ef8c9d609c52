using DigitalBank.Platform.Configuration;
using Microsoft.Extensions.Options;

namespace DigitalBank.Accounts.Numbering;

/// <summary>Says at start, not at the first account, that no IBANs can be made with these settings.</summary>
internal sealed class BankCodeCheck : IValidateOptions<BankSettings>
{
    public ValidateOptionsResult Validate(string? name, BankSettings options) => OwnIbans.FindingOf(options) is { } finding
        ? ValidateOptionsResult.Fail(finding)
        : ValidateOptionsResult.Success;
}
