using System.Text.Json;
using System.Text.Json.Nodes;
using DigitalBank.Ledger.Contracts.Proofs;
using DigitalBank.Ledger.Proofs;
using DigitalBank.Platform;
using DigitalBank.Platform.CommandLine;
using DigitalBank.TestKit;
using Shouldly;
using Xunit;

namespace DigitalBank.Ledger.Tests.Proofs;

/// <summary><c>ledger check-proof</c>: published vectors, and receipts of which any part was changed.</summary>
public sealed class CheckProofTests(LedgerBank bank) : IClassFixture<LedgerBank>
{
    [Theory]
    [InlineData("inclusion_proofs.json", 26)]
    [InlineData("consistency_proofs.json", 22)]
    [InlineData("rfc6962_roots.json", 28)]
    public void Given_the_published_vectors_Then_every_case_comes_out_as_expected(string file, int cases)
    {
        if (SharedData.Folder is null)
        {
            return; // the folder shared/data is not beside this checkout
        }

        var (exitCode, said) = Check([Path.Combine(SharedData.Folder, "merkle", file)], check: true);

        said.TrimEnd().Split('\n')[^1].ShouldBe($"{cases} of {cases}");
        exitCode.ShouldBe(0);
    }

    [Fact]
    public async Task Given_a_receipt_with_any_value_changed_Then_it_is_refused()
    {
        var receipt = JsonSerializer.SerializeToNode(await ReceiptOfAReversalAsync(), BankJson.Options)!;
        FaultOf(receipt).ShouldBeNull();

        var places = Places(receipt, "$").ToList();
        places.Count.ShouldBeGreaterThan(30);
        foreach (var (place, change) in places)
        {
            var changed = receipt.DeepClone();
            change(changed);
            FaultOf(changed).ShouldNotBeNull(place);
        }
    }

    [Fact]
    public async Task Given_a_receipt_with_something_added_or_written_in_another_way_Then_it_is_refused()
    {
        var receipt = JsonSerializer.SerializeToNode(await ReceiptOfAReversalAsync(), BankJson.Options)!.AsObject();

        FaultOf(With("note", "paid")).ShouldNotBeNull();
        FaultOf(With("leafHash", receipt["leafHash"]!.GetValue<string>().ToUpperInvariant())).ShouldNotBeNull();
        FaultOf(JsonNode.Parse("[1]")!).ShouldNotBeNull();
        FaultOf(JsonNode.Parse("null")).ShouldNotBeNull();

        JsonObject With(string name, string value)
        {
            var copy = receipt.DeepClone().AsObject();
            copy[name] = value;
            return copy;
        }
    }

    [Fact]
    public async Task Given_a_receipt_and_the_wrong_key_Then_it_is_refused()
    {
        var receipt = await ReceiptOfAReversalAsync();
        using var stranger = System.Security.Cryptography.ECDsa.Create(System.Security.Cryptography.ECCurve.NamedCurves.nistP256);

        ReceiptCheck.FindFault(receipt, new TrustedKeys([PublicProofKey.Of(stranger)])).ShouldNotBeNull();
        ReceiptCheck.FindFault(receipt, new TrustedKeys([])).ShouldNotBeNull();
    }

    private static (int ExitCode, string Said) Check(string[] files, bool check)
    {
        using var said = new StringWriter();
        return (CheckProofs.Run(files, () => new TrustedKeys([]), check, new VerbOutput(said, said, isJson: false, isWatched: false)), said.ToString());
    }

    private async Task<EntryReceipt> ReceiptOfAReversalAsync()
    {
        var (cash, customer) = (await bank.ABankAccountAsync(), await bank.ACustomerAccountAsync());
        var wrong = (await bank.PostAsync(cash, customer, "10.00")).EnsureSuccess();
        var reversal = (await bank.SendAsync(
            new Contracts.Journal.ReverseJournalEntry(Guid.CreateVersion7(), wrong.EntryId, LedgerBank.Today, "mistake"))).EnsureSuccess();
        (await bank.PostAsync(cash, customer, "2.00")).EnsureSuccess();
        await bank.SealAsync();
        return (await bank.SendAsync(new GetEntryReceipt(reversal.EntryId))).EnsureSuccess();
    }

    private string? FaultOf(JsonNode? document)
    {
        using var parsed = JsonDocument.Parse(document?.ToJsonString(BankJson.Options) ?? "null");
        return CheckProofs.FindFault(parsed.RootElement, ((ProofKeys)bank.Services.GetService(typeof(ProofKeys))!).Trusted());
    }

    /// <summary>Every value of the document, with a change of its last character or digit, and every member and element taken away.</summary>
    private static IEnumerable<(string Place, Action<JsonNode> Change)> Places(JsonNode? node, string place)
    {
        switch (node)
        {
            case JsonObject members:
                foreach (var (name, member) in members)
                {
                    yield return ($"{place}.{name} removed", root => At(root, place).AsObject().Remove(name));
                    foreach (var inner in Places(member, $"{place}.{name}"))
                    {
                        yield return inner;
                    }
                }

                break;
            case JsonArray elements:
                for (var i = 0; i < elements.Count; i++)
                {
                    var at = i;
                    yield return ($"{place}[{i}] removed", root => At(root, place).AsArray().RemoveAt(at));
                    foreach (var inner in Places(elements[i], $"{place}[{i}]"))
                    {
                        yield return inner;
                    }
                }

                break;
            case JsonValue value when value.GetValueKind() == JsonValueKind.String:
                var text = value.GetValue<string>();
                yield return (place, root => At(root, place).ReplaceWith(text.Length == 0 ? "x" : text[..^1] + (text[^1] == '1' ? '2' : '1')));
                break;
            case JsonValue:
                yield return (place, root => At(root, place).ReplaceWith(At(root, place).GetValue<long>() + 1));
                break;
            default:
                break;
        }
    }

    private static JsonNode At(JsonNode root, string place)
    {
        var node = root;
        foreach (var step in place.Split('.', '[').Skip(1))
        {
            node = step.EndsWith(']') ? node[int.Parse(step[..^1], System.Globalization.CultureInfo.InvariantCulture)]! : node[step]!;
        }

        return node;
    }
}
