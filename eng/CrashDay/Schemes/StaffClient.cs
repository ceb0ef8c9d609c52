using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace DigitalBank.CrashDay.Schemes;

/// <summary>A member of operations who asks until there is an answer, through whichever process of the bank lives at the moment.</summary>
internal sealed class StaffClient(Func<Uri?> bank) : IDisposable
{
    private const string Email = "operations@scheme-day.example";

    private readonly HttpClient _client = new() { Timeout = TimeSpan.FromSeconds(60) };

    private AuthenticationHeaderValue? _token;

    public static Task CreateAsync(Installation installation, CancellationToken cancellationToken) => installation.MustRunAsync(
        ["identity", "create-staff", "--email", Email, "--role", "operations", "--role", "administrator"], Morning.Password, cancellationToken);

    public async Task<JsonElement> GetAsync(string path, CancellationToken cancellationToken) =>
        JsonSerializer.Deserialize<JsonElement>((await AskAsync(() => new HttpRequestMessage(HttpMethod.Get, path), cancellationToken)).Body);

    /// <summary>Posts XML, or nothing.</summary>
    /// <returns>Status and body of an answer that decides something.</returns>
    public Task<(HttpStatusCode Status, string Body)> PostAsync(string path, byte[]? xml, CancellationToken cancellationToken) => AskAsync(
        () =>
        {
            var request = new HttpRequestMessage(HttpMethod.Post, path);
            if (xml is not null)
            {
                request.Content = new ByteArrayContent(xml);
                request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/xml");
            }

            return request;
        },
        cancellationToken);

    public Task<(HttpStatusCode Status, string Body)> PostAsync(string path, string xml, CancellationToken cancellationToken) =>
        PostAsync(path, Encoding.UTF8.GetBytes(xml), cancellationToken);

    public void Dispose() => _client.Dispose();

    private async Task<(HttpStatusCode Status, string Body)> AskAsync(Func<HttpRequestMessage> ask, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (bank() is { } address && await TryAsync(address, ask, cancellationToken) is { } answer)
            {
                return answer;
            }

            await Task.Delay(100, cancellationToken);
        }
    }

    private async Task<(HttpStatusCode Status, string Body)?> TryAsync(Uri address, Func<HttpRequestMessage> ask, CancellationToken cancellationToken)
    {
        try
        {
            _token ??= await Morning.LogInAsync(_client, new Uri(address, "/staff/v1/identity/login").ToString(), Email, cancellationToken);
            using var request = ask();
            request.RequestUri = new Uri(address, request.RequestUri!);
            request.Headers.Authorization = _token;
            using var response = await _client.SendAsync(request, cancellationToken);
            var body = await response.Content.ReadAsStringAsync(cancellationToken);
            if (response.StatusCode == HttpStatusCode.Unauthorized)
            {
                _token = null;
                return null;
            }

            return response.StatusCode >= HttpStatusCode.InternalServerError ? null : (response.StatusCode, body);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or OperationCanceledException
            && !cancellationToken.IsCancellationRequested)
        {
            return null; // the bank has just been killed
        }
    }
}
