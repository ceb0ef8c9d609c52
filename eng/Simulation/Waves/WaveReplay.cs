using DigitalBank.Simulation.Model;
using DigitalBank.Simulation.Orders;

namespace DigitalBank.Simulation.Waves;

/// <summary>One order of events, tried on the model.</summary>
internal sealed class WaveReplay(LedgerModel model, Wave wave, Claims claims)
{
    private readonly List<Waiting>[] _from = [.. Enumerable.Range(0, claims.Count + 1).Select(_ => new List<Waiting>())];
    private List<Waiting> _waiting = [];

    /// <param name="changeAt">So many entries were booked before the wave's change; -1 when there was none.</param>
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

            if (place < claims.Count && Book(claims[place]) is { } refused)
            {
                return refused;
            }
        }

        return null;
    }

    private void Explain() => _waiting = [.. _waiting.Where(waiting => !IsExplained(waiting.Asked))];

    private bool IsExplained(Asked asked)
    {
        var (order, answer) = (asked.Order, asked.Answer);
        var verdict = model.Decide(order);
        return verdict.Code is { } code ? answer.Code == code
            : verdict.EntryId is { } entryId && answer == new Answer(Code: null, entryId, order.Key, model.Entry(entryId).RecordedAt, IsReplay: true);
    }

    private string? Book(Order order)
    {
        var verdict = model.Decide(order);
        if (!verdict.Books)
        {
            return Describe(order, verdict.ToString(), $"entry {model.LastEntryId + 1}");
        }

        model.Book(order, wave.RecordedAt);
        return null;
    }

    /// <summary>Between which entries each answer has to be explained.</summary>
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
                        return $"Order {asked.Order.Number} was booked before an order that came earlier: {asked.Order}";
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
        asked.Answer.Code == (ShapeRules.FirstBroken(asked.Order) ?? Answer.ShuttingDown);

    private static int Earliest(Asked asked, int place) => asked.Answer.Code == "ledger.unknown_entry" ? 0 : place;

    private string Describe(Order order, string expected, string actual)
    {
        var accounts = order is EntryOrder { Entry.Postings: { } lines }
            ? string.Join("; ", lines.Where(line => line is not null).Select(line => line.LedgerAccountId).Distinct().Take(12).Select(StateOf))
            : "";
        return $"Order {order.Number}, {order}\n  the model: {expected}\n  the ledger: {actual}\n  {accounts}";
    }

    private string StateOf(long accountId) => model.Accounts.TryGetValue(accountId, out var account)
        ? $"account {accountId} {account.Currency} {account.Status} balance {account.Balance} minimum {account.Minimum?.ToString(provider: null) ?? "none"}"
        : $"account {accountId} unknown";

    /// <summary>An answer that has to be explained while <paramref name="from"/> to <see cref="To"/> entries of the wave are booked.</summary>
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
