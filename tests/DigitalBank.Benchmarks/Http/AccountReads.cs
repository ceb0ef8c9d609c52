using System.Text;

namespace DigitalBank.Benchmarks.Http;

/// <summary>What customers look at, each with a log-in of their own: requests that were written before, taken at random.</summary>
internal sealed class AccountReads(IReadOnlyList<string> paths, IReadOnlyList<string> tokens, Random random) : IRequests
{
    private readonly byte[][] _requests =
        [.. paths.Zip(tokens, (path, token) => Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: bank\r\nAuthorization: Bearer {token}\r\n\r\n"))];

    public int PaymentsPerRequest => 1;

    /// <summary>A page of a hundred accounts or transactions.</summary>
    public int Room => 262_144;

    public int Write(Span<byte> buffer)
    {
        var request = _requests[random.Next(_requests.Length)];
        request.CopyTo(buffer);
        return request.Length;
    }

    public void Check(ReadOnlySpan<byte> answer)
    {
        if (!answer.StartsWith("HTTP/1.1 200"u8) || answer.IndexOf("\"items\":[{"u8) < 0)
        {
            throw new InvalidOperationException(Encoding.UTF8.GetString(answer));
        }
    }
}
