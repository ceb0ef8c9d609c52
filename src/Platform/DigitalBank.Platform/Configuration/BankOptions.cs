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
        // Attributes are shared by the whole process, and one of a range converts its bounds when it is first asked: two at once trip over it.
        private static readonly Lock OneAtATime = new();

        public ValidateOptionsResult Validate(string? name, TOptions options)
        {
            var findings = new List<ValidationResult>();
            lock (OneAtATime)
            {
                Validator.TryValidateObject(options, new ValidationContext(options), findings, validateAllProperties: true);
            }

            return findings.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(findings.Select(Describe));
        }

        private string Describe(ValidationResult finding) =>
            $"Setting {string.Join(", ", finding.MemberNames.DefaultIfEmpty("").Select(member => $"{section}:{member}"))} {finding.ErrorMessage}";
    }
}
