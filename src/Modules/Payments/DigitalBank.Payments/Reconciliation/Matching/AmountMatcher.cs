namespace DigitalBank.Payments.Reconciliation.Matching;

/// <summary>Matches what has no common reference and contradicts nothing, by amount and date alone.</summary>
internal static class AmountMatcher
{
    public static void Match(OpenSides sides, int windowDays)
    {
        var ledger = sides.Ledger.Where(one => !sides.IsDoubted(one)).ToLookup(one => one.Money);
        var clear = sides.Statement.Where(one => !sides.IsDoubted(one)).ToList();
        foreach (var statement in clear.GroupBy(one => one.Money).Where(group => ledger[group.Key].Any()))
        {
            foreach (var (theirs, ours) in Clusters([.. statement], [.. ledger[statement.Key]], windowDays))
            {
                sides.TakeOrDoubtEach(
                    MatchRule.AmountAndDate, theirs, ours, (one, other) => one.DaysFrom(other) <= windowDays && !one.Contradicts(other));
            }
        }

        sides.Settle();
    }

    /// <summary>Runs of equal amounts in which no two neighbours are further apart than the window; across runs nothing can match.</summary>
    private static IEnumerable<(List<MatchCandidate> Statement, List<MatchCandidate> Ledger)> Clusters(
        List<MatchCandidate> statement, List<MatchCandidate> ledger, int windowDays)
    {
        var days = statement.Select(one => (One: one, IsStatement: true)).Concat(ledger.Select(one => (One: one, IsStatement: false)))
            .OrderBy(each => each.One.Item.BookingDate);
        var cluster = (Statement: new List<MatchCandidate>(), Ledger: new List<MatchCandidate>());
        MatchCandidate? last = null;
        foreach (var (one, isStatement) in days)
        {
            if (last is not null && one.DaysFrom(last) > windowDays)
            {
                yield return cluster;
                cluster = ([], []);
            }

            (isStatement ? cluster.Statement : cluster.Ledger).Add(one);
            last = one;
        }

        yield return cluster;
    }
}
