using System.CommandLine;
using DigitalBank.Payments.ConsumerCodes.Emvco;
using DigitalBank.Payments.QrCodes.Emvco;
using DigitalBank.Platform.CommandLine;

namespace DigitalBank.Payments.QrCodes;

/// <summary><c>payments qr parse | check | make</c>: reads, judges and makes codes without a running bank.</summary>
internal static class QrVerbs
{
    private static readonly Argument<string> Cases = new("file") { Description = "JSON array of objects with title and payload" };

    private static readonly Option<bool> Compare = new("--check") { Description = "Compare with what the file expects and end with N of M" };

    private static readonly Argument<string[]> Payloads = new("payload")
    {
        Description = "The text of a code, as a scanner gives it",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private static readonly Option<int> Random = new("--random") { Description = "Read so many random byte strings instead and say whether any broke the reader" };

    private static readonly Option<int> Seed = new("--seed") { Description = "Where the random strings begin", DefaultValueFactory = _ => 1 };

    public static Command Create(VerbRunner verbs) => new("qr", "EMVCo QR codes, presented by merchants or consumers")
    {
        Parse(verbs),
        Check(verbs),
        MakeQrVerb.Create(verbs),
    };

    private static Command Parse(VerbRunner verbs)
    {
        var command = new Command("parse", "Take the codes of a case file apart") { Cases, Compare };
        command.SetAction(verbs.RunUnstarted((parsed, _, output, _) =>
            Task.FromResult(QrCases.Run(parsed.GetRequiredValue(Cases), parsed.GetValue(Compare), output))));
        return command;
    }

    private static Command Check(VerbRunner verbs)
    {
        var command = new Command("check", "Say whether codes may be acted on, and if not why") { Payloads, Random, Seed };
        command.SetAction(verbs.RunUnstarted((parsed, _, output, _) => Task.FromResult(
            parsed.GetValue(Random) is > 0 and var count
                ? RandomCodes.Run(count, parsed.GetValue(Seed), output)
                : CheckAll(parsed.GetValue(Payloads) ?? [], output))));
        return command;
    }

    private static int CheckAll(string[] payloads, VerbOutput output)
    {
        if (payloads.Length == 0)
        {
            output.Error("Name the text of a code in quotes, or --random N.");
            return VerbOutput.Failed;
        }

        var isClean = true;
        foreach (var payload in payloads)
        {
            var findings = ConsumerPresentedCode.IsMeant(payload)
                ? ConsumerPresentedRules.Judge(payload, ConsumerPresentedCode.Read(payload))
                : MerchantPresentedRules.Judge(payload, MerchantPresentedCode.Read(payload));
            isClean &= findings.Count == 0;
            if (output.IsJson)
            {
                output.JsonLine(new { payload, accepted = findings.Count == 0, findings });
            }
            else
            {
                output.Line(findings.Count == 0 ? "accepted" : "refused");
                findings.ToList().ForEach(finding => output.Line($"  {finding.Place}: {finding.Message}"));
            }
        }

        return isClean ? VerbOutput.Success : VerbOutput.Failed;
    }
}
