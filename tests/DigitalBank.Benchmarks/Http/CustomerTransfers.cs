using System.Text;

namespace DigitalBank.Benchmarks.Http;

/// <summary>
/// Transfers that a customer orders: each order is saved, with its history and the news of it, by the transaction that books its entry.
/// </summary>
internal sealed class CustomerTransfers(string token, IReadOnlyList<string> accounts, Random random) : IRequests
{
    private readonly RequestTemplate _template = new(
        "/api/v1/payments/transfers",
        $"Authorization: Bearer {token}\r\nIdempotency-Key: {RequestTemplate.Key}\r\n",
        $$"""{"debtorAccountId":"{{RequestTemplate.Debit}}","creditor":{{Creditor}},"amount":{{StaffEntries.Money}}}""",
        accounts,
        random);

    private const string Creditor = $$"""{"accountId":"{{RequestTemplate.Credit}}"}""";

    public int PaymentsPerRequest => 1;

    public int Room => 8_192;

    public int Write(Span<byte> buffer) => _template.Write(buffer);

    public void Check(ReadOnlySpan<byte> answer)
    {
        if (!answer.StartsWith("HTTP/1.1 201"u8))
        {
            throw new InvalidOperationException(Encoding.UTF8.GetString(answer));
        }
    }
}
