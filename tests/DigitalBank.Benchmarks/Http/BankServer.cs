using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;
using DigitalBank.Benchmarks.Ledger;

namespace DigitalBank.Benchmarks.Http;

/// <summary>The whole bank in a process of its own, as it is delivered, on a database that is there already.</summary>
internal sealed class BankServer : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;

    private BankServer(Process process, Uri address, string socket) =>
        (_process, Address, Socket) = (process, address, new UnixDomainSocketEndPoint(socket));

    public Uri Address { get; }

    /// <summary>Where <see cref="Address"/> is for a client without names.</summary>
    public EndPoint Network => new IPEndPoint(IPAddress.Loopback, Address.Port);

    /// <summary>The Unix-domain socket at which the bank listens as well, as for a reverse proxy on its machine.</summary>
    public EndPoint Socket { get; }

    /// <summary>CPU seconds of the server so far.</summary>
    public double CpuSeconds => Cpu.OfProcessAndReaped(_process.Id);

    public double ResidentMegabytes
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64 / 1e6;
        }
    }

    /// <summary>Where the keys are, without which the fields that another process has sealed cannot be read.</summary>
    public static string DataFolder(string folder) => Path.Combine(folder, "http");

    public static async Task<BankServer> StartAsync(string connectionString, string folder)
    {
        var address = new Uri("http://127.0.0.1:" + FreePort().ToString(CultureInfo.InvariantCulture));
        var socket = Path.Combine(folder, "bank.sock");
        var process = Process.Start(new ProcessStartInfo(
            "dotnet",
            [
                Path.Combine(AppContext.BaseDirectory, "DigitalBank.Host.dll"), "serve", $"--urls={address};http://unix:{socket}", "--Jobs:Enabled=false",
                "--Database:Provider=PostgreSql", $"--Database:ConnectionString={connectionString}", $"--Bank:DataFolder={DataFolder(folder)}",
                "--RateLimits:RequestsPerSecond=1000000", "--RateLimits:ApplicationRequestsPerMinute=1000000",
                "--RateLimits:LoginsPerMinute=1000000", "--Logging:LogLevel:Default=Warning",
            ])
        {
            RedirectStandardOutput = true,
            WorkingDirectory = folder,
        })!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        var server = new BankServer(process, address, socket);
        await server.WaitUntilOpenAsync();
        return server;
    }

    /// <summary>Runs a verb of the command line on the database, before the server starts.</summary>
    public static async Task RunVerbAsync(string connectionString, string folder, params string[] words)
    {
        using var process = Process.Start(new ProcessStartInfo(
            "dotnet",
            [
                Path.Combine(AppContext.BaseDirectory, "DigitalBank.Host.dll"), .. words,
                "--Database:Provider=PostgreSql", $"--Database:ConnectionString={connectionString}", $"--Bank:DataFolder={DataFolder(folder)}",
            ])
        {
            WorkingDirectory = folder,
        })!;
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{string.Join(' ', words)} ended with {process.ExitCode}.");
        }
    }

    /// <summary>A token lives for ten minutes, which a long benchmark outlasts: take one per run.</summary>
    public async Task<string> SignInAsync(string surface, string email)
    {
        using var client = new HttpClient { BaseAddress = Address };
        using var response = await client.PostAsJsonAsync($"/{surface}/v1/identity/login", new { email, password = BenchmarkBank.Password });
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("accessToken").GetString()!;
    }

    /// <summary>
    /// Until events are told and entries sealed, so that this work counts for those who caused it and does not slow whoever comes next.
    /// </summary>
    public async Task WaitUntilIdleAsync()
    {
        var looking = TimeSpan.FromMilliseconds(250);
        for (var started = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(started) < Patience;)
        {
            var before = CpuSeconds;
            await Task.Delay(looking);
            if (CpuSeconds - before < 0.1 * looking.TotalSeconds)
            {
                return;
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private async Task WaitUntilOpenAsync()
    {
        using var client = new HttpClient { BaseAddress = Address };
        for (var started = Stopwatch.GetTimestamp(); ;)
        {
            try
            {
                using var response = await client.GetAsync(new Uri("/health/live", UriKind.Relative));
                response.EnsureSuccessStatusCode();
                return;
            }
            catch (HttpRequestException) when (!_process.HasExited && Stopwatch.GetElapsedTime(started) < Patience)
            {
                await Task.Delay(100); // not listening yet
            }
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
