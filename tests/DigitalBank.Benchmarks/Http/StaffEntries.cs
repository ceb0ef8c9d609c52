using System.Text;

namespace DigitalBank.Benchmarks.Http;

/// <summary>Entries of two lines booked by a member of staff, one per request, with log-in, permission, idempotency key and validation.</summary>
internal sealed class StaffEntries(string token, IReadOnlyList<string> accounts, Random random) : IRequests
{
    private readonly RequestTemplate _template = new(
        "/staff/v1/ledger/entries",
        $"Authorization: Bearer {token}\r\nIdempotency-Key: {RequestTemplate.Key}\r\n",
        $$"""{"sourceReference":"order-4711","lines":{{Lines}}}""",
        accounts,
        random);

    /// <summary>The two lines of an entry.</summary>
    internal const string Lines = "[" + DebitLine + "," + CreditLine + "]";

    internal const string Money = $$"""{"amount":"0.{{RequestTemplate.Amount}}","currency":"EUR"}""";

    private const string DebitLine = $$"""{"ledgerAccountId":{{RequestTemplate.Debit}},"side":"debit","amount":{{Money}}}""";

    private const string CreditLine = $$"""{"ledgerAccountId":{{RequestTemplate.Credit}},"side":"credit","amount":{{Money}}}""";

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
