using DigitalBank.Ledger.Contracts.Accounts;
using DigitalBank.Ledger.Contracts.Journal;
using DigitalBank.Ledger.Data;
using DigitalBank.Ledger.Engine;
using DigitalBank.SharedKernel.Monetary;

namespace DigitalBank.Ledger.Verification;

/// <summary>What checking needs to know of an account; a bank has millions of them in memory at once.</summary>
/// <param name="CurrencyCode">Null for a header, which has no lines.</param>
internal readonly record struct ChartRow(AccountClass Class, string? CurrencyCode)
{
    /// <param name="currencyCode">Read from the database; the one kept is shared by all accounts.</param>
    public static ChartRow Of(AccountClass accountClass, string currencyCode) =>
        new(accountClass, Currency.TryOf(currencyCode, out var currency) ? currency.Code : null);
}

/// <summary>What the lines of an account add up to so far; wide, because lines put in by hand may add up to anything.</summary>
internal sealed class RunningBalance(ChartRow account)
{
    private readonly bool _isDebitNormal = Normal.IsDebit(account.Class);

    private Int128 _off;

    private MarkSums? _marks;

    /// <summary>Null for a header, which has no lines.</summary>
    public string? CurrencyCode => account.CurrencyCode;

    public Int128 Debits { get; private set; }

    public Int128 Credits { get; private set; }

    public long Lines { get; private set; }

    public long LastPosition { get; private set; }

    /// <summary>Made when first needed: most accounts have fewer lines than it takes for a mark.</summary>
    public MarkSums Marks => _marks ??= new MarkSums();

    public bool MarksAgree => _marks?.Agree ?? true;

    /// <summary>Whether the totals kept for the account have been compared.</summary>
    public bool IsCompared { get; set; }

    /// <summary>Adds the next line.</summary>
    /// <returns>Whether the balance noted with the line follows from the lines before it.</returns>
    public bool Follows(in LineRow line)
    {
        if (line.Side == Side.Debit)
        {
            Debits += line.Amount;
        }
        else
        {
            Credits += line.Amount;
        }

        LastPosition = line.Position;
        if (++Lines % HistoryMark.Spacing == 0)
        {
            Marks.AddExpected(line.Position);
        }

        var balance = _isDebitNormal ? Debits - Credits : Credits - Debits;
        if (balance + _off == line.BalanceAfter)
        {
            return true;
        }

        // Said once: later lines are measured against what this one claims.
        _off = line.BalanceAfter - balance;
        return false;
    }
}
