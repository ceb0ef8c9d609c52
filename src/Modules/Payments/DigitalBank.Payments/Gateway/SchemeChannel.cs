using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using Microsoft.Extensions.Options;

namespace DigitalBank.Payments.Gateway;

/// <summary>The other side's mailbox over HTTP: our messages are posted to it, its messages are fetched and then deleted.</summary>
internal sealed class SchemeChannel(IOptions<PaymentsOptions> options) : IDisposable
{
    private const string NumberHeader = "Message-Number";

    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(30) };

    /// <summary>Whether there is such a mailbox; without one, messages are files.</summary>
    public bool IsConnected => !string.IsNullOrWhiteSpace(options.Value.SchemeUrl);

    /// <returns>Whether the other side has it; false means that it refuses it for good.</returns>
    /// <exception cref="HttpRequestException">It cannot be reached, or is in trouble: try again later.</exception>
    public async Task<bool> DeliverAsync(byte[] content, CancellationToken cancellationToken)
    {
        using var body = new ByteArrayContent(content);
        body.Headers.ContentType = new MediaTypeHeaderValue("application/xml");
        using var response = await _http.PostAsync(Address("messages"), body, cancellationToken);
        if (response.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.UnprocessableEntity)
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
        using var response = await _http.GetAsync(Address("messages/next"), cancellationToken);
        response.EnsureSuccessStatusCode();
        return response.StatusCode != HttpStatusCode.NoContent
            && response.Headers.TryGetValues(NumberHeader, out var numbers)
            && long.TryParse(numbers.First(), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                ? new FetchedMessage(number, await response.Content.ReadAsByteArrayAsync(cancellationToken))
                : null;
    }

    /// <summary>Tells that a fetched message is dealt with. A message that was deleted before is none.</summary>
    public async Task DeleteAsync(FetchedMessage message, CancellationToken cancellationToken)
    {
        using var response = await _http.DeleteAsync(Address(string.Create(CultureInfo.InvariantCulture, $"messages/{message.Number}")), cancellationToken);
        response.EnsureSuccessStatusCode();
    }

    public void Dispose() => _http.Dispose();

    private Uri Address(string path) => new($"{options.Value.SchemeUrl!.TrimEnd('/')}/{path}");
}

/// <param name="Number">The mailbox's own.</param>
internal sealed record FetchedMessage(long Number, byte[] Content);
