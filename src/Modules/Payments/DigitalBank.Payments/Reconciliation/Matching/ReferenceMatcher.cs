namespace DigitalBank.Payments.Reconciliation.Matching;

/// <summary>Matches by references that a payer chose or that stand in a text, which may come more than once.</summary>
internal static class ReferenceMatcher
{
    /// <summary>What more open items than this have in common names none of them.</summary>
    private const int MostWithOneReference = 100;

    /// <param name="reference">Of one kind, which a customer chose.</param>
    public static void ByChosen(MatchRule rule, Func<MatchCandidate, string?> reference, OpenSides sides)
    {
        var ledger = sides.Ledger.Where(one => reference(one) is not null).ToLookup(one => (reference(one), one.Money));
        foreach (var group in sides.Statement.Where(one => reference(one) is not null).GroupBy(one => (reference(one), one.Money)))
        {
            sides.TakeOrDoubtEach(rule, [.. group], [.. ledger[group.Key]], (one, other) => !one.IsAnotherPaymentThan(other));
        }

        sides.Settle();
    }

    /// <summary>A reference of one kind on one side stands as another kind, or in the text, on the other side.</summary>
    public static void ByAnyReference(OpenSides sides)
    {
        foreach (var part in Meeting(sides, (reference, one) => (reference, one.Money), (_, _) => true))
        {
            sides.TakeOrDoubt(MatchRule.Reference, part);
        }

        sides.Settle();
    }

    /// <summary>The reference agrees and the amounts nearly do. Several that nearly agree are never clear.</summary>
    public static void WithinTolerance(OpenSides sides, long toleranceMinor)
    {
        var parts = Meeting(
            sides,
            (reference, one) => (reference, (one.Item.CurrencyCode, (long)Math.Sign(one.Item.AmountMinor))),
            (one, other) => Math.Abs(one.Item.AmountMinor - other.Item.AmountMinor) <= toleranceMinor);
        foreach (var part in parts)
        {
            sides.TakeOrDoubt(MatchRule.WithinTolerance, part with { IsComplete = part.Statement.Count == 1 });
        }

        sides.Settle();
    }

    /// <summary>The sets of items that hang together by references.</summary>
    private static IEnumerable<CandidatePart> Meeting<TKey>(
        OpenSides sides, Func<string, MatchCandidate, TKey> key, Func<MatchCandidate, MatchCandidate, bool> mayBe)
        where TKey : notnull
    {
        var byReference = sides.Ledger
            .SelectMany(one => one.References, (one, reference) => (One: one, Key: key(reference, one)))
            .ToLookup(pair => pair.Key, pair => pair.One);
        var stated = sides.Statement
            .SelectMany(one => one.References, (one, reference) => (One: one, Key: key(reference, one)))
            .ToLookup(pair => pair.Key, pair => pair.One);
        var shared = stated.Where(each => Math.Max(each.Count(), byReference[each.Key].Count()) > MostWithOneReference && byReference.Contains(each.Key))
            .Select(each => each.Key).ToHashSet();
        sides.Doubt(shared.SelectMany(each => stated[each].Concat(byReference[each])));
        var graph = new CandidateGraph();
        foreach (var one in sides.Statement)
        {
            var counterparts = one.References
                .Select(reference => key(reference, one))
                .Where(each => !shared.Contains(each))
                .SelectMany(each => byReference[each])
                .Distinct();
            foreach (var other in counterparts.Where(other => !one.IsAnotherPaymentThan(other) && mayBe(one, other)))
            {
                graph.Connect(one, other);
            }
        }

        return graph.Parts();
    }
}
