using System.CommandLine;
using DigitalBank.Ledger.Contracts.Verification;
using DigitalBank.Platform.CommandLine;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalBank.Ledger.Verification;

/// <summary><c>ledger verify</c>: recomputes everything; fails when anything differs.</summary>
internal static class VerifyVerb
{
    public static Command Create(VerbRunner verbs)
    {
        var command = new Command("verify", "Recompute every balance and fingerprint from the lines");
        command.SetAction(verbs.Run(async (_, services, output, cancellationToken) =>
        {
            var result = await services.GetRequiredService<IMediator>().Send(new VerifyLedger(), cancellationToken);
            return result.IsSuccess ? Print(result.Value, output) : output.Refuse(result.Failure);
        }));
        return command;
    }

    private static int Print(VerificationReport report, VerbOutput output)
    {
        if (output.IsJson)
        {
            output.Json(report);
        }

        foreach (var finding in report.Findings)
        {
            output.Line($"{finding.Code}: {finding.Message}");
        }

        output.Line($"{report.Entries} entries, {report.Lines} lines, {report.Accounts} accounts recomputed: "
            + (report.Holds ? "every balance and fingerprint holds." : $"{report.FindingCount} findings."));
        output.Line($"{report.TreeHeads} signed heads compared; the journal fits them up to entry {report.SealedEntries}.");
        return report.Holds ? VerbOutput.Success : VerbOutput.Failed;
    }
}
