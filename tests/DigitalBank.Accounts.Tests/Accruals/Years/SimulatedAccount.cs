using DigitalBank.Accounts.Contracts.Holding;

namespace DigitalBank.Accounts.Tests.Accruals.Years;

/// <summary>An account and all that has moved on it but interest.</summary>
internal sealed class SimulatedAccount(AccountView account, SimulatedProduct product)
{
    private readonly Dictionary<DateOnly, long> _movements = [];

    public AccountView Account => account;

    public SimulatedProduct Product => product;

    /// <summary>By value date, in minor units.</summary>
    public IReadOnlyDictionary<DateOnly, long> Movements => _movements;

    /// <summary>Deposits and withdrawals added up; with interest there is more on a savings account and less on an overdrawn one.</summary>
    public long Principal { get; private set; }

    public void Move(DateOnly valueDate, long amount)
    {
        _movements[valueDate] = _movements.GetValueOrDefault(valueDate) + amount;
        Principal += amount;
    }

    public long Deposit(Random random) => random.NextInt64(1, product.Limit > 0 ? product.Limit / 2 : 3_000_00);

    /// <summary>A withdrawal that the ledger will not refuse: half of the limit is kept for debit interest.</summary>
    public long Withdrawal(Random random) =>
        -random.NextInt64(1, Math.Max(2, product.Limit > 0 ? Principal + (product.Limit / 2) : Principal / 3));
}
