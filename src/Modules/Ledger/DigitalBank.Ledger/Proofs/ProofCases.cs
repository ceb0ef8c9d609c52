using System.Text;
using System.Text.Json;
using DigitalBank.SharedKernel.MerkleTrees;

namespace DigitalBank.Ledger.Proofs;

/// <summary>One case of a published file of Merkle proofs.</summary>
/// <param name="Result">For the output: the id, and a result in the form of the case's expected part.</param>
internal sealed record ProofCase(string Id, string Expected, string Actual, object Result)
{
    public bool IsAsExpected => Expected == Actual;
}

/// <summary>Reads case files: inclusion proofs, consistency proofs (lists, with <c>wantErr</c>) and RFC 6962 hashes.</summary>
internal static class ProofCases
{
    public static bool IsCaseFile(JsonElement file) =>
        file.ValueKind == JsonValueKind.Array || (file.ValueKind == JsonValueKind.Object && file.TryGetProperty("root_hashes_hex_by_size", out _));

    public static IEnumerable<ProofCase> Read(JsonElement file) => file.ValueKind == JsonValueKind.Array
        ? file.EnumerateArray().Select((one, number) => ProofIn(one, number))
        : HashesIn(file);

    private static ProofCase ProofIn(JsonElement one, int number)
    {
        var id = TextOf(one, "path") ?? TextOf(one, "id") ?? $"case {number + 1}";
        var fault = FaultOf(one);
        var expected = one.TryGetProperty("wantErr", out var wantErr) && wantErr.ValueKind is JsonValueKind.True or JsonValueKind.False
            ? Word(wantErr.GetBoolean())
            : "no wantErr";
        return new ProofCase(id, expected, Word(fault is not null), new { id, wantErr = fault is not null, fault });
    }

    private static string Word(bool isRefused) => isRefused ? "an error" : "no error";

    private static string? FaultOf(JsonElement one)
    {
        try
        {
            var path = one.TryGetProperty("proof", out var proof) && proof.ValueKind == JsonValueKind.Array
                ? proof.EnumerateArray().Select(hash => hash.GetBytesFromBase64()).ToList()
                : [];
            if (one.TryGetProperty("leafIdx", out var index))
            {
                return MerkleProof.IsIncluded(BytesOf(one, "leafHash"), index.GetInt64(), NumberOf(one, "treeSize"), path, BytesOf(one, "root"))
                    ? null
                    : "The path does not lead from the leaf to the root.";
            }

            return MerkleProof.IsConsistent(
                NumberOf(one, "size1"), NumberOf(one, "size2"), BytesOf(one, "root1"), BytesOf(one, "root2"), path)
                ? null
                : "The second tree does not continue the first one.";
        }
        catch (Exception problem) when (problem is FormatException or InvalidOperationException or KeyNotFoundException)
        {
            return $"A value cannot be read: {problem.Message}";
        }
    }

    private static IEnumerable<ProofCase> HashesIn(JsonElement file)
    {
        var leaves = file.GetProperty("leaf_inputs_hex").EnumerateArray().Select(leaf => Convert.FromHexString(leaf.GetString()!)).ToList();
        var tree = new GrowingTree();
        foreach (var (size, root) in file.GetProperty("root_hashes_hex_by_size").EnumerateArray().Index())
        {
            if (size > 0)
            {
                tree.Append(MerkleHash.OfLeaf(leaves[size - 1]));
            }

            yield return Hash($"root_hashes_hex_by_size/{size}", root, tree.Root());
        }

        var nodes = leaves.ConvertAll(leaf => MerkleHash.OfLeaf(leaf));
        foreach (var (level, row) in Rows(file, "node_hashes_hex_by_level").Index())
        {
            foreach (var (index, node) in row.EnumerateArray().Index())
            {
                yield return Hash($"node_hashes_hex_by_level/{level}/{index}", node, nodes[index]);
            }

            nodes = [.. nodes.Chunk(2).Select(pair => pair.Length == 2 ? MerkleHash.OfNode(pair[0], pair[1]) : pair[0])];
        }

        foreach (var (number, leaf) in Rows(file, "hash_leaf").Index())
        {
            yield return Hash($"hash_leaf/{number}", leaf.GetProperty("hex"), MerkleHash.OfLeaf(Ascii(leaf, "input_ascii")));
        }

        foreach (var (number, pair) in Rows(file, "hash_children").Index())
        {
            yield return Hash(
                $"hash_children/{number}", pair.GetProperty("hex"), MerkleHash.OfNode(Ascii(pair, "left_ascii"), Ascii(pair, "right_ascii")));
        }

        if (file.TryGetProperty("empty_root_hex", out var empty))
        {
            yield return Hash("empty_root_hex", empty, MerkleHash.EmptyRoot.ToArray());
        }
    }

    private static JsonElement.ArrayEnumerator Rows(JsonElement file, string name) =>
        file.TryGetProperty(name, out var rows) ? rows.EnumerateArray() : default;

    private static ProofCase Hash(string id, JsonElement expected, byte[] actual) =>
        new(id, expected.GetString() ?? "", Hex.Of(actual), new { id, hex = Hex.Of(actual) });

    private static byte[] Ascii(JsonElement one, string name) => Encoding.ASCII.GetBytes(one.GetProperty(name).GetString() ?? "");

    private static string? TextOf(JsonElement one, string name) =>
        one.TryGetProperty(name, out var member) && member.ValueKind == JsonValueKind.String ? member.GetString() : null;

    private static byte[] BytesOf(JsonElement one, string name) => one.GetProperty(name).GetBytesFromBase64();

    private static long NumberOf(JsonElement one, string name) => one.GetProperty(name).GetInt64();
}
