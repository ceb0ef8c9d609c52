using System.Globalization;
using System.Text.Json;

namespace DigitalBank.CrashDay.Kills;

/// <summary>A member of staff who books entries by hand, some in each request.</summary>
/// <param name="accounts">The ledger's number of each account, by code and currency.</param>
internal sealed class BatchClient(
    int number, string email, IReadOnlyDictionary<(string Code, string Currency), long> accounts, Random random, Answers answers) : IOrderClient
{
    private const int MostPerRequest = 10;

    private readonly Session _session = new("/staff/v1/identity/login", email);

    private readonly ILookup<string, string> _codes = accounts.Keys.ToLookup(account => account.Currency, account => account.Code);

    private int _orders;

    public IReadOnlyList<Order> Next() => [.. Enumerable.Range(0, random.Next(1, MostPerRequest + 1)).Select(_ => AnOrder())];

    public async Task<IReadOnlyList<Order>> SendAsync(Uri? bank, IReadOnlyList<Order> orders, CancellationToken cancellationToken)
    {
        var answer = await _session.PostAsync(
            bank, "/staff/v1/ledger/entries/batch", new { entries = orders.Select(Body) }, key: null, cancellationToken);
        if (answer is null)
        {
            return orders;
        }

        if (!answer.IsSuccess)
        {
            foreach (var order in orders)
            {
                answers.Refuse(order, answer.Body);
            }

            return [];
        }

        var results = answer.Json.GetProperty("results").EnumerateArray();
        return [.. orders.Zip(results).Where(pair => IsOpen(pair.First, pair.Second)).Select(pair => pair.First)];
    }

    public void Dispose() => _session.Dispose();

    private bool IsOpen(Order order, JsonElement result)
    {
        if (result.GetProperty("entryId") is { ValueKind: JsonValueKind.Number } entryId)
        {
            answers.Acknowledge(order, entryId.GetInt64(), result.GetProperty("replayed").GetBoolean());
            return false;
        }

        var code = result.GetProperty("code").GetString();
        if (code is "ledger.unavailable" or "ledger.shutting_down")
        {
            return true;
        }

        answers.Refuse(order, code ?? "no code");
        return false;
    }

    private Order AnOrder()
    {
        var currency = random.Next(4) == 0 ? "USD" : "EUR";
        var codes = _codes[currency].ToList();
        return new Order(
            string.Create(CultureInfo.InvariantCulture, $"KILL-{number:00}-{++_orders:0000000}"),
            Guid.CreateVersion7(),
            codes[random.Next(codes.Count)],
            codes[random.Next(codes.Count)],
            currency,
            random.NextInt64(1, 100_00));
    }

    private object Body(Order order) => new
    {
        idempotencyKey = order.Key,
        sourceReference = order.Reference,
        eventCode = "manual",
        lines = new[] { Line(order, order.DebitCode, "Debit"), Line(order, order.CreditCode, "Credit") },
    };

    private object Line(Order order, string code, string side) => new
    {
        ledgerAccountId = accounts[(code, order.Currency)],
        side,
        amount = new { amount = (order.Amount / 100m).ToString("F2", CultureInfo.InvariantCulture), currency = order.Currency },
    };
}
