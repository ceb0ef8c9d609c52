using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace DigitalBank.Host.Web;

/// <summary>Traces and metrics by OpenTelemetry, sent by OTLP where <c>Telemetry:OtlpEndpoint</c> names a collector.</summary>
internal static class BankTelemetry
{
    internal static void AddBankTelemetry(this WebApplicationBuilder builder)
    {
        var endpoint = builder.Configuration["Telemetry:OtlpEndpoint"] ?? builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"];
        if (string.IsNullOrEmpty(endpoint))
        {
            return;
        }

        void Target(OtlpExporterOptions otlp) => otlp.Endpoint = new Uri(endpoint);
        var resource = ResourceBuilder.CreateDefault().AddService("digitalbank");

        // Registered through factories so that the container flushes and disposes them at the end.
        builder.Services.AddSingleton(_ => Sdk.CreateTracerProviderBuilder()
            .SetResourceBuilder(resource).AddSource("Microsoft.AspNetCore", "DigitalBank.*", "Npgsql").AddOtlpExporter(Target).Build());
        builder.Services.AddSingleton(_ => Sdk.CreateMeterProviderBuilder()
            .SetResourceBuilder(resource)
            .AddMeter("Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime", "DigitalBank.*")
            .AddOtlpExporter(Target)
            .Build());
        builder.Services.AddHostedService<Running>();
    }

    private sealed class Running(TracerProvider traces, MeterProvider metrics) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken)
        {
            traces.ForceFlush();
            metrics.ForceFlush();
            return Task.CompletedTask;
        }
    }
}
