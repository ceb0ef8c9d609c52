using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using DigitalBank.Ledger.Contracts.Proofs;
using DigitalBank.Platform;
using DigitalBank.Platform.CommandLine;

namespace DigitalBank.Ledger.Proofs;

/// <summary>The verb <c>ledger check-proof FILE… [--key PUB.pem] [--check]</c>.</summary>
internal static class CheckProofs
{
    private static readonly JsonSerializerOptions Strict = new(BankJson.Options) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow };

    /// <param name="keys">The keys to trust; asked for only when there is a signature to check.</param>
    /// <param name="check">Compare with what case files expect.</param>
    /// <returns>0 when everything holds, or with <paramref name="check"/> everything is as expected; otherwise 1.</returns>
    public static int Run(IEnumerable<string> files, Func<TrustedKeys> keys, bool check, VerbOutput output)
    {
        var (good, all) = (0, 0);
        foreach (var file in files)
        {
            try
            {
                using var document = JsonDocument.Parse(File.ReadAllText(file));
                if (!ProofCases.IsCaseFile(document.RootElement))
                {
                    all++;
                    good += Say(file, FindFault(document.RootElement, keys()), output) ? 1 : 0;
                    continue;
                }

                foreach (var one in ProofCases.Read(document.RootElement))
                {
                    all++;
                    good += SayCase(one, check, output) ? 1 : 0;
                }
            }
            catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or JsonException or ArgumentException or CryptographicException)
            {
                all++;
                Say(file, $"It cannot be read: {problem.Message}", output);
            }
        }

        if (check)
        {
            output.Standard.WriteLine($"{good} of {all}");
        }

        return good == all ? VerbOutput.Success : VerbOutput.Failed;
    }

    /// <summary>What is wrong with a receipt or a consistency proof, or null.</summary>
    public static string? FindFault(JsonElement document, TrustedKeys keys)
    {
        try
        {
            var format = document.ValueKind == JsonValueKind.Object && document.TryGetProperty("format", out var member) ? member.ToString() : "";
            return format switch
            {
                EntryReceipt.CurrentFormat => ReadExactly<EntryReceipt>(document) is { } receipt ? ReceiptCheck.FindFault(receipt, keys) : NotOurs,
                JournalConsistency.CurrentFormat => ReadExactly<JournalConsistency>(document) is { } proof ? ReceiptCheck.FindFault(proof, keys) : NotOurs,
                _ => "This is neither a receipt nor a consistency proof of this bank, nor a file of cases.",
            };
        }
        catch (Exception problem) when (problem is JsonException or ArgumentException or FormatException or OverflowException or InvalidOperationException)
        {
            return $"A value cannot be read: {problem.Message}";
        }
    }

    private const string NotOurs = "A value is not written as the bank writes it.";

    /// <summary>Reads a document that says exactly what the bank would write: nothing more, nothing less, no value in another form.</summary>
    private static T? ReadExactly<T>(JsonElement document)
        where T : class
    {
        var value = document.Deserialize<T>(Strict);
        return value is not null && JsonElement.DeepEquals(document, JsonSerializer.SerializeToElement(value, Strict)) ? value : null;
    }

    private static bool Say(string file, string? fault, VerbOutput output)
    {
        if (output.IsJson)
        {
            output.JsonLine(new { id = file, valid = fault is null, fault });
        }

        output.Line($"{file}: {fault ?? "it holds."}");
        return fault is null;
    }

    private static bool SayCase(ProofCase one, bool check, VerbOutput output)
    {
        output.JsonLine(one.Result);
        if (check && !one.IsAsExpected)
        {
            output.Standard.WriteLine($"{one.Id}: expected {one.Expected}, got {one.Actual}");
        }

        return !check || one.IsAsExpected;
    }
}
