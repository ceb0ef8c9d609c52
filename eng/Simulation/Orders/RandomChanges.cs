using System.Globalization;
using DigitalBank.Ledger.Contracts;
using DigitalBank.Ledger.Contracts.Accounts;
using DigitalBank.Ledger.Contracts.Periods;

namespace DigitalBank.Simulation.Orders;

/// <summary>Draws what changes the conditions: accounts opened, blocked and closed, minimums, days closed and opened again.</summary>
internal sealed class RandomChanges(Random random, DrawnFrom from)
{
    /// <summary>The currency of accounts whose totals come near 2^63.</summary>
    public const string VastCurrency = "KWD";

    private const int MostAccounts = 250;

    private static readonly string[] Parents =
    [
        LedgerChart.Assets, LedgerChart.CustomerDeposits, LedgerChart.CustomerDeposits, LedgerChart.Equity, LedgerChart.Income, LedgerChart.Expense,
    ];

    private int _opened;

    /// <summary>The accounts that the run begins with: first the hot ones.</summary>
    public IEnumerable<OpenLedgerAccount> Beginning()
    {
        for (var i = 0; i < 3; i++)
        {
            yield return i == 1
                ? Opening(LedgerChart.CustomerDeposits, "EUR", minimum: 0, manual: true)
                : Opening(LedgerChart.Assets, "EUR", minimum: null, manual: true);
        }

        for (var i = 0; i < 30; i++)
        {
            yield return Opening();
        }

        for (var i = 0; i < 4; i++)
        {
            yield return Opening(LedgerChart.Assets, VastCurrency, minimum: null, manual: true);
        }
    }

    public Change Next(int number) => random.Next(12) switch
    {
        0 when from.Accounts.Count < MostAccounts => new OpeningChange(number, random.Next(4) == 0
            ? Opening(LedgerChart.CustomerDeposits, VastCurrency, minimum: random.Next(2) == 0 ? null : -1_000, manual: true)
            : Opening()),
        < 5 => new StatusChange(number, new SetLedgerAccountStatus(AccountId(), Status())),
        < 8 => new MinimumChange(number, new SetMinimumBalance(AccountId(), Minimum())),
        8 => new ManualChange(number, new AllowManualPosting(AccountId(), random.Next(3) > 0)),
        9 => new ClosingChange(number, new ClosePeriod(random.Next(30) == 0 ? DateOnly.MinValue : from.Today.AddDays(random.Next(-45, 2)))),
        _ => new ReopeningChange(number, new ReopenPeriod(
            random.Next(4) == 0 ? null : from.Today.AddDays(-random.Next(10, 60)), random.Next(10) == 0 ? "" : "a late invoice")),
    };

    private OpenLedgerAccount Opening() => Opening(
        Parents[random.Next(Parents.Length)], Pick("EUR", "EUR", "EUR", "USD", "JPY"), Minimum(), manual: random.Next(3) > 0);

    private OpenLedgerAccount Opening(string parent, string currency, long? minimum, bool manual)
    {
        var code = string.Create(CultureInfo.InvariantCulture, $"SIM{++_opened:00000}");
        return new OpenLedgerAccount(code, $"Account {code}", parent, currency, minimum, manual);
    }

    /// <summary>Not the hot ones: a run in which they are closed has little left to do.</summary>
    private long AccountId() => random.Next(20) switch
    {
        0 => 987_654_321,
        1 => 1,
        _ => from.Accounts[random.Next(3, from.Accounts.Count)].Id,
    };

    private LedgerAccountStatus Status() => Pick(
        LedgerAccountStatus.Open,
        LedgerAccountStatus.Open,
        LedgerAccountStatus.Open,
        LedgerAccountStatus.Open,
        LedgerAccountStatus.Open,
        LedgerAccountStatus.DebitsBlocked,
        LedgerAccountStatus.CreditsBlocked,
        LedgerAccountStatus.Blocked,
        LedgerAccountStatus.Closed);

    private long? Minimum() => random.Next(6) switch
    {
        0 or 1 => null,
        2 => -random.Next(1, 1_000_000),
        3 => random.Next(1, 1_000),
        _ => 0,
    };

    private T Pick<T>(params T[] values) => values[random.Next(values.Length)];
}
