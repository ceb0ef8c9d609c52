using System.Collections.Concurrent;
using System.Globalization;

namespace DigitalBank.Payments.Iso20022.Structure;

/// <summary>A message that the bank reads, in all versions that it knows.</summary>
/// <param name="Family">Name without version: <c>pain.001.001</c>.</param>
/// <param name="Grammar">Its shapes; see <see cref="ShapeGrammar"/>. The root is Document.</param>
/// <param name="Generations">Versions and the year of the release that each follows.</param>
/// <param name="Streamed">Elements whose parts are handed out one by one; everything else is handed out as a whole.</param>
internal sealed record MessageDefinition(
    string Family,
    string Grammar,
    IReadOnlyDictionary<int, int> Generations,
    IReadOnlySet<string> Streamed)
{
    private readonly ConcurrentDictionary<int, Shape> _shapes = new();

    public string Versions => $"{Family}.{Generations.Keys.Min():00} to .{Generations.Keys.Max():00}";

    /// <summary>The structure of one version; null for another message or a version that is not known.</summary>
    public Shape? ShapeOf(string messageName) =>
        messageName.Length == Family.Length + 3
        && messageName.StartsWith(Family + ".", StringComparison.Ordinal)
        && int.TryParse(messageName.AsSpan(Family.Length + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var version)
        && Generations.TryGetValue(version, out var generation)
            ? _shapes.GetOrAdd(generation, year => ShapeGrammar.Build(Grammar, "Document", year))
            : null;
}
