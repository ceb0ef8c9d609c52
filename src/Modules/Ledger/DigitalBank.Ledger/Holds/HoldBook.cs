using DigitalBank.Ledger.Contracts.Accounts;
using DigitalBank.Ledger.Contracts.Holds;
using DigitalBank.Ledger.Contracts.Journal;
using DigitalBank.Ledger.Engine;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.SharedKernel.Results;

namespace DigitalBank.Ledger.Holds;

/// <summary>Decides and applies what a batch does to holds, and can undo it as long as the batch is open.</summary>
internal sealed class HoldBook(KnownAccounts known)
{
    private readonly List<Change> _changes = [];

    /// <summary>How many changes the open batch has made: a mark to go back to.</summary>
    public int Mark => _changes.Count;

    public Failure? CheckPlacing(HoldOrder order, DateTimeOffset now)
    {
        if (!known.TryGet(order.AccountId, out var account))
        {
            return LedgerErrors.UnknownAccount;
        }

        if (account.IsHeader)
        {
            return LedgerErrors.HeaderAccount;
        }

        if (account.CurrencyCode != order.Amount.Currency.Code)
        {
            return LedgerErrors.CurrencyMismatch;
        }

        return CheckStatus(account)
            ?? (order.ExpiresAt <= now ? HoldErrors.ExpiryPassed : null)
            ?? CheckMoney(account, order.Amount.MinorUnits);
    }

    /// <summary>Whether the hold can be captured, released or, for the bank's own sweep, expire.</summary>
    public Failure? CheckOpen(HoldOrder order, DateTimeOffset now)
    {
        if (!known.TryGetHold(order.HoldId, out var hold))
        {
            return HoldErrors.UnknownHold;
        }

        order.AccountId = hold.AccountId;
        if (hold.Status != HoldStatus.Open)
        {
            return hold.Status == HoldStatus.Expired ? HoldErrors.HoldExpired : HoldErrors.HoldNotOpen;
        }

        var isExpired = hold.IsExpiredAt(now);
        return order.Kind == HoldChangeKind.Expired
            ? isExpired ? null : HoldErrors.HoldNotExpired
            : isExpired ? HoldErrors.HoldExpired : null;
    }

    /// <summary>Whether an entry takes from the hold's account what the hold has. Finding it so, tells the account what would be freed.</summary>
    public Failure? CheckCapture(HoldOrder order, IReadOnlyList<Posting> postings)
    {
        var (hold, account) = Find(order);
        var lowered = LoweredBy(account, postings);
        if (lowered <= 0)
        {
            return HoldErrors.CaptureMissesHold;
        }

        return lowered > hold.Remaining ? HoldErrors.HoldExceeded : null;
    }

    /// <summary>Says to the account that is about to be checked what the capture takes out of its holds.</summary>
    public void AnnounceCapture(HoldOrder order, IReadOnlyList<Posting> postings)
    {
        var (hold, account) = Find(order);
        account.PendingFreed = order.ReleasesRemainder ? hold.Remaining : (long)LoweredBy(account, postings);
    }

    public void Place(PostingRequest request, HoldOrder order, DateTimeOffset now)
    {
        var hold = new HoldState
        {
            HoldId = order.HoldId,
            AccountId = order.AccountId,
            Amount = order.Amount.MinorUnits,
            ExpiresAt = order.ExpiresAt,
        };
        known.Remember(hold);
        Apply(new Change(hold, HoldChangeKind.Placed, hold.Amount, Released: 0, request), HoldStatus.Open, order, now);
    }

    public void Capture(PostingRequest request, HoldOrder order, DateTimeOffset now)
    {
        var (hold, account) = Find(order);
        var lowered = (long)LoweredBy(account, request.Postings);
        var released = order.ReleasesRemainder ? hold.Remaining - lowered : 0;
        var status = lowered + released == hold.Remaining ? HoldStatus.Captured : HoldStatus.Open;
        Apply(new Change(hold, HoldChangeKind.Captured, lowered, released, request), status, order, now);
    }

    /// <summary>Releases or expires.</summary>
    public void Free(PostingRequest request, HoldOrder order, DateTimeOffset now)
    {
        var (hold, _) = Find(order);
        var status = order.Kind == HoldChangeKind.Expired ? HoldStatus.Expired : HoldStatus.Released;
        Apply(new Change(hold, order.Kind, hold.Remaining, Released: 0, request), status, order, now);
    }

    public void UndoTo(int mark)
    {
        for (var i = _changes.Count - 1; i >= mark; i--)
        {
            var change = _changes[i];
            change.Hold.Captured -= change.ByCapture;
            change.Hold.Released -= change.Freed;
            change.Hold.Status = HoldStatus.Open; // nothing changes a hold that is not
            change.Hold.Changes--;
            AccountOf(change.Hold).Held -= change.Held;
            if (change.Kind == HoldChangeKind.Placed)
            {
                known.ForgetHold(change.Hold.HoldId);
            }
        }

        _changes.RemoveRange(mark, _changes.Count - mark);
    }

    /// <summary>Forgets the open batch, with the holds that it had changed.</summary>
    public void Drop() => _changes.Clear();

    /// <summary>Ends the batch: what it changed, as it has to be written.</summary>
    public void Collect(SpecialWrites writes)
    {
        if (_changes.Count == 0)
        {
            return;
        }

        var seen = new HashSet<Guid>();
        var accounts = new SortedSet<long>();
        foreach (var change in _changes)
        {
            var hold = change.Hold;
            writes.Changes.Add(change.ToWrite());
            accounts.Add(hold.AccountId);
            if (seen.Add(hold.HoldId))
            {
                var isNew = change.Kind == HoldChangeKind.Placed;
                (isNew ? writes.Placed : writes.Changed).Add(WriteOf(hold, isNew ? change.Request : null));
            }
        }

        foreach (var id in accounts)
        {
            writes.Held.Add(new HeldWrite(id, known.TryGet(id, out var account) ? account.Held : 0));
        }

        _changes.Clear();
    }

    private void Apply(Change change, HoldStatus status, HoldOrder order, DateTimeOffset now)
    {
        var (hold, account) = (change.Hold, AccountOf(change.Hold));
        hold.Captured += change.ByCapture;
        hold.Released += change.Freed;
        hold.Status = status;
        hold.Changes++;
        account.Held += change.Held;
        _changes.Add(change with { Sequence = hold.Changes });
        order.Receipt = ReceiptOf(hold, account, now);
    }

    private static HoldReceipt ReceiptOf(HoldState hold, AccountState account, DateTimeOffset now)
    {
        var currency = Currency.Of(account.CurrencyCode);
        return new HoldReceipt(
            hold.HoldId,
            hold.AccountId,
            Money.OfMinor(hold.Amount, currency),
            Money.OfMinor(hold.Captured, currency),
            Money.OfMinor(hold.Released, currency),
            Money.OfMinor(hold.Remaining, currency),
            hold.Status,
            now);
    }

    private static HoldWrite WriteOf(HoldState hold, PostingRequest? placedBy) => new(
        hold.HoldId, hold.AccountId, hold.Amount, hold.Captured, hold.Released, hold.Status, hold.Changes, hold.ExpiresAt, placedBy);

    /// <summary>What is set aside is meant to leave, so the account has to be open to that.</summary>
    private static Failure? CheckStatus(AccountState account) => account.Status switch
    {
        LedgerAccountStatus.Open => null,
        LedgerAccountStatus.Closed => LedgerErrors.AccountClosed,
        LedgerAccountStatus.DebitsBlocked when Normal.IsDebit(account.Class) => null,
        LedgerAccountStatus.CreditsBlocked when !Normal.IsDebit(account.Class) => null,
        _ => LedgerErrors.AccountBlocked,
    };

    private static Failure? CheckMoney(AccountState account, long amount)
    {
        var held = (Int128)account.Held + amount;
        return account.MinimumBalance is { } minimum && account.Balance - held < minimum ? LedgerErrors.InsufficientAvailableBalance
            : held > long.MaxValue ? LedgerErrors.BalanceOverflow
            : null;
    }

    private static Int128 LoweredBy(AccountState account, IReadOnlyList<Posting> postings)
    {
        var lowered = Int128.Zero;
        for (var i = 0; i < postings.Count; i++)
        {
            if (postings[i].LedgerAccountId == account.Id)
            {
                lowered -= account.ChangeBy(postings[i].Side, postings[i].Amount.MinorUnits);
            }
        }

        return lowered;
    }

    private (HoldState Hold, AccountState Account) Find(HoldOrder order) =>
        known.TryGetHold(order.HoldId, out var hold)
            ? (hold, AccountOf(hold))
            : throw new InvalidOperationException("A hold is looked for before it is used.");

    private AccountState AccountOf(HoldState hold) => known.TryGet(hold.AccountId, out var account)
        ? account
        : throw new InvalidOperationException("The account of a known hold is known.");

    private sealed record Change(HoldState Hold, HoldChangeKind Kind, long Amount, long Released, PostingRequest Request)
    {
        public int Sequence { get; init; }

        public long ByCapture => Kind == HoldChangeKind.Captured ? Amount : 0;

        /// <summary>What goes back to the account without having been captured.</summary>
        public long Freed => Kind is HoldChangeKind.Released or HoldChangeKind.Expired ? Amount : Released;

        /// <summary>What it adds to the account's held total.</summary>
        public long Held => Kind == HoldChangeKind.Placed ? Amount : -ByCapture - Freed;

        public HoldChangeWrite ToWrite() => new(
            Hold.HoldId,
            Sequence,
            Kind,
            Amount,
            Released,
            Kind == HoldChangeKind.Captured ? Request.EntryId : null,
            Request.IdempotencyKey,
            Request.AskedHash);
    }
}
