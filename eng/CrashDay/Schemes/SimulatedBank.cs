using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;

namespace DigitalBank.CrashDay.Schemes;

/// <summary>The scheme simulator that ships with the product, in a process of its own that nobody kills.</summary>
internal sealed class SimulatedBank : IAsyncDisposable
{
    private const string OpenLine = "The simulated bank is open at ";

    private readonly System.Diagnostics.Process _process;

    private readonly HttpClient _client;

    private SimulatedBank(System.Diagnostics.Process process, Uri address)
    {
        _process = process;
        Address = address;
        _client = new HttpClient { BaseAddress = address };
    }

    public Uri Address { get; }

    public static async Task<SimulatedBank> StartAsync(string folder, int seed, CancellationToken cancellationToken)
    {
        // The installation's settings are the bank's; the simulator has none.
        var process = new Installation(folder).Start(["scheme-simulator", "--port", "0", "--seed", seed.ToString(CultureInfo.InvariantCulture)]);
        while (await process.StandardOutput.ReadLineAsync(cancellationToken) is { } line)
        {
            if (line.StartsWith(OpenLine, StringComparison.Ordinal))
            {
                return new SimulatedBank(process, new Uri(line[OpenLine.Length..].Split(' ')[0]));
            }
        }

        throw new InvalidOperationException($"The simulator ended instead of opening: {await process.StandardError.ReadToEndAsync(cancellationToken)}");
    }

    public Task<JsonElement> StateAsync(CancellationToken cancellationToken) => _client.GetFromJsonAsync<JsonElement>("state", cancellationToken);

    public async Task PayInAsync(IReadOnlyList<string> ibans, int paymentsEach, CancellationToken cancellationToken)
    {
        using var response = await _client.PostAsJsonAsync("pay-ins", new { ibans, payments = paymentsEach, amount = "12.34" }, cancellationToken);
        response.EnsureSuccessStatusCode();
    }

    public async Task RecallAsync(int most, CancellationToken cancellationToken)
    {
        using var response = await _client.PostAsJsonAsync("recalls", new { most, reasonCode = "DUPL" }, cancellationToken);
        response.EnsureSuccessStatusCode();
    }

    public async Task<byte[]> StatementAsync(CancellationToken cancellationToken)
    {
        using var response = await _client.PostAsync(new Uri("statement", UriKind.Relative), content: null, cancellationToken);
        return await response.Content.ReadAsByteArrayAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }
}
