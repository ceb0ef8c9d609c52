using System.Buffers.Binary;
using System.Security.Cryptography;

namespace DigitalBank.Risk.Scorecards;

/// <summary>
/// Sets rows apart by chance, with the same share of bad ones in every part. The order is that of a hash over seed and row, so it is the
/// same on every machine and in every version of the runtime.
/// </summary>
internal static class RowSplit
{
    /// <returns>The numbers of the rows in each part, ascending.</returns>
    public static IReadOnlyList<IReadOnlyList<int>> IntoParts(IReadOnlyList<bool> outcomes, int parts, int seed)
    {
        var members = Enumerable.Range(0, parts).Select(_ => new List<int>()).ToArray();
        foreach (var group in Shuffled(outcomes, seed))
        {
            for (var place = 0; place < group.Count; place++)
            {
                members[place % parts].Add(group[place]);
            }
        }

        return [.. members.Select(part => part.Order().ToList())];
    }

    /// <param name="testShare">The part of the rows that is kept unseen, between 0 and 1.</param>
    public static (IReadOnlyList<int> Train, IReadOnlyList<int> Test) TrainAndTest(IReadOnlyList<bool> outcomes, double testShare, int seed)
    {
        var test = Shuffled(outcomes, seed)
            .SelectMany(group => group.Take((int)Math.Round(group.Count * testShare, MidpointRounding.AwayFromZero)))
            .ToHashSet();
        return ([.. Enumerable.Range(0, outcomes.Count).Where(row => !test.Contains(row))], [.. test.Order()]);
    }

    private static IEnumerable<List<int>> Shuffled(IReadOnlyList<bool> outcomes, int seed) =>
        Enumerable
            .Range(0, outcomes.Count)
            .GroupBy(row => outcomes[row])
            .OrderBy(group => group.Key)
            .Select(group => group.OrderBy(row => Lot(seed, row)).ThenBy(row => row).ToList());

    private static ulong Lot(int seed, int row)
    {
        Span<byte> text = stackalloc byte[8];
        BinaryPrimitives.WriteInt32BigEndian(text, seed);
        BinaryPrimitives.WriteInt32BigEndian(text[4..], row);
        return BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(text));
    }
}
