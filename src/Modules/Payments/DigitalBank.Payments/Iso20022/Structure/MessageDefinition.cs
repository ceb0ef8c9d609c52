using System.Collections.Concurrent;

namespace DigitalBank.Payments.Iso20022.Structure;

/// <summary>A message that the bank reads, in all versions that it knows.</summary>
/// <param name="Family">Name without version: <c>pain.001.001</c>.</param>
/// <param name="Grammar">Its shapes; see <see cref="ShapeGrammar"/>. The root is Document.</param>
/// <param name="Releases">Versions and the year of the release that each follows.</param>
/// <param name="Streamed">Elements whose parts are handed out one by one; everything else is handed out as a whole.</param>
internal sealed record MessageDefinition(
    string Family,
    string Grammar,
    IReadOnlyList<(int Version, int Generation)> Releases,
    HashSet<string> Streamed)
{
    private readonly ConcurrentDictionary<int, Shape> _shapes = new();

    private bool TakesAnything { get; init; }

    /// <summary>Takes every message and checks nothing; for looking at messages whose structure somebody else judges.</summary>
    public static MessageDefinition Unchecked(HashSet<string> streamed) => new("*", string.Empty, [], streamed) { TakesAnything = true };

    public string Versions => $"{Family}.{Releases[0].Version:00} to .{Releases[^1].Version:00}";

    /// <summary>The structure of one version; null for another message or a version that is not known.</summary>
    public Shape? ShapeOf(string messageName)
    {
        if (TakesAnything)
        {
            return Shape.Foreign;
        }

        var release = Releases.FirstOrDefault(known => messageName == $"{Family}.{known.Version:00}");
        return release == default ? null : _shapes.GetOrAdd(release.Generation, year => ShapeGrammar.Build(Grammar, "Document", year));
    }
}
