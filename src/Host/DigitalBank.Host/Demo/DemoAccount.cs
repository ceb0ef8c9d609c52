namespace DigitalBank.Host.Demo;

/// <summary>An account as the plan names it, before it has a place in the ledger.</summary>
/// <param name="Customer">Number of the customer; 0 for the bank's own accounts.</param>
/// <param name="Code">A product, or the bank's own account in the chart.</param>
internal readonly record struct DemoAccount(int Customer, string Code, string CurrencyCode)
{
    private const int Bank = 0;

    /// <summary>
    /// Where money of the history came from and went to. Not one of the nostro accounts that payments use, so that a reconciliation
    /// does not meet two years of lines without a statement.
    /// </summary>
    public static DemoAccount Outside(string currencyCode) => new(Bank, "1190", currencyCode);

    public static readonly DemoAccount Capital = new(Bank, "3110", "EUR");

    public static readonly DemoAccount Fees = new(Bank, "4190", "EUR");

    public static readonly DemoAccount Interest = new(Bank, "5190", "EUR");

    public static DemoAccount Current(int customer) => new(customer, "current", "EUR");

    public static DemoAccount Savings(int customer) => new(customer, "savings", "EUR");

    public static DemoAccount Dollars(int customer) => new(customer, "current", "USD");

    public bool IsCustomers => Customer != Bank;
}
