namespace DigitalBank.Payments.Reconciliation.Matching;

/// <summary>What is still open on both sides while the engine works, each in its order, and what it has found so far.</summary>
internal sealed class OpenSides(IEnumerable<ReconciliationItem> statement, IEnumerable<ReconciliationItem> ledger)
{
    /// <summary>Equal items beyond which nobody could say which is which.</summary>
    private const long MostPairs = 40_000;

    private readonly List<MatchCandidate> _statement = [.. MatchCandidate.InOrder(statement)];

    private readonly List<MatchCandidate> _ledger = [.. MatchCandidate.InOrder(ledger)];

    private readonly HashSet<MatchCandidate> _taken = [];

    private readonly List<ItemMatch> _matches = [];

    private readonly HashSet<MatchCandidate> _ambiguous = [];

    public IReadOnlyList<MatchCandidate> Statement => _statement;

    public IReadOnlyList<MatchCandidate> Ledger => _ledger;

    public bool IsOpen(MatchCandidate candidate) => !_taken.Contains(candidate);

    public void Take(MatchRule rule, IReadOnlyList<MatchCandidate> statement, IReadOnlyList<MatchCandidate> ledger)
    {
        _matches.Add(new ItemMatch(rule, [.. statement.Select(one => one.Item)], [.. ledger.Select(one => one.Item)]));
        _taken.UnionWith(statement);
        _taken.UnionWith(ledger);
    }

    /// <summary>Pairs the items of a part in their order where it is clear, and remembers them as ambiguous where it is not.</summary>
    public void TakeOrDoubt(MatchRule rule, CandidatePart part)
    {
        if (part.IsClear)
        {
            foreach (var (one, other) in part.Statement.Zip(part.Ledger))
            {
                Take(rule, [one], [other]);
            }
        }
        else if (part.Ledger.Count > 0)
        {
            Doubt(part.Statement.Concat(part.Ledger));
        }
    }

    /// <summary>Does so for each part of items of which any could be the counterpart of any other, but for what <paramref name="mayBe"/> rules out.</summary>
    public void TakeOrDoubtEach(
        MatchRule rule, List<MatchCandidate> statement, List<MatchCandidate> ledger, Func<MatchCandidate, MatchCandidate, bool> mayBe)
    {
        if ((long)statement.Count * ledger.Count > MostPairs)
        {
            Doubt(statement.Concat(ledger));
            return;
        }

        var graph = new CandidateGraph();
        foreach (var one in statement)
        {
            foreach (var other in ledger.Where(other => mayBe(one, other)))
            {
                graph.Connect(one, other);
            }
        }

        foreach (var part in graph.Parts())
        {
            TakeOrDoubt(rule, part);
        }
    }

    public void Doubt(IEnumerable<MatchCandidate> candidates) => _ambiguous.UnionWith(candidates);

    /// <summary>Leaves out what has been taken, so that the next rule looks at what is left alone.</summary>
    public void Settle()
    {
        _statement.RemoveAll(_taken.Contains);
        _ledger.RemoveAll(_taken.Contains);
    }

    /// <summary>A rule has found more than one possible counterpart, so that no weaker one may decide.</summary>
    public bool IsDoubted(MatchCandidate candidate) => _ambiguous.Contains(candidate);

    public MatchOutcome Outcome() => new(_matches, _ambiguous.Where(IsOpen).Select(one => one.Item).ToHashSet());
}
