using System.CommandLine;
using DigitalBank.Platform.CommandLine;

namespace DigitalBank.Payments.Iso20022.Validation;

/// <summary><c>payments validate F.xml… | MANIFEST.csv</c>: says what is right and wrong with ISO 20022 messages.</summary>
internal static class ValidateMessagesVerb
{
    private static readonly Argument<string[]> Files = new("files")
    {
        Description = "ISO 20022 messages, or manifests (CSV with the columns file and expected) that list them",
        Arity = ArgumentArity.OneOrMore,
    };

    private static readonly Option<string?> Schemas = new("--schemas")
    {
        Description = "Folder with ISO's schemas (pain.001.001.09.xsd …)",
    };

    private static readonly Option<bool> Check = new("--check")
    {
        Description = "Compare with what the manifest expects and end with N of M",
    };

    public static Command Create(VerbRunner verbs)
    {
        var command = new Command("validate", "Check ISO 20022 messages: schema and business rules") { Files, Schemas, Check };
        command.SetAction(verbs.RunUnstarted((parsed, _, output, _) => Task.FromResult(
            ValidateMessages.Run(parsed.GetRequiredValue(Files), parsed.GetValue(Schemas), parsed.GetValue(Check), output))));
        return command;
    }
}
