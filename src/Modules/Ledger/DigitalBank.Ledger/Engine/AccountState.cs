using DigitalBank.Ledger.Contracts.Accounts;
using DigitalBank.Ledger.Contracts.Journal;

namespace DigitalBank.Ledger.Engine;

/// <summary>What the writer knows of an account, as of the entry planned last.</summary>
internal sealed class AccountState
{
    public required long Id { get; init; }

    /// <summary>Empty for header accounts.</summary>
    public required string CurrencyCode { get; init; }

    public required AccountClass Class { get; init; }

    public required bool IsHeader { get; init; }

    public required bool AllowsManualPosting { get; init; }

    public required LedgerAccountStatus Status { get; init; }

    public required long? MinimumBalance { get; init; }

    public long Debits { get; set; }

    public long Credits { get; set; }

    /// <summary>What open holds have left to hold.</summary>
    public long Held { get; set; }

    /// <summary>How many lines it has.</summary>
    public long Lines { get; set; }

    /// <summary>Where its last line stands; 0 while it has none.</summary>
    public long LastPosition { get; set; }

    /// <summary>What the batch being planned adds; zero between batches.</summary>
    public long AddedDebits { get; set; }

    public long AddedCredits { get; set; }

    /// <summary>What the entry being checked would add; zero between entries. Wide, so that a sum of lines cannot wrap around.</summary>
    public Int128 PendingDebits { get; set; }

    public Int128 PendingCredits { get; set; }

    /// <summary>What the capture being checked would take out of holds; zero between requests.</summary>
    public long PendingFreed { get; set; }

    public bool IsTouched => AddedDebits != 0 || AddedCredits != 0;

    /// <summary>Counted on the normal side: debit for assets and expenses, credit for the others.</summary>
    public long Balance => Normal.BalanceOf(Class, Debits, Credits);

    public void Apply(Side side, long amount)
    {
        if (side == Side.Debit)
        {
            Debits += amount;
            AddedDebits += amount;
        }
        else
        {
            Credits += amount;
            AddedCredits += amount;
        }
    }

    /// <summary>Makes the line at this place the account's last one.</summary>
    /// <returns>How the line stands among the account's others.</returns>
    public LinkedLine Link(long position)
    {
        var line = new LinkedLine(Balance, LastPosition);
        LastPosition = position;
        Lines++;
        return line;
    }

    /// <summary>Takes the account's last line back.</summary>
    public void Undo(Side side, long amount, LinkedLine line)
    {
        Apply(side, -amount);
        LastPosition = line.Previous;
        Lines--;
    }

    /// <summary>What a line does to the balance, counted on the normal side.</summary>
    public long ChangeBy(Side side, long amount) => side == Side.Debit == Normal.IsDebit(Class) ? amount : -amount;
}

/// <summary>A line among the others of its account.</summary>
/// <param name="BalanceAfter">The account's balance right after it, on its normal side.</param>
/// <param name="Previous">The place of the account's line before it; 0 for the first.</param>
internal readonly record struct LinkedLine(long BalanceAfter, long Previous);

/// <summary>The side on which an account of a class grows.</summary>
internal static class Normal
{
    public static bool IsDebit(AccountClass accountClass) => accountClass is AccountClass.Asset or AccountClass.Expense;

    public static long BalanceOf(AccountClass accountClass, long debits, long credits) =>
        IsDebit(accountClass) ? debits - credits : credits - debits;
}
