using System.CommandLine;
using DigitalBank.Payments.Files;
using DigitalBank.Platform.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

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
        Description = "Folder with ISO's schemas (pain.001.001.09.xsd …); as a rule the one of Payments:Schemas",
    };

    private static readonly Option<bool> Check = new("--check")
    {
        Description = "Compare with what the manifest expects and end with N of M",
    };

    public static Command Create(VerbRunner verbs)
    {
        var command = new Command("validate", "Check ISO 20022 messages: schema and business rules") { Files, Schemas, Check };
        command.SetAction(verbs.RunUnstarted((parsed, services, output, _) => Task.FromResult(Validate(parsed, services, output))));
        return command;
    }

    private static int Validate(ParseResult parsed, IServiceProvider services, VerbOutput output)
    {
        try
        {
            var schemas = services.GetRequiredService<MessageSchemas>().Find(parsed.GetValue(Schemas));
            var limits = FileLimits.For(services.GetRequiredService<IOptions<PaymentsOptions>>().Value);
            return ValidateMessages.Run(
                parsed.GetRequiredValue(Files), new MessageValidator(schemas, limits), parsed.GetValue(Check), output);
        }
        catch (DirectoryNotFoundException problem)
        {
            output.Error(problem.Message);
            return VerbOutput.Failed;
        }
    }
}
