namespace DigitalBank.Ledger.Contracts;

/// <summary>Header accounts that every bank starts with; modules open their detail accounts below them.</summary>
public static class LedgerChart
{
    public const string Assets = "1000";

    /// <summary>Accounts that the bank keeps at its correspondents.</summary>
    public const string Nostro = "1100";

    public const string Liabilities = "2000";

    /// <summary>Customers' current and savings accounts.</summary>
    public const string CustomerDeposits = "2100";

    /// <summary>Payments that have left the customer and not yet the bank, or the other way round.</summary>
    public const string Clearing = "2500";

    /// <summary>Money whose owner is not yet known.</summary>
    public const string Suspense = "2600";

    /// <summary>Positions in foreign currencies and their counter-values.</summary>
    public const string CurrencyPositions = "2700";

    public const string Equity = "3000";

    /// <summary>Counterpart of balances taken over from another system.</summary>
    public const string TakeOver = "3900";

    public const string Income = "4000";

    public const string Expense = "5000";
}
