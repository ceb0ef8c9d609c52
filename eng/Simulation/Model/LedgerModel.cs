using DigitalBank.Ledger.Contracts.Accounts;
using DigitalBank.Ledger.Contracts.Journal;
using DigitalBank.Simulation.Orders;

namespace DigitalBank.Simulation.Model;

/// <summary>
/// The simplest ledger that could be right: one order after the other, in memory, by the tables of docs/modules. Shares no code with the
/// engine.
/// </summary>
internal sealed partial class LedgerModel(DateOnly today)
{
    private readonly Dictionary<long, ModelAccount> _accounts = [];
    private readonly List<ModelEntry> _entries = [];
    private readonly Dictionary<Guid, (Order Order, IReadOnlyList<Effect> Effects)> _done = [];
    private readonly Stack<Action> _undo = [];
    private DateOnly? _closedThrough;

    public IReadOnlyDictionary<long, ModelAccount> Accounts => _accounts;

    public long LastEntryId => _entries.Count;

    /// <summary>What the clock says.</summary>
    public DateTimeOffset Now { get; set; }

    public ModelEntry Entry(long entryId) => _entries[(int)(entryId - 1)];

    /// <summary>The entry that came of an order first, or 0.</summary>
    public long EntryOf(Order order) => _done.TryGetValue(order.Key, out var done) ? done.Effects[0].EntryId : 0;

    public void Add(LedgerAccountView account) => _accounts.Add(account.LedgerAccountId, new ModelAccount(account));

    /// <summary>What an order is to be told right now. Changes nothing.</summary>
    public Verdict Decide(Order order)
    {
        if (ShapeRules.FirstBroken(order) is { } malformed)
        {
            return Verdict.Refused(malformed.Code, malformed.Field);
        }

        if (_done.TryGetValue(order.Key, out var earlier))
        {
            return earlier.Order.IsSameAs(order) ? Verdict.Again(earlier.Effects) : Verdict.Refused("ledger.idempotency_key_reused");
        }

        return order is Chain chain ? DecideChain(chain) : RefusalOf(order) is { } code ? Verdict.Refused(code) : Verdict.Does;
    }

    /// <summary>Does what <see cref="Decide"/> has let through.</summary>
    public IReadOnlyList<Effect> Do(Order order)
    {
        List<Effect> effects = order is Chain chain ? [.. chain.Steps.Select(DoOne)] : [DoOne(order)];
        foreach (var key in order.Keys)
        {
            _done.Add(key, (order, effects));
            _undo.Push(() => _done.Remove(key));
        }

        return effects;
    }

    /// <summary>From here on everything can be taken back.</summary>
    public void Mark() => _undo.Clear();

    public void TakeBack() => TakeBackTo(0);

    private void TakeBackTo(int to)
    {
        while (_undo.Count > to)
        {
            _undo.Pop()();
        }
    }

    private Verdict DecideChain(Chain chain)
    {
        var mark = _undo.Count;
        try
        {
            for (var i = 0; i < chain.Steps.Count; i++)
            {
                var step = chain.Steps[i];
                if ((_done.ContainsKey(step.Key) ? "ledger.idempotency_key_reused" : RefusalOf(step)) is { } code)
                {
                    return Verdict.Refused(code, $"steps[{i}]");
                }

                DoOne(step);
            }

            return Verdict.Does;
        }
        finally
        {
            TakeBackTo(mark);
        }
    }

    private string? RefusalOf(Order order) => order switch
    {
        ReversalOrder reversal => RefusalOf(reversal) ?? RefusalOf(DraftOf(order)),
        PlaceOrder placing => RefusalOf(placing.Command),
        CaptureOrder capture => RefusalOf(capture),
        ReleaseOrder release => RefusalOfFreeing(release.Command.HoldId, isSweep: false),
        ExpiryOrder expiry => RefusalOfFreeing(expiry.HoldId, isSweep: true),
        UpToOrder bounded => RefusalOf(bounded.Command),
        _ => RefusalOf(DraftOf(order)),
    };

    private Effect DoOne(Order order) => order switch
    {
        PlaceOrder placing => Place(placing.Command),
        CaptureOrder capture => Capture(capture),
        ReleaseOrder release => Free(release.Key, release.Command.HoldId, isSweep: false),
        ExpiryOrder expiry => Free(expiry.Key, expiry.HoldId, isSweep: true),
        UpToOrder bounded => BookUpTo(bounded.Command),
        _ => Book(DraftOf(order)),
    };

    private Draft DraftOf(Order order) => order switch
    {
        EntryOrder { Entry: var entry } manual =>
            new(entry.IdempotencyKey, entry.Source, entry.SourceReference, entry.EventCode, entry.BookingDate, entry.Postings, manual.RecordedBy),
        ReversalOrder { Command: var command } => new(
            command.IdempotencyKey,
            "ledger",
            $"{command.EntryId}",
            "reversal",
            command.BookingDate,
            [.. Entry(command.EntryId).Draft.Lines.Select(Mirrored)],
            Reverses: command.EntryId),
        CaptureOrder { Command: var command } manual => new(
            command.IdempotencyKey, command.Source, command.SourceReference, command.EventCode, command.BookingDate, command.Postings, manual.RecordedBy),
        _ => throw new NotSupportedException(),
    };

    private static Posting Mirrored(Posting line) => line with { Side = line.Side == Side.Debit ? Side.Credit : Side.Debit };

    private string? RefusalOf(ReversalOrder reversal)
    {
        var original = reversal.Command.EntryId;
        return original < 1 || original > LastEntryId ? "ledger.unknown_entry"
            : Entry(original).Draft.Reverses is not null ? "ledger.reversal_of_reversal"
            : Entry(original).IsReversed ? "ledger.already_reversed"
            : null;
    }

    private string? RefusalOf(Draft draft) => RefusalByConditions(draft) ?? RefusalByMoney(draft.Lines);

    /// <param name="captured">The account of the hold that is captured, which allows what manual posting does not.</param>
    private string? RefusalByConditions(Draft draft, ModelAccount? captured = null)
    {
        if (draft.Lines.Any(line => !_accounts.ContainsKey(line.LedgerAccountId)))
        {
            return "ledger.unknown_account";
        }

        if (draft.BookingDate <= _closedThrough)
        {
            return "ledger.period_closed";
        }

        foreach (var (code, isBroken) in AccountRules.OfLines)
        {
            if (draft.Lines.Any(line => isBroken(
                _accounts[line.LedgerAccountId], line, draft.RecordedBy is not null && line.LedgerAccountId != captured?.Id)))
            {
                return code;
            }
        }

        return null;
    }

    private string? RefusalByMoney(IReadOnlyList<Posting> lines, ModelAccount? captured = null, long freed = 0)
    {
        var sums = lines.GroupBy(line => line.LedgerAccountId)
            .Select(group => (Account: _accounts[group.Key], Debits: Sum(group, Side.Debit), Credits: Sum(group, Side.Credit)))
            .ToList();
        var isOverdrawn = sums.Exists(sum => AccountRules.IsOverdrawn(
            sum.Account, sum.Account.SignedOf(sum.Debits, sum.Credits), sum.Account == captured ? freed : 0));
        return isOverdrawn ? "ledger.insufficient_available_balance"
            : sums.Exists(sum => sum.Account.Debits + sum.Debits > long.MaxValue || sum.Account.Credits + sum.Credits > long.MaxValue)
                ? "ledger.balance_overflow"
                : null;
    }

    private static Int128 Sum(IEnumerable<Posting> lines, Side side) =>
        lines.Where(line => line.Side == side).Aggregate((Int128)0, (sum, line) => sum + line.Amount.MinorUnits);

    private Effect Book(Draft draft)
    {
        var entry = new ModelEntry(LastEntryId + 1, draft, Now);
        foreach (var posting in draft.Lines)
        {
            var account = _accounts[posting.LedgerAccountId];
            Move(account, posting, by: 1);
            var line = new ModelLine(entry, entry.Lines.Count + 1, account, posting, account.Balance);
            entry.Lines.Add(line);
            account.Lines.Add(line);
        }

        _entries.Add(entry);
        if (draft.Reverses is { } original)
        {
            Entry(original).IsReversed = true;
        }

        _undo.Push(() => Unbook(entry));
        return new Effect(draft.Key, entry.Id, Now);
    }

    private void Unbook(ModelEntry entry)
    {
        foreach (var line in entry.Lines.AsEnumerable().Reverse())
        {
            Move(line.Account, line.Posting, by: -1);
            line.Account.Lines.RemoveAt(line.Account.Lines.Count - 1);
        }

        _entries.RemoveAt(_entries.Count - 1);
        if (entry.Draft.Reverses is { } original)
        {
            Entry(original).IsReversed = false;
        }
    }

    private static void Move(ModelAccount account, Posting posting, int by)
    {
        if (posting.Side == Side.Debit)
        {
            account.Debits += by * posting.Amount.MinorUnits;
        }
        else
        {
            account.Credits += by * posting.Amount.MinorUnits;
        }
    }
}
