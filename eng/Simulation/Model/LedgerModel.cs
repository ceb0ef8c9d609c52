using DigitalBank.Ledger.Contracts.Accounts;
using DigitalBank.Ledger.Contracts.Journal;
using DigitalBank.Simulation.Orders;

namespace DigitalBank.Simulation.Model;

/// <summary>
/// The simplest ledger that could be right: one order after the other, in memory, by the tables of docs/modules/ledger.md. Shares no code
/// with the engine.
/// </summary>
internal sealed class LedgerModel(DateOnly today)
{
    private readonly Dictionary<long, ModelAccount> _accounts = [];
    private readonly List<ModelEntry> _entries = [];
    private readonly Dictionary<Guid, ModelEntry> _byKey = [];
    private readonly Stack<Action> _undo = [];
    private DateOnly? _closedThrough;

    public IReadOnlyDictionary<long, ModelAccount> Accounts => _accounts;

    public IReadOnlyList<ModelEntry> Entries => _entries;

    public long LastEntryId => _entries.Count;

    public ModelEntry Entry(long entryId) => _entries[(int)(entryId - 1)];

    /// <summary>The entry booked under a key, or null.</summary>
    public ModelEntry? Find(Guid key) => _byKey.GetValueOrDefault(key);

    public void Add(LedgerAccountView account) => _accounts.Add(account.LedgerAccountId, new ModelAccount(account));

    /// <summary>What an order is to be told right now. Changes nothing.</summary>
    public Verdict Decide(Order order)
    {
        if (ShapeRules.FirstBroken(order) is { } malformed)
        {
            return Verdict.Refused(malformed);
        }

        if (_byKey.TryGetValue(order.Key, out var earlier))
        {
            return earlier.Order.IsSameAs(order) ? Verdict.Again(earlier.Id) : Verdict.Refused("ledger.idempotency_key_reused");
        }

        var refusal = order is ReversalOrder reversal ? RefusalOf(reversal) : null;
        refusal ??= RefusalOf(LinesOf(order), BookingDateOf(order), order is EntryOrder { RecordedBy: not null });
        return refusal is null ? Verdict.Book : Verdict.Refused(refusal);
    }

    /// <summary>Books an order that <see cref="Decide"/> has let through.</summary>
    public void Book(Order order, DateTimeOffset recordedAt)
    {
        var entry = new ModelEntry(LastEntryId + 1, order, recordedAt);
        foreach (var line in LinesOf(order))
        {
            Book(entry, line);
        }

        _entries.Add(entry);
        _byKey.Add(order.Key, entry);
        if (entry.Reverses is { } original)
        {
            Entry(original).IsReversed = true;
        }

        _undo.Push(() => Unbook(entry));
    }

    /// <returns>The code of the refusal, or null when it is done.</returns>
    public string? Apply(Change change) => change switch
    {
        OpeningChange => null,
        StatusChange { Command: var command } => Of(command.LedgerAccountId, account => Set(account, command.Status)),
        MinimumChange { Command: var command } => Of(command.LedgerAccountId, account => Set(account, command.MinimumBalance)),
        ManualChange { Command: var command } => Of(command.LedgerAccountId, account => Set(account, command.IsAllowed)),
        ClosingChange { Command: var command } => Close(command.Through),
        ReopeningChange { Command: var command } => Reopen(command.Through, command.Reason),
        _ => throw new NotSupportedException(),
    };

    /// <summary>From here on everything can be taken back with <see cref="TakeBack"/>.</summary>
    public void Mark() => _undo.Clear();

    public void TakeBack()
    {
        while (_undo.TryPop(out var undo))
        {
            undo();
        }
    }

    private static DateOnly BookingDateOf(Order order) =>
        order is ReversalOrder reversal ? reversal.Command.BookingDate : ((EntryOrder)order).Entry.BookingDate;

    private IEnumerable<Posting> LinesOf(Order order) => order switch
    {
        EntryOrder { Entry: var entry } => entry.Postings,
        ReversalOrder { Command.EntryId: var original } => Entry(original).Lines.Select(line => line.Posting with
        {
            Side = line.Posting.Side == Side.Debit ? Side.Credit : Side.Debit,
        }),
        _ => throw new NotSupportedException(),
    };

    private string? RefusalOf(ReversalOrder reversal)
    {
        var original = reversal.Command.EntryId;
        return original < 1 || original > LastEntryId ? "ledger.unknown_entry"
            : Entry(original).Reverses is not null ? "ledger.reversal_of_reversal"
            : Entry(original).IsReversed ? "ledger.already_reversed"
            : null;
    }

    private string? RefusalOf(IEnumerable<Posting> postings, DateOnly bookingDate, bool isManual)
    {
        var lines = postings.ToList();
        if (lines.Exists(line => !_accounts.ContainsKey(line.LedgerAccountId)))
        {
            return "ledger.unknown_account";
        }

        if (bookingDate <= _closedThrough)
        {
            return "ledger.period_closed";
        }

        foreach (var (code, isBroken) in AccountRules.OfLines)
        {
            if (lines.Exists(line => isBroken(_accounts[line.LedgerAccountId], line, isManual)))
            {
                return code;
            }
        }

        var sums = lines.GroupBy(line => line.LedgerAccountId)
            .Select(group => (Account: _accounts[group.Key], Debits: Sum(group, Side.Debit), Credits: Sum(group, Side.Credit)))
            .ToList();
        return sums.Exists(sum => AccountRules.IsOverdrawn(sum.Account, sum.Account.SignedOf(sum.Debits, sum.Credits)))
            ? "ledger.insufficient_available_balance"
            : sums.Exists(sum => sum.Account.Debits + sum.Debits > long.MaxValue || sum.Account.Credits + sum.Credits > long.MaxValue)
                ? "ledger.balance_overflow"
                : null;
    }

    private static Int128 Sum(IEnumerable<Posting> lines, Side side) =>
        lines.Where(line => line.Side == side).Aggregate((Int128)0, (sum, line) => sum + line.Amount.MinorUnits);

    private void Book(ModelEntry entry, Posting posting)
    {
        var account = _accounts[posting.LedgerAccountId];
        Move(account, posting, by: 1);
        var line = new ModelLine(entry, entry.Lines.Count + 1, account, posting, account.Balance);
        entry.Lines.Add(line);
        account.Lines.Add(line);
    }

    private void Unbook(ModelEntry entry)
    {
        foreach (var line in entry.Lines.AsEnumerable().Reverse())
        {
            Move(line.Account, line.Posting, by: -1);
            line.Account.Lines.RemoveAt(line.Account.Lines.Count - 1);
        }

        _entries.RemoveAt(_entries.Count - 1);
        _byKey.Remove(entry.Order.Key);
        if (entry.Reverses is { } original)
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

    private string? Of(long accountId, Func<ModelAccount, string?> change) =>
        !_accounts.TryGetValue(accountId, out var account) ? "ledger.unknown_account"
        : account.IsHeader ? "ledger.header_account"
        : change(account);

    private string? Set(ModelAccount account, LedgerAccountStatus status)
    {
        var before = account.Status;
        if (before == LedgerAccountStatus.Closed && status != LedgerAccountStatus.Closed)
        {
            return "ledger.account_closed";
        }

        if (status == LedgerAccountStatus.Closed && account.Balance != 0)
        {
            return "ledger.balance_not_zero";
        }

        account.Status = status;
        _undo.Push(() => account.Status = before);
        return null;
    }

    private string? Set(ModelAccount account, long? minimum)
    {
        if (account.Status == LedgerAccountStatus.Closed)
        {
            return "ledger.account_closed";
        }

        var before = account.Minimum;
        account.Minimum = minimum;
        _undo.Push(() => account.Minimum = before);
        return null;
    }

    private string? Set(ModelAccount account, bool allowsManualPosting)
    {
        if (account.Status == LedgerAccountStatus.Closed)
        {
            return "ledger.account_closed";
        }

        var before = account.AllowsManualPosting;
        account.AllowsManualPosting = allowsManualPosting;
        _undo.Push(() => account.AllowsManualPosting = before);
        return null;
    }

    private string? Close(DateOnly through)
    {
        if (ShapeRules.IsOdd(through))
        {
            return "ledger.date_out_of_range";
        }

        if (through >= today)
        {
            return "ledger.period_not_over";
        }

        Move(_closedThrough is { } before && before >= through ? before : through);
        return null;
    }

    private string? Reopen(DateOnly? through, string reason)
    {
        if (ShapeRules.IsOdd(reason, 140))
        {
            return "ledger.period_reason_invalid";
        }

        if (_closedThrough is null || through >= _closedThrough)
        {
            return "ledger.period_not_closed";
        }

        Move(through);
        return null;
    }

    private void Move(DateOnly? closedThrough)
    {
        var before = _closedThrough;
        _closedThrough = closedThrough;
        _undo.Push(() => _closedThrough = before);
    }
}
