namespace DigitalBank.Payments.Reconciliation.Matching;

/// <summary>
/// Matches one item with several of the other side that share a reference with it, such as the one entry of a correspondent for a whole
/// file of payments, when they add up to it exactly. Sums without a common reference are never tried: there is always one that fits.
/// </summary>
internal static class GroupMatcher
{
    public static void Match(OpenSides sides)
    {
        var ledger = ByReference(sides.Ledger.Where(one => !sides.IsDoubted(one)));
        var groups = ByReference(sides.Statement.Where(one => !sides.IsDoubted(one)))
            .Where(statement => ledger.Contains(statement.Key))
            .Select(statement => Group.Of([.. statement], [.. ledger[statement.Key]]))
            .OfType<Group>()
            .Distinct()
            .ToList();
        var uses = groups.SelectMany(group => group.Items).CountBy(one => one).ToDictionary();
        foreach (var group in groups)
        {
            if (group.Items.All(one => uses[one] == 1))
            {
                sides.Take(group.Statement.Count == 1 ? MatchRule.OneToMany : MatchRule.ManyToOne, group.Statement, group.Ledger);
            }
            else
            {
                sides.Doubt(group.Items);
            }
        }

        sides.Settle();
    }

    private static ILookup<(string Reference, string Currency, int Sign), MatchCandidate> ByReference(IEnumerable<MatchCandidate> side) => side
        .SelectMany(
            one => one.BatchReference is null ? one.References : one.References.Append(one.BatchReference).Distinct(),
            (one, reference) => (One: one, Reference: reference))
        .ToLookup(pair => (pair.Reference, pair.One.Item.CurrencyCode, Math.Sign(pair.One.Item.AmountMinor)), pair => pair.One);

    /// <summary>Equal to another one of the same items, whatever reference led there.</summary>
    private sealed class Group : IEquatable<Group>
    {
        private Group(List<MatchCandidate> statement, List<MatchCandidate> ledger) => (Statement, Ledger) = (statement, ledger);

        public List<MatchCandidate> Statement { get; }

        public List<MatchCandidate> Ledger { get; }

        public IEnumerable<MatchCandidate> Items => Statement.Concat(Ledger);

        public static Group? Of(List<MatchCandidate> statement, List<MatchCandidate> ledger)
        {
            if (statement.Count == 1)
            {
                ledger.RemoveAll(statement[0].IsAnotherPaymentThan);
            }
            else if (ledger.Count == 1)
            {
                statement.RemoveAll(ledger[0].IsAnotherPaymentThan);
            }

            return statement.Count == 1 != (ledger.Count == 1)
                && statement.Sum(one => (decimal)one.Item.AmountMinor) == ledger.Sum(one => (decimal)one.Item.AmountMinor)
                    ? new Group(statement, ledger)
                    : null;
        }

        public bool Equals(Group? other) => other is not null && Items.SequenceEqual(other.Items);

        public override bool Equals(object? obj) => Equals(obj as Group);

        public override int GetHashCode() => HashCode.Combine(Statement[0], Ledger[0], Statement.Count, Ledger.Count);
    }
}
