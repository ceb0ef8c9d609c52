using System.Globalization;

namespace DigitalBank.CrashDay.Kills;

/// <summary>A customer who pays from one of several accounts of theirs, one transfer in each request.</summary>
internal sealed class TransferClient(
    int number, CrashPlan people, IReadOnlyDictionary<PlannedAccount, Guid> accountIds, Random random, Answers answers) : IOrderClient
{
    private readonly int _customer = number % people.Size.Customers;

    private readonly PayingCustomer _payer = new(number % people.Size.Customers, accountIds);

    private readonly Dictionary<string, PlannedAccount> _accounts = people.Accounts.ToDictionary(account => account.Iban);

    private int _orders;

    public IReadOnlyList<Order> Next()
    {
        var own = people.Accounts.Where(account => account.Customer == _customer).ToList();
        var debtor = own[random.Next(own.Count)];
        var others = people.Accounts.Where(account => account != debtor).ToList();
        return
        [
            new Order(
                string.Create(CultureInfo.InvariantCulture, $"PAY-{number:00}-{++_orders:0000000}"),
                Guid.CreateVersion7(),
                debtor.Iban,
                others[random.Next(others.Count)].Iban,
                "EUR",
                random.NextInt64(1, 100_00)),
        ];
    }

    public async Task<IReadOnlyList<Order>> SendAsync(Uri? bank, IReadOnlyList<Order> orders, CancellationToken cancellationToken)
    {
        var order = orders.Single();
        var payment = new PlannedPayment(order.Reference, order.Key, _accounts[order.DebitCode], _accounts[order.CreditCode], order.Amount);
        var answer = await _payer.TryPayAsync(bank, payment, cancellationToken);
        if (answer is null)
        {
            return orders;
        }

        if (answer.IsSuccess)
        {
            answers.Acknowledge(order, answer.Json.GetProperty("ledgerEntryId").GetInt64(), answer.IsReplay);
        }
        else
        {
            answers.Refuse(order, $"{(int)answer.Status} {answer.Body}");
        }

        return [];
    }

    public void Dispose() => _payer.Dispose();
}
