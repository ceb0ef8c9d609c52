using System.CommandLine;
using System.Text.Json;
using DigitalBank.Ledger.Contracts.Proofs;
using DigitalBank.Platform;
using DigitalBank.Platform.CommandLine;
using DigitalBank.SharedKernel.Results;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalBank.Ledger.Proofs;

/// <summary><c>ledger prove</c>, <c>receipt</c>, <c>public-key</c>, <c>rotate-key</c> and <c>check-proof</c>.</summary>
internal static class ProofVerbs
{
    private static readonly JsonSerializerOptions Indented = new(BankJson.Options) { WriteIndented = true };

    private static readonly Argument<long?> Entry = new("entry") { Description = "Number of the entry", Arity = ArgumentArity.ZeroOrOne };

    private static readonly Argument<long> EntryOfReceipt = new("entry") { Description = "Number of the entry" };

    private static readonly Option<long[]> Consistency = new("--consistency")
    {
        Description = "Two sizes of signed heads: proves that between them entries were only added",
        Arity = new ArgumentArity(2, 2),
        AllowMultipleArgumentsPerToken = true,
    };

    private static readonly Option<string?> Out = new("--out") { Description = "File to write to instead of standard output" };

    private static readonly Argument<string[]> Files = new("files")
    {
        Description = "Receipts, consistency proofs, or case files of proofs",
        Arity = ArgumentArity.OneOrMore,
    };

    private static readonly Option<string[]> Keys = new("--key")
    {
        Description = "Public key of the bank (PEM); without it the keys in this bank's own folder",
        AllowMultipleArgumentsPerToken = true,
    };

    private static readonly Option<bool> Check = new("--check") { Description = "Compare with what a case file expects and end with N of M" };

    public static IEnumerable<Command> Create(VerbRunner verbs)
    {
        var prove = new Command("prove", "Write the proof that an entry is in the journal, or that the journal only grew") { Entry, Consistency, Out };
        prove.SetAction(verbs.Run((parsed, services, output, cancellationToken) => (parsed.GetValue(Entry), parsed.GetValue(Consistency)) switch
        {
            ({ } entry, null or []) => WriteAsync(services, new GetEntryReceipt(entry), parsed.GetValue(Out), output, cancellationToken),
            (null, [var first, var second]) =>
                WriteAsync(services, new GetJournalConsistency(first, second), parsed.GetValue(Out), output, cancellationToken),
            _ => Task.FromResult(Misused("Name either an entry or --consistency with two sizes.", output)),
        }));
        var receipt = new Command("receipt", "Write the receipt of an entry") { EntryOfReceipt, Out };
        receipt.SetAction(verbs.Run((parsed, services, output, cancellationToken) =>
            WriteAsync(services, new GetEntryReceipt(parsed.GetValue(EntryOfReceipt)), parsed.GetValue(Out), output, cancellationToken)));
        return [prove, receipt, PublicKey(verbs), RotateKey(verbs), CheckProof(verbs)];
    }

    private static Command PublicKey(VerbRunner verbs)
    {
        var command = new Command("public-key", "Print the public keys that receipts are checked with, the current one first");
        command.SetAction(verbs.RunUnstarted((_, services, output, _) =>
        {
            var keys = services.GetRequiredService<ProofKeys>().List();
            if (keys.Count == 0)
            {
                return Task.FromResult(Misused("There is no key yet: the bank makes one when it seals its first entries.", output));
            }

            output.Line(string.Join('\n', keys.Select(key => key.Pem)));
            if (output.IsJson)
            {
                output.Json(keys);
            }

            return Task.FromResult(VerbOutput.Success);
        }));
        return command;
    }

    private static Command RotateKey(VerbRunner verbs)
    {
        var command = new Command("rotate-key", "Sign new heads with a new key; the old one is kept to check old heads with");
        command.SetAction(verbs.RunUnstarted((_, services, output, _) =>
        {
            var keyId = services.GetRequiredService<ProofKeys>().Rotate();
            output.Line($"Heads are signed with key {keyId} from now on. Publish it: ledger public-key");
            if (output.IsJson)
            {
                output.Json(new { keyId });
            }

            return Task.FromResult(VerbOutput.Success);
        }));
        return command;
    }

    private static Command CheckProof(VerbRunner verbs)
    {
        var command = new Command("check-proof", "Check receipts and proofs, without a bank or a database") { Files, Keys, Check };
        command.SetAction(verbs.RunUnstarted((parsed, services, output, _) =>
        {
            var named = parsed.GetValue(Keys) ?? [];
            return Task.FromResult(CheckProofs.Run(
                parsed.GetRequiredValue(Files),
                () => named.Length > 0
                    ? new TrustedKeys(named.Select(file => PublicProofKey.FromPem(File.ReadAllText(file))))
                    : services.GetRequiredService<ProofKeys>().Trusted(),
                parsed.GetValue(Check),
                output));
        }));
        return command;
    }

    private static async Task<int> WriteAsync<T>(
        IServiceProvider services, IRequest<Result<T>> query, string? file, VerbOutput output, CancellationToken cancellationToken)
    {
        var proof = await services.GetRequiredService<IMediator>().Send(query, cancellationToken);
        if (!proof.IsSuccess)
        {
            return output.Refuse(proof.Failure);
        }

        if (file is null)
        {
            output.Json(proof.Value!);
        }
        else
        {
            await File.WriteAllTextAsync(file, JsonSerializer.Serialize(proof.Value, Indented) + "\n", cancellationToken);
            output.Line($"Written to {file}. Check it anywhere with: ledger check-proof {file} --key PUBLIC-KEY.pem");
        }

        return VerbOutput.Success;
    }

    private static int Misused(string text, VerbOutput output)
    {
        output.Error(text);
        return VerbOutput.Failed;
    }
}
