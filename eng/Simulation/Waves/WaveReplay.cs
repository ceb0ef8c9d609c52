using DigitalBank.Simulation.Model;
using DigitalBank.Simulation.Orders;

namespace DigitalBank.Simulation.Waves;

/// <summary>One order of events, tried on the model.</summary>
internal sealed class WaveReplay(LedgerModel model, Wave wave, Claims claims)
{
    private readonly List<Waiting>[] _from = [.. Enumerable.Range(0, claims.Count + 1).Select(_ => new List<Waiting>())];
    private List<Waiting> _waiting = [];

    /// <param name="changeAt">So many orders were done before the wave's change; -1 when there was none.</param>
    /// <returns>What cannot be so, or null.</returns>
    public string? Run(int changeAt)
    {
        if (Arrange() is { } disorder)
        {
            return disorder;
        }

        for (var place = 0; place <= claims.Count; place++)
        {
            _waiting.AddRange(_from[place]);
            Explain();
            if (place == changeAt)
            {
                var code = model.Apply(wave.Change!.Change);
                if (code != wave.Change.Answer.Code)
                {
                    return $"{wave.Change.Change} should answer {code ?? "done"}, but was {wave.Change.Answer.Code ?? "done"}";
                }

                Explain();
            }

            if (_waiting.Find(waiting => waiting.To == place) is { } unexplained)
            {
                return Describe(unexplained.Asked.Order, model.Decide(unexplained.Asked.Order).ToString(), unexplained.Asked.Answer.ToString());
            }

            if (place < claims.Count && Do(claims[place]) is { } refused)
            {
                return refused;
            }
        }

        return null;
    }

    private void Explain() => _waiting = [.. _waiting.Where(waiting => !IsExplained(waiting.Asked))];

    private bool IsExplained(Asked asked) => model.Decide(asked.Order).Says(asked.Answer);

    private string? Do(Asked claimant)
    {
        var verdict = model.Decide(claimant.Order);
        if (verdict != Verdict.Does)
        {
            return Describe(claimant.Order, verdict.ToString(), $"committed, {claimant.Answer}");
        }

        var effects = model.Do(claimant.Order);
        return claimant.Told.Effects.SequenceEqual(effects)
            ? null
            : Describe(claimant.Order, string.Join(", ", effects), claimant.Told.ToString());
    }

    /// <summary>Between which commits each answer has to be explained.</summary>
    private string? Arrange()
    {
        // Whoever still waits for a place in the queue when it is closed is turned away as well.
        var isStopped = wave.Asked.Any(asked => asked.IsAfterStop);
        foreach (var queue in wave.Asked.GroupBy(asked => asked.Queue))
        {
            var sinceLast = new List<Waiting>();
            var place = 0;
            foreach (var asked in queue)
            {
                if (asked.IsAfterStop ? !IsTurnedAway(asked) : asked.Answer.Code == Answer.ShuttingDown && !isStopped)
                {
                    return Describe(asked.Order, isStopped ? "turned away" : "no refusal without a stop", asked.Answer.ToString());
                }

                if (wave.Faults == 0 && claims.PlaceOf(asked) is { } booked)
                {
                    if (booked < place)
                    {
                        return $"Order {asked.Order.Number} was done before an order that came earlier: {asked.Order}";
                    }

                    sinceLast.ForEach(waiting => waiting.EndAt(booked));
                    sinceLast.Clear();
                    place = booked + 1;
                }
                else if (!claims.IsClaimant(asked) && !asked.Answer.IsOpen)
                {
                    var waiting = new Waiting(asked, Earliest(asked, place), claims.Count);
                    sinceLast.Add(waiting);
                    _from[waiting.From].Add(waiting);
                }
                else if (asked.Answer.Code == Answer.Unavailable && wave.Faults == 0)
                {
                    return Describe(asked.Order, "a definite answer, because nothing went wrong", asked.Answer.ToString());
                }
            }
        }

        return null;
    }

    private static bool IsTurnedAway(Asked asked) =>
        asked.Answer.Code == (ShapeRules.FirstBroken(asked.Order)?.Code ?? Answer.ShuttingDown);

    private static int Earliest(Asked asked, int place) => asked.Answer.Code == "ledger.unknown_entry" ? 0 : place;

    private string Describe(Order order, string expected, string actual) =>
        $"Order {order.Number}, {order}\n  the model: {expected}\n  the ledger: {actual}\n  {string.Join("\n  ", AccountsOf(order).Distinct().Take(12).Select(StateOf))}";

    private IEnumerable<long> AccountsOf(Order order) => order switch
    {
        EntryOrder { Entry.Postings: { } lines } => lines.Where(line => line is not null).Select(line => line.LedgerAccountId),
        CaptureOrder { Command: var command } => command.Postings.Select(line => line.LedgerAccountId),
        PlaceOrder { Command: var command } => [command.LedgerAccountId],
        ReleaseOrder { Command: var command } when model.Holds.TryGetValue(command.HoldId, out var hold) => [hold.Account.Id],
        UpToOrder { Command: var command } => [command.DebitedAccountId, command.CreditedAccountId],
        Chain chain => chain.Steps.SelectMany(AccountsOf),
        _ => [],
    };

    private string StateOf(long accountId) => model.Accounts.TryGetValue(accountId, out var account)
        ? $"account {accountId} {account.Currency} {account.Status} balance {account.Balance} held {account.Held} minimum {account.Minimum?.ToString(provider: null) ?? "none"}"
        : $"account {accountId} unknown";

    /// <summary>An answer that has to be explained while <paramref name="from"/> to <see cref="To"/> orders of the wave are done.</summary>
    private sealed class Waiting(Asked asked, int from, int to)
    {
        public Asked Asked => asked;

        public int From => from;

        public int To { get; private set; } = to;

        /// <summary>Keys are looked up again after the commit, so what was found there may be younger.</summary>
        public void EndAt(int place)
        {
            if (!asked.Answer.IsSuccess && asked.Answer.Code != "ledger.idempotency_key_reused")
            {
                To = place;
            }
        }
    }
}
