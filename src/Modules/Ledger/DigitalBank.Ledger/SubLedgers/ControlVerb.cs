using System.CommandLine;
using DigitalBank.Ledger.Contracts.SubLedgers;
using DigitalBank.Platform.CommandLine;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalBank.Ledger.SubLedgers;

/// <summary><c>ledger control</c>: control accounts against their sub-ledgers; fails at a difference.</summary>
internal static class ControlVerb
{
    public static Command Create(VerbRunner verbs)
    {
        var date = new Option<DateOnly?>("--date") { Description = "What the close of that day recorded (YYYY-MM-DD); a new proof when missing" };
        var command = new Command("control", "Control accounts against their sub-ledgers") { date };
        command.SetAction(verbs.Run(async (parsed, services, output, cancellationToken) =>
        {
            var bank = services.GetRequiredService<IMediator>();
            var proofs = parsed.GetValue(date) is { } day
                ? await bank.Send(new GetSubLedgerProofs(day), cancellationToken)
                : await bank.Send(new ProveSubLedgers(), cancellationToken);
            return proofs.IsSuccess ? Print(proofs.Value, output) : output.Refuse(proofs.Failure);
        }));
        return command;
    }

    private static int Print(IReadOnlyList<SubLedgerProof> proofs, VerbOutput output)
    {
        if (output.IsJson)
        {
            output.Json(proofs);
        }

        foreach (var proof in proofs)
        {
            var outcome = proof.Holds ? "holds" : $"DIFFERS from {proof.SubLedger} of the lines";
            output.Line($"{proof.HeaderCode,-20} {proof.Accounts,10} accounts {proof.Control,26} {outcome}");
        }

        if (proofs.Count == 0)
        {
            output.Error("There is no proof of that day.");
        }

        return proofs.Count > 0 && proofs.All(proof => proof.Holds) ? VerbOutput.Success : VerbOutput.Failed;
    }
}
