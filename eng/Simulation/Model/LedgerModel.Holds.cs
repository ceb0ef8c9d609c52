using DigitalBank.Ledger.Contracts.Accounts;
using DigitalBank.Ledger.Contracts.Holds;
using DigitalBank.Ledger.Contracts.Journal;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.Simulation.Orders;

namespace DigitalBank.Simulation.Model;

/// <summary>Holds, and entries that move as much as there is.</summary>
internal sealed partial class LedgerModel
{
    private readonly Dictionary<Guid, ModelHold> _holds = [];

    public IReadOnlyDictionary<Guid, ModelHold> Holds => _holds;

    private string? RefusalOf(PlaceHold placing)
    {
        if (!_accounts.TryGetValue(placing.LedgerAccountId, out var account))
        {
            return "ledger.unknown_account";
        }

        var held = account.Held + placing.Amount.MinorUnits;
        return account.IsHeader ? "ledger.header_account"
            : account.Currency != placing.Amount.Currency.Code ? "ledger.currency_mismatch"
            : account.Status == LedgerAccountStatus.Closed ? "ledger.account_closed"
            : AccountRules.IsBlockedForHolds(account) ? "ledger.account_blocked"
            : placing.ExpiresAt <= Now ? "ledger.hold_expiry_passed"
            : account.Balance - held < account.Minimum ? "ledger.insufficient_available_balance"
            : held > long.MaxValue ? "ledger.balance_overflow"
            : null;
    }

    private string? RefusalOfFreeing(Guid holdId, bool isSweep)
    {
        if (!_holds.TryGetValue(holdId, out var hold))
        {
            return "ledger.unknown_hold";
        }

        var isOver = hold.Placing.ExpiresAt <= Now;
        return hold.Status == HoldStatus.Expired ? "ledger.hold_expired"
            : hold.Status != HoldStatus.Open ? "ledger.hold_not_open"
            : isSweep ? (isOver ? null : "ledger.hold_not_expired")
            : isOver ? "ledger.hold_expired" : null;
    }

    private string? RefusalOf(CaptureOrder order)
    {
        var command = order.Command;
        if (RefusalOfFreeing(command.HoldId, isSweep: false) is { } notOpen)
        {
            return notOpen;
        }

        var hold = _holds[command.HoldId];
        var taken = TakenFrom(hold.Account, command.Postings);
        return taken <= 0 ? "ledger.capture_misses_hold"
            : taken > hold.Remaining ? "ledger.hold_exceeded"
            : RefusalByConditions(DraftOf(order), hold.Account)
                ?? RefusalByMoney(command.Postings, hold.Account, command.ReleasesRemainder ? hold.Remaining : (long)taken);
    }

    private static Int128 TakenFrom(ModelAccount account, IEnumerable<Posting> postings)
    {
        var lines = postings.Where(line => line.LedgerAccountId == account.Id).ToList();
        return -account.SignedOf(Sum(lines, Side.Debit), Sum(lines, Side.Credit));
    }

    private string? RefusalOf(PostUpTo command) =>
        RefusalByConditions(DraftOf(command, command.Maximum)) ?? AvailableTo(command).Refusal ?? RefusalByMoney(LinesOf(command));

    /// <summary>The maximum, or less where a bounding account has less.</summary>
    private (string? Refusal, Int128 Amount) AvailableTo(PostUpTo command)
    {
        Int128 amount = command.Maximum.MinorUnits;
        foreach (var (accountId, side, isBounding) in ((long, Side, bool)[])
            [
                (command.DebitedAccountId, Side.Debit, command.BoundedBy is EntryBound.Debited or EntryBound.Both),
                (command.CreditedAccountId, Side.Credit, command.BoundedBy is EntryBound.Credited or EntryBound.Both),
            ])
        {
            var account = _accounts[accountId];
            if (isBounding && account.IsDebitAccount == (side == Side.Debit))
            {
                return ("ledger.bound_misplaced", 0);
            }

            amount = isBounding ? Int128.Min(amount, account.Balance - account.Held - (account.Minimum ?? 0)) : amount;
        }

        return (amount <= 0 ? "ledger.nothing_available" : null, amount);
    }

    private IReadOnlyList<Posting> LinesOf(PostUpTo command) =>
        ShapeRules.LinesOf(command, Money.OfMinor((long)AvailableTo(command).Amount, command.Maximum.Currency));

    private static Draft DraftOf(PostUpTo command, Money amount) => new(
        command.IdempotencyKey,
        command.Source,
        command.SourceReference,
        command.EventCode,
        command.BookingDate,
        ShapeRules.LinesOf(command, amount));

    private Effect BookUpTo(PostUpTo command)
    {
        var amount = LinesOf(command)[0].Amount;
        return Book(DraftOf(command, amount)) with { Moved = amount.MinorUnits };
    }

    private Effect Place(PlaceHold placing)
    {
        var hold = new ModelHold(placing, _accounts[placing.LedgerAccountId], Now);
        _holds.Add(placing.HoldId, hold);
        _undo.Push(() => _holds.Remove(placing.HoldId));
        Change(hold, HoldChangeKind.Placed, placing.Amount.MinorUnits, released: 0, entryId: null);
        return new Effect(placing.HoldId, 0, Now, Hold: hold.ReceiptAt(Now));
    }

    private Effect Capture(CaptureOrder order)
    {
        var hold = _holds[order.Command.HoldId];
        var taken = (long)TakenFrom(hold.Account, order.Command.Postings);
        var entry = Book(DraftOf(order));
        Change(hold, HoldChangeKind.Captured, taken, order.Command.ReleasesRemainder ? hold.Remaining - taken : 0, entry.EntryId);
        return entry;
    }

    private Effect Free(Guid key, Guid holdId, bool isSweep)
    {
        var hold = _holds[holdId];
        Change(hold, isSweep ? HoldChangeKind.Expired : HoldChangeKind.Released, hold.Remaining, released: 0, entryId: null);
        return new Effect(key, 0, Now, Hold: isSweep ? null : hold.ReceiptAt(Now));
    }

    private void Change(ModelHold hold, HoldChangeKind kind, long amount, long released, long? entryId)
    {
        var before = (hold.Captured, hold.Released, hold.Status, hold.Account.Held);
        hold.Captured += kind == HoldChangeKind.Captured ? amount : 0;
        hold.Released += kind == HoldChangeKind.Captured ? released : kind == HoldChangeKind.Placed ? 0 : amount;
        hold.Account.Held += kind == HoldChangeKind.Placed ? amount : -amount - released;
        hold.Status = hold.Remaining > 0 ? HoldStatus.Open : kind switch
        {
            HoldChangeKind.Captured => HoldStatus.Captured,
            HoldChangeKind.Released => HoldStatus.Released,
            _ => HoldStatus.Expired,
        };
        hold.Changes.Add(new HoldChangeView(hold.Changes.Count + 1, kind, hold.Of(amount), hold.Of(released), entryId, Now));
        _undo.Push(() =>
        {
            (hold.Captured, hold.Released, hold.Status, hold.Account.Held) = before;
            hold.Changes.RemoveAt(hold.Changes.Count - 1);
        });
    }
}
