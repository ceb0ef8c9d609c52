using System.CommandLine;
using DigitalBank.Platform.CommandLine;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalBank.Customers.TravelDocuments;

/// <summary><c>customers mrz CASES.json</c>.</summary>
internal static class TravelDocumentVerbs
{
    private static readonly Argument<string> Cases = new("file") { Description = "JSON file with check_digit_vectors and cases" };

    private static readonly Option<bool> Check = new("--check") { Description = "Compare with what the file expects and end with N of M" };

    public static Command Create(VerbRunner verbs)
    {
        var command = new Command("mrz", "Read machine-readable zones of passports and identity cards from a case file") { Cases, Check };
        command.SetAction(verbs.RunUnstarted((parsed, services, output, _) =>
        {
            var today = DateOnly.FromDateTime(services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime);
            return Task.FromResult(MrzCases.Run(parsed.GetRequiredValue(Cases), parsed.GetValue(Check), today, output));
        }));
        return command;
    }
}
