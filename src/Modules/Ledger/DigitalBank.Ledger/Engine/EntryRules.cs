using DigitalBank.Ledger.Contracts.Accounts;
using DigitalBank.Ledger.Contracts.Journal;
using DigitalBank.SharedKernel.Results;

namespace DigitalBank.Ledger.Engine;

/// <summary>Whether the book takes an entry: each rule is put to all lines before the next, so the first refusal is always the same one.</summary>
internal sealed class EntryRules(KnownAccounts known)
{
    private AccountState[] _accounts = new AccountState[8];

    /// <summary>Accounts of the lines of the entry that was checked last.</summary>
    public ReadOnlySpan<AccountState> Accounts(int lineCount) => _accounts.AsSpan(0, lineCount);

    public Failure? Check(PostingRequest entry) => CheckConditions(entry) ?? CheckBalances(entry.Postings);

    /// <summary>Everything but the amounts.</summary>
    public Failure? CheckConditions(PostingRequest entry)
    {
        var lines = entry.Postings;
        if (_accounts.Length < lines.Count)
        {
            _accounts = new AccountState[lines.Count];
        }

        for (var i = 0; i < lines.Count; i++)
        {
            if (!known.TryGet(lines[i].LedgerAccountId, out var account))
            {
                return LedgerErrors.UnknownAccount;
            }

            _accounts[i] = account;
        }

        return CheckPeriod(entry) ?? CheckAccounts(entry);
    }

    private Failure? CheckPeriod(PostingRequest entry) => entry.BookingDate <= known.Head?.ClosedThrough ? LedgerErrors.PeriodClosed : null;

    private Failure? CheckAccounts(PostingRequest entry)
    {
        var lines = entry.Postings;
        Failure? refusal = null;
        var rank = int.MaxValue;
        for (var i = 0; i < lines.Count; i++)
        {
            var isByHand = entry.IsManual && entry.HeldAccountId != _accounts[i].Id;
            var (lineRank, lineRefusal) = CheckAccount(_accounts[i], lines[i], isByHand);
            if (lineRank < rank)
            {
                (rank, refusal) = (lineRank, lineRefusal);
            }
        }

        return refusal;
    }

    private static (int Rank, Failure? Refusal) CheckAccount(AccountState account, Posting line, bool isManual)
    {
        if (account.IsHeader)
        {
            return (1, LedgerErrors.HeaderAccount);
        }

        if (account.CurrencyCode != line.Amount.Currency.Code)
        {
            return (2, LedgerErrors.CurrencyMismatch);
        }

        if (isManual && !account.AllowsManualPosting)
        {
            return (3, LedgerErrors.ManualPostingNotAllowed);
        }

        return account.Status switch
        {
            LedgerAccountStatus.Open => (int.MaxValue, null),
            LedgerAccountStatus.Closed => (4, LedgerErrors.AccountClosed),
            LedgerAccountStatus.DebitsBlocked when line.Side == Side.Credit => (int.MaxValue, null),
            LedgerAccountStatus.CreditsBlocked when line.Side == Side.Debit => (int.MaxValue, null),
            _ => (5, LedgerErrors.AccountBlocked),
        };
    }

    /// <summary>An entry may touch an account in several lines; what counts is what it does to it as a whole.</summary>
    public Failure? CheckBalances(IReadOnlyList<Posting> lines)
    {
        for (var i = 0; i < lines.Count; i++)
        {
            if (lines[i].Side == Side.Debit)
            {
                _accounts[i].PendingDebits += lines[i].Amount.MinorUnits;
            }
            else
            {
                _accounts[i].PendingCredits += lines[i].Amount.MinorUnits;
            }
        }

        var isCovered = true;
        var fits = true;
        foreach (var account in Accounts(lines.Count))
        {
            isCovered &= IsCovered(account);
            fits &= account.Debits + account.PendingDebits <= long.MaxValue && account.Credits + account.PendingCredits <= long.MaxValue;
        }

        foreach (var account in Accounts(lines.Count))
        {
            account.PendingDebits = 0;
            account.PendingCredits = 0;
            account.PendingFreed = 0;
        }

        return !isCovered ? LedgerErrors.InsufficientAvailableBalance : fits ? null : LedgerErrors.BalanceOverflow;
    }

    /// <summary>An entry that raises what is available is welcome even where that stays below the minimum.</summary>
    private static bool IsCovered(AccountState account)
    {
        if (account.MinimumBalance is not { } minimum)
        {
            return true;
        }

        var change = Normal.IsDebit(account.Class)
            ? account.PendingDebits - account.PendingCredits
            : account.PendingCredits - account.PendingDebits;
        change += account.PendingFreed;
        return change >= 0 || account.Balance + change - account.Held >= minimum;
    }
}
