using DigitalBank.Ledger.Contracts.Accounts;
using DigitalBank.Simulation.Model;

namespace DigitalBank.Simulation.Orders;

/// <summary>Accounts, days and keys that orders are made of.</summary>
internal sealed class DrawnFrom(Random random, DateOnly today)
{
    private const int HotAccounts = 3;

    private readonly List<ModelAccount> _accounts = [];
    private readonly List<ModelAccount> _vast = [];

    /// <summary>Accounts of ordinary amounts, in the order in which they were opened.</summary>
    public IReadOnlyList<ModelAccount> Accounts => _accounts;

    /// <summary>Accounts whose totals come near 2^63.</summary>
    public IReadOnlyList<ModelAccount> Vast => _vast;

    public DateOnly Today => today;

    public void Know(ModelAccount account)
    {
        if (!account.IsHeader)
        {
            (account.Currency == RandomChanges.VastCurrency ? _vast : _accounts).Add(account);
        }
    }

    /// <summary>Half of the time one of three hot accounts; closed ones seldom.</summary>
    public ModelAccount Account()
    {
        var account = _accounts[random.Next(2) == 0 ? random.Next(HotAccounts) : random.Next(_accounts.Count)];
        return account.Status == LedgerAccountStatus.Closed && random.Next(10) > 0 ? _accounts[random.Next(HotAccounts)] : account;
    }

    /// <summary>Nearly always one of the same currency.</summary>
    public ModelAccount Partner(ModelAccount of)
    {
        for (var tries = 0; tries < 20; tries++)
        {
            var account = Account();
            if (account.Currency == of.Currency || random.Next(500) == 0)
            {
                return account;
            }
        }

        return of;
    }

    public (DateOnly BookingDate, DateOnly ValueDate) Dates()
    {
        var bookingDate = random.Next(20) switch
        {
            0 => today.AddDays(random.Next(1, 20)),
            < 3 => today.AddDays(-random.Next(1, 60)),
            _ => today,
        };
        return (bookingDate, ValueDate(bookingDate));
    }

    public DateOnly ValueDate(DateOnly bookingDate) => random.Next(5) == 0 ? bookingDate.AddDays(random.Next(-90, 90)) : bookingDate;

    /// <summary>Keys rise with the numbers, as those of real callers rise with time.</summary>
    public Guid KeyOf(int number)
    {
        var bytes = new byte[8];
        random.NextBytes(bytes);
        return new Guid(number, (short)random.Next(short.MaxValue), (short)random.Next(short.MaxValue), bytes);
    }
}
