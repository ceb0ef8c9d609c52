using System.Net.Http.Json;
using System.Net.Sockets;

namespace DigitalBank.Host.Tests.Surface;

/// <summary>A bank that listens at a Unix-domain socket too, trusts no proxy by address, and lets an address try two log-ins a minute.</summary>
public sealed class SocketBankFixture : BankFixture
{
    public string Socket { get; } = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}"[..12] + ".sock");

    protected override IEnumerable<string> MoreSettings => [$"--urls=http://127.0.0.1:0;http://unix:{Socket}", "--RateLimits:LoginsPerMinute=2"];
}

/// <summary>A bank whose proxy is on this machine.</summary>
public sealed class ProxiedBankFixture : BankFixture
{
    protected override IEnumerable<string> MoreSettings => ["--Proxies:Trusted:0=127.0.0.0/8", "--RateLimits:LoginsPerMinute=2"];
}

public class SocketProxyTests(SocketBankFixture bank) : IClassFixture<SocketBankFixture>
{
    [Fact]
    public async Task Through_the_socket_each_customer_has_log_in_attempts_of_his_own()
    {
        using var proxy = ThroughSocket();
        await proxy.UseUpAttemptsAsync("198.51.100.7");

        (await proxy.TryLoginAsync("198.51.100.7")).ShouldBe(429);
        (await proxy.TryLoginAsync("198.51.100.8")).ShouldBe(401);
    }

    [Fact]
    public async Task Over_the_network_a_stranger_cannot_pretend_to_be_many()
    {
        using var stranger = bank.Anonymous;
        await stranger.UseUpAttemptsAsync("198.51.100.1");

        (await stranger.TryLoginAsync("198.51.100.2")).ShouldBe(429);
    }

    private HttpClient ThroughSocket() => new(new SocketsHttpHandler
    {
        ConnectCallback = async (_, cancellationToken) =>
        {
            var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(bank.Socket), cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        },
    })
    {
        BaseAddress = new Uri("http://bank"),
    };
}

public class TrustedProxyTests(ProxiedBankFixture bank) : IClassFixture<ProxiedBankFixture>
{
    [Fact]
    public async Task Behind_a_trusted_proxy_each_customer_has_log_in_attempts_of_his_own()
    {
        using var proxy = bank.Anonymous;
        await proxy.UseUpAttemptsAsync("203.0.113.1");

        (await proxy.TryLoginAsync("203.0.113.1")).ShouldBe(429);
        (await proxy.TryLoginAsync("203.0.113.2")).ShouldBe(401);
        (await proxy.TryLoginAsync("203.0.113.3, 203.0.113.1")).ShouldBe(429, "what the customer himself wrote in front of the proxy's word counts for nothing");
    }
}

file static class LoginAttempts
{
    internal static async Task UseUpAttemptsAsync(this HttpClient client, string customer)
    {
        (await client.TryLoginAsync(customer)).ShouldBe(401);
        (await client.TryLoginAsync(customer)).ShouldBe(401);
    }

    internal static async Task<int> TryLoginAsync(this HttpClient client, string customer)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/identity/login")
        {
            Content = JsonContent.Create(new { email = "nobody@example.test", password = "wrong password" }),
        };
        request.Headers.Add("X-Forwarded-For", customer);
        using var response = await client.SendAsync(request);
        return (int)response.StatusCode;
    }
}
