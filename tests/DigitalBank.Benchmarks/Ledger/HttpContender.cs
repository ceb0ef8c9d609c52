using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace DigitalBank.Benchmarks.Ledger;

/// <summary>
/// The whole bank in a process of its own, asked over HTTP by a signed-in member of staff: log-in, permission, idempotency key, validation,
/// posting. 256 connections, each with one request under way.
/// </summary>
internal sealed class HttpContender : IContender, IAsyncDisposable
{
    private const int Connections = 256;

    private readonly BenchmarkBank _bank;
    private readonly PostgreSqlCluster _cluster;
    private readonly Process _host;
    private readonly Uri _address;
    private readonly string _email;
    private string _token = "";

    private HttpContender(BenchmarkBank bank, PostgreSqlCluster cluster, Process host, Uri address, string email) =>
        (_bank, _cluster, _host, _address, _email) = (bank, cluster, host, address, email);

    public string Name => "http-256";

    public static async Task<HttpContender> StartAsync(BenchmarkBank bank, PostgreSqlCluster cluster, string folder)
    {
        var email = await bank.AStaffLoginAsync();
        var address = new Uri("http://127.0.0.1:" + FreePort().ToString(CultureInfo.InvariantCulture));
        var host = Process.Start(new ProcessStartInfo(
            "dotnet",
            [
                Path.Combine(AppContext.BaseDirectory, "DigitalBank.Host.dll"), "serve", $"--urls={address}", "--Jobs:Enabled=false",
                "--Database:Provider=PostgreSql", $"--Database:ConnectionString={cluster.ConnectionString("bank")}",
                $"--Bank:DataFolder={folder}/http", "--RateLimits:RequestsPerSecond=1000000", "--Serilog:MinimumLevel=Warning",
                "--Logging:LogLevel:Default=Warning",
            ])
        {
            RedirectStandardOutput = true,
            WorkingDirectory = folder,
        })!;
        host.OutputDataReceived += (_, _) => { };
        host.BeginOutputReadLine();
        return new HttpContender(bank, cluster, host, address, email);
    }

    public async Task<Measurement> RunAsync(TimeSpan duration)
    {
        using (var visitor = new HttpClient { BaseAddress = _address })
        {
            _token = await SignInAsync(visitor, _email); // a token lives for ten minutes, which a long benchmark outlasts
        }

        var (client, host, database) = (Cpu.OfThisProcess(), Cpu.OfProcessAndReaped(_host.Id), _cluster.CpuSeconds());
        var started = Stopwatch.GetTimestamp();
        var booked = await Task.WhenAll(Enumerable.Range(0, Connections).Select(caller => Task.Run(() => PostUntilAsync(caller, started, duration))));
        return new Measurement(
            booked.Sum(),
            Stopwatch.GetElapsedTime(started).TotalSeconds,
            Cpu.OfThisProcess() - client + Cpu.OfProcessAndReaped(_host.Id) - host,
            _cluster.CpuSeconds() - database);
    }

    public async ValueTask DisposeAsync()
    {
        _host.Kill();
        await _host.WaitForExitAsync();
        _host.Dispose();
    }

    /// <summary>Bytes on a socket: an HTTP client library would cost as much as the server.</summary>
    private async Task<long> PostUntilAsync(int caller, long started, TimeSpan duration)
    {
        var random = new Random(caller);
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(_address.Host, _address.Port);
        var (request, answer) = (new byte[8_192], new byte[8_192]);
        var booked = 0L;
        while (Stopwatch.GetElapsedTime(started) < duration)
        {
            await socket.SendAsync(request.AsMemory(0, Write(request, random)));
            var length = 0;
            do
            {
                var received = await socket.ReceiveAsync(answer.AsMemory(length));
                length += received > 0 ? received : throw new IOException("The bank closed the connection.");
            }
            while (!IsComplete(answer.AsSpan(0, length)));
            if (!answer.AsSpan().StartsWith("HTTP/1.1 201"u8))
            {
                throw new InvalidOperationException(Encoding.UTF8.GetString(answer, 0, length));
            }

            booked++;
        }

        return booked;
    }

    private int Write(byte[] request, Random random)
    {
        var (debit, credit) = (_bank.Customers[random.Next(_bank.Customers.Length)], _bank.Customers[random.Next(_bank.Customers.Length)]);
        var amount = $$"""{"amount":"0.{{random.Next(10, 100)}}","currency":"EUR"}""";
        var body = $$"""
            {"sourceReference":"order-4711","lines":[{"ledgerAccountId":{{debit}},"side":"debit","amount":{{amount}}},{"ledgerAccountId":{{credit}},"side":"credit","amount":{{amount}}}]}
            """;
        var head = $"POST /staff/v1/ledger/entries HTTP/1.1\r\nHost: bank\r\nAuthorization: Bearer {_token}\r\nIdempotency-Key: {Guid.CreateVersion7()}\r\n"
            + $"Content-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n";
        return Encoding.ASCII.GetBytes(head + body, request);
    }

    private static bool IsComplete(ReadOnlySpan<byte> answer)
    {
        var end = answer.IndexOf("\r\n\r\n"u8);
        if (end < 0)
        {
            return false;
        }

        var head = answer[..end];
        var length = head.IndexOf("Content-Length: "u8);
        if (length < 0)
        {
            return answer.EndsWith("\r\n0\r\n\r\n"u8); // chunked
        }

        var digits = head[(length + 16)..];
        var stop = digits.IndexOf((byte)'\r');
        var expected = int.Parse(stop < 0 ? digits : digits[..stop], CultureInfo.InvariantCulture);
        return answer.Length >= end + 4 + expected;
    }

    private static async Task<string> SignInAsync(HttpClient client, string email)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                using var response = await client.PostAsJsonAsync("/staff/v1/identity/login", new { email, password = BenchmarkBank.Password });
                response.EnsureSuccessStatusCode();
                var answer = await response.Content.ReadFromJsonAsync<JsonElement>();
                return answer.GetProperty("accessToken").GetString()!;
            }
            catch (HttpRequestException exception) when (exception.StatusCode is null && attempt < 300)
            {
                await Task.Delay(100); // not listening yet
            }
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
    }
}
