using System.Net;
using DigitalBank.Benchmarks.Ledger;

namespace DigitalBank.Benchmarks.Http;

/// <summary>A load over HTTP on the bank in its own process: so many connections, each with one request under way.</summary>
/// <param name="requests">Signs in and prepares the requests of a run.</param>
internal sealed class HttpContender(
    string name, BankServer server, EndPoint address, PostgreSqlCluster cluster, int connections, Func<Task<IRequests>> requests) : IContender
{
    public string Name => name;

    public async Task<Measurement> RunAsync(TimeSpan duration)
    {
        using var load = new Load(address, connections, await requests());
        var (client, application, database) = (Cpu.OfThisProcess(), server.CpuSeconds, cluster.CpuSeconds());
        var result = await load.RunAsync(duration);
        await server.WaitUntilIdleAsync();
        return new Measurement(
            result.Payments,
            result.Seconds,
            Cpu.OfThisProcess() - client,
            server.CpuSeconds - application,
            cluster.CpuSeconds() - database,
            result.Waits);
    }
}
