using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace DigitalBank.Platform.Configuration;

/// <summary>Typed settings that are checked at start with errors that name the setting.</summary>
public static class BankOptions
{
    public static IServiceCollection AddBankOptions<TOptions>(this IServiceCollection services, string section)
        where TOptions : class
    {
        services.AddOptions<TOptions>().BindConfiguration(section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<TOptions>>(new SettingsCheck<TOptions>(section));
        return services;
    }

    private sealed class SettingsCheck<TOptions>(string section) : IValidateOptions<TOptions>
        where TOptions : class
    {
        public ValidateOptionsResult Validate(string? name, TOptions options)
        {
            var findings = new List<ValidationResult>();
            return Validator.TryValidateObject(options, new ValidationContext(options), findings, validateAllProperties: true)
                ? ValidateOptionsResult.Success
                : ValidateOptionsResult.Fail(findings.Select(Describe));
        }

        private string Describe(ValidationResult finding) =>
            $"Setting {string.Join(", ", finding.MemberNames.DefaultIfEmpty("").Select(member => $"{section}:{member}"))} {finding.ErrorMessage}";
    }
}
