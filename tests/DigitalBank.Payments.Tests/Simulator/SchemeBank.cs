using DigitalBank.Payments.Simulator;
using DigitalBank.Payments.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Hosting;

namespace DigitalBank.Payments.Tests.Simulator;

/// <summary>A bank that exchanges its messages with a simulated one.</summary>
public sealed class SchemeBank : PaymentsBank, IDisposable
{
    public const int Seed = 20261123;

    private readonly WebApplication _scheme;

    public SchemeBank()
    {
        var settings = new SchemeSimulatorSettings(
            Seed, new Misbehaviour(Rejects: 1000, Returns: 600, Delays: 800, Silences: 800, Repeats: 2000, BookingFaults: 2500), "CORRDEF0XXX", "DGBKDEFFXXX", "NOSTRO-EUR");
        _scheme = SchemeSimulatorServer.Build("http://127.0.0.1:0", settings, Clock);
        _scheme.Start();
        Scheme = new HttpClient { BaseAddress = new Uri(_scheme.Urls.Single()) };
    }

    internal HttpClient Scheme { get; }

    protected override IEnumerable<string> MoreSettings =>
    [
        .. base.MoreSettings,
        $"--Payments:SchemeUrl={_scheme.Urls.Single()}", "--Payments:InvestigateAfterSeconds=60", "--Payments:InvestigationsBeforeRecall=1",
        "--Payments:MaxPaymentsPerOutgoingFile=50",
    ];

    public void Dispose()
    {
        Scheme.Dispose();
        ((IDisposable)_scheme).Dispose();
    }
}
