using DigitalBank.Host.Demo;
using DigitalBank.Host.Web;
using DigitalBank.Platform;
using DigitalBank.Platform.Http;
using DigitalBank.Platform.Jobs;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;

namespace DigitalBank.Host.Composition;

/// <summary>The bank with its web server.</summary>
public static class BankServer
{
    /// <param name="arguments">Settings in the form <c>--Section:Key=value</c>.</param>
    /// <param name="customise">For tests: replace a clock, listen elsewhere.</param>
    public static WebApplication Build(string[] arguments, Action<WebApplicationBuilder>? customise = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = arguments,

            // The settings stand beside the executable, wherever the bank is started from; data goes to the current folder.
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false).UseSockets(PreferFewerSteps);
        builder.AddBankLogging();
        builder.AddBankTelemetry();
        builder.Services.AddDemoOpening(builder.Configuration);
        builder.Services.AddBank(builder.Configuration, ProcessRole.Server);
        builder.Services.AddDemoHistory(builder.Configuration);
        builder.Services.AddBankWeb(builder.Configuration);
        customise?.Invoke(builder);

        var app = builder.Build();
        app.UseBankWeb();
        MapModules(app);
        return app;
    }

    /// <summary>
    /// A request goes on where its bytes were read instead of being handed to another thread, and a connection keeps its buffer of 4 KB instead of
    /// asking first whether there is something to read. What does hold its thread (SQLite's library, the hashing of a password) holds one of the
    /// pool's either way.
    /// </summary>
    private static void PreferFewerSteps(SocketTransportOptions sockets)
    {
        sockets.UnsafePreferInlineScheduling = true;
        sockets.WaitForDataBeforeAllocatingBuffer = false;
    }

    private static void MapModules(WebApplication app)
    {
        var endpoints = new BankEndpoints(app);
        endpoints.MapJobs();
        foreach (var module in BankModules.All)
        {
            module.MapEndpoints(endpoints);
        }
    }
}
