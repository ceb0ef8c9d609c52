using System.CommandLine;
using DigitalBank.Payments.Iso20022.Validation;
using DigitalBank.Platform.CommandLine;

namespace DigitalBank.Payments.Files;

/// <summary><c>payments validate F.xml… | MANIFEST.csv</c>.</summary>
internal static class ValidationVerbs
{
    private static readonly Argument<string[]> Messages = new("files")
    {
        Description = "ISO 20022 messages, or manifests (CSV) that list messages",
        Arity = ArgumentArity.OneOrMore,
    };

    private static readonly Option<string?> Schemas = new("--schemas")
    {
        Description = "Folder with ISO's schemas (pain.001.001.09.xsd …) to validate against as well",
    };

    private static readonly Option<bool> Check = new("--check")
    {
        Description = "Compare with what the manifests expect, list the differences, end with the line N of M",
    };

    public static Command Validate(VerbRunner verbs)
    {
        var command = new Command("validate", "Check ISO 20022 messages by schema and business rules; prints one JSON object per message")
        {
            Messages, Schemas, Check,
        };
        command.SetAction(verbs.Run((parsed, _, output, _) => Task.FromResult(ValidateMessages.Run(
            parsed.GetRequiredValue(Messages), parsed.GetValue(Schemas), parsed.GetValue(Check), output))));
        return command;
    }
}
