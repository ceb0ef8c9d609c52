using System.Text;

namespace DigitalBank.Benchmarks.Http;

/// <summary>A thousand entries of two lines per request, each with a key and an answer of its own.</summary>
internal sealed class StaffBatches : IRequests
{
    public const int Entries = 1_000;

    private readonly RequestTemplate _template;

    public StaffBatches(string token, IReadOnlyList<string> accounts, Random random)
    {
        var entry = $$"""{"idempotencyKey":"{{RequestTemplate.Key}}","sourceReference":"order-4711","lines":{{StaffEntries.Lines}}}""";
        _template = new RequestTemplate(
            "/staff/v1/ledger/entries/batch",
            $"Authorization: Bearer {token}\r\n",
            $$"""{"entries":[{{string.Join(',', Enumerable.Repeat(entry, Entries))}}]}""",
            accounts,
            random);
    }

    public int PaymentsPerRequest => Entries;

    public int Room => _template.Length;

    public int Write(Span<byte> buffer) => _template.Write(buffer);

    public void Check(ReadOnlySpan<byte> answer)
    {
        if (!answer.StartsWith("HTTP/1.1 200"u8) || answer.Count("\"entryId\":"u8) != Entries || answer.IndexOf("\"code\":\""u8) >= 0)
        {
            throw new InvalidOperationException(Encoding.UTF8.GetString(answer[..Math.Min(answer.Length, 2_000)]));
        }
    }
}
