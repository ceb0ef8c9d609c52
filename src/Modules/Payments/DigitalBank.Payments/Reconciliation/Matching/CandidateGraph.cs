namespace DigitalBank.Payments.Reconciliation.Matching;

/// <summary>Who could be whose counterpart.</summary>
internal sealed class CandidateGraph
{
    private readonly Dictionary<MatchCandidate, List<MatchCandidate>> _ledgerOf = [];

    private readonly Dictionary<MatchCandidate, List<MatchCandidate>> _statementOf = [];

    public void Connect(MatchCandidate statement, MatchCandidate ledger)
    {
        Add(_ledgerOf, statement, ledger);
        Add(_statementOf, ledger, statement);
    }

    /// <summary>The parts that no counterpart leads out of, in the order in which they were connected.</summary>
    public IEnumerable<CandidatePart> Parts()
    {
        var seen = new HashSet<MatchCandidate>();
        foreach (var start in _ledgerOf.Keys)
        {
            if (!seen.Contains(start))
            {
                yield return PartOf(start, seen);
            }
        }
    }

    private CandidatePart PartOf(MatchCandidate start, HashSet<MatchCandidate> seen)
    {
        var statement = new List<MatchCandidate>();
        var ledger = new List<MatchCandidate>();
        var waiting = new Queue<(MatchCandidate Candidate, bool IsStatement)>([(start, true)]);
        seen.Add(start);
        while (waiting.TryDequeue(out var next))
        {
            (next.IsStatement ? statement : ledger).Add(next.Candidate);
            foreach (var neighbour in (next.IsStatement ? _ledgerOf : _statementOf)[next.Candidate].Where(seen.Add))
            {
                waiting.Enqueue((neighbour, !next.IsStatement));
            }
        }

        return new CandidatePart(statement, ledger, statement.TrueForAll(one => _ledgerOf[one].Count == ledger.Count));
    }

    private static void Add(Dictionary<MatchCandidate, List<MatchCandidate>> edges, MatchCandidate from, MatchCandidate to)
    {
        if (!edges.TryGetValue(from, out var list))
        {
            edges[from] = list = [];
        }

        list.Add(to);
    }
}

/// <summary>Items that hang together.</summary>
/// <param name="IsComplete">Each of them could be the counterpart of each of the other side.</param>
internal sealed record CandidatePart(IReadOnlyList<MatchCandidate> Statement, IReadOnlyList<MatchCandidate> Ledger, bool IsComplete)
{
    /// <summary>
    /// As many on one side as on the other, and it makes no difference who goes with whom. Otherwise somebody would have to guess.
    /// </summary>
    public bool IsClear => IsComplete && Statement.Count == Ledger.Count;
}
