using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using Microsoft.Extensions.Options;

namespace DigitalBank.Payments.Gateway;

/// <summary>The other side's mailbox over HTTP: our messages are posted to it, its messages are fetched and then deleted.</summary>
internal sealed class SchemeChannel(IOptions<PaymentsOptions> options) : IDisposable
{
    private const string NumberHeader = "Message-Number";

    private const int BufferBytes = 81_920;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    // Our messages go to the address that was set, not to wherever it points.
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false }) { Timeout = Patience };

    /// <summary>Whether there is such a mailbox; without one, messages are files.</summary>
    public bool IsConnected => !string.IsNullOrWhiteSpace(options.Value.SchemeUrl);

    /// <returns>Whether the other side has it; false means that it refuses it for good.</returns>
    /// <exception cref="HttpRequestException">It cannot be reached, or is in trouble: try again later.</exception>
    public async Task<bool> DeliverAsync(byte[] content, CancellationToken cancellationToken)
    {
        using var body = new ByteArrayContent(content);
        body.Headers.ContentType = new MediaTypeHeaderValue("application/xml");
        using var response = await _http.PostAsync(Address("messages"), body, cancellationToken);
        if (response.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.UnprocessableEntity or HttpStatusCode.RequestEntityTooLarge)
        {
            return false;
        }

        response.EnsureSuccessStatusCode();
        return true;
    }

    /// <returns>The oldest message that waits for us; null when none does.</returns>
    /// <exception cref="HttpRequestException">It cannot be reached, or is in trouble: try again later.</exception>
    public async Task<FetchedMessage?> FetchAsync(CancellationToken cancellationToken)
    {
        using var time = TimeFor(cancellationToken);
        using var response = await NextAsync(time.Token);
        if (NumberOf(response) is not { } number)
        {
            return null;
        }

        await using var body = await response.Content.ReadAsStreamAsync(time.Token);
        return new FetchedMessage(number, await ReadAsync(body, options.Value.MaxMessageMegabytes * 1024L * 1024L, time.Token));
    }

    /// <summary>Writes the whole of a fetched message. One that was too large to be held is fetched once more.</summary>
    /// <exception cref="HttpRequestException">It cannot be reached, or has another message for us now: try again later.</exception>
    public async Task CopyAsync(FetchedMessage message, Stream target, CancellationToken cancellationToken)
    {
        if (message.Content is { } content)
        {
            await target.WriteAsync(content, cancellationToken);
            return;
        }

        using var time = TimeFor(cancellationToken);
        using var response = await NextAsync(time.Token);
        if (NumberOf(response) != message.Number)
        {
            throw new HttpRequestException("Another message is the oldest one now.");
        }

        await response.Content.CopyToAsync(target, time.Token);
    }

    /// <summary>Tells that a fetched message is dealt with. A message that was deleted before is none.</summary>
    public async Task DeleteAsync(FetchedMessage message, CancellationToken cancellationToken)
    {
        using var response = await _http.DeleteAsync(Address(string.Create(CultureInfo.InvariantCulture, $"messages/{message.Number}")), cancellationToken);
        response.EnsureSuccessStatusCode();
    }

    public void Dispose() => _http.Dispose();

    private static CancellationTokenSource TimeFor(CancellationToken cancellationToken)
    {
        var time = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        time.CancelAfter(Patience);
        return time;
    }

    private static long? NumberOf(HttpResponseMessage response) =>
        response.StatusCode != HttpStatusCode.NoContent
        && response.Headers.TryGetValues(NumberHeader, out var numbers)
        && long.TryParse(numbers.First(), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    /// <returns>Null where there is more than the bank accepts.</returns>
    private static async Task<byte[]?> ReadAsync(Stream body, long maxBytes, CancellationToken cancellationToken)
    {
        using var content = new MemoryStream();
        var buffer = new byte[BufferBytes];
        while (await body.ReadAsync(buffer, cancellationToken) is > 0 and var read)
        {
            if (content.Length + read > maxBytes)
            {
                return null;
            }

            content.Write(buffer, 0, read);
        }

        return content.ToArray();
    }

    /// <summary>The oldest message without its content, which may be of any size.</summary>
    private async Task<HttpResponseMessage> NextAsync(CancellationToken cancellationToken)
    {
        var response = await _http.GetAsync(Address("messages/next"), HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        return response.EnsureSuccessStatusCode();
    }

    private Uri Address(string path) => new($"{options.Value.SchemeUrl!.TrimEnd('/')}/{path}");
}

/// <param name="Number">The mailbox's own.</param>
/// <param name="Content">Null where it is larger than <c>Payments:MaxMessageMegabytes</c>.</param>
internal sealed record FetchedMessage(long Number, byte[]? Content);
