using System.Globalization;
using Serilog;
using Serilog.Events;
using Serilog.Extensions.Logging;

namespace DigitalBank.Host.Web;

/// <summary>Serilog on the console and, where <c>Logs:Folder</c> names one, in daily files. Levels come from <c>Logging:LogLevel</c>.</summary>
internal static class BankLogging
{
    private const string Line = "{Timestamp:yyyy-MM-dd HH:mm:ss.fff} {Level:u3} {SourceContext} {Message:lj}{NewLine}{Exception}";

    internal static void AddBankLogging(this WebApplicationBuilder builder)
    {
        var configuration = new LoggerConfiguration()
            .MinimumLevel.Verbose() // filtered by the framework's own levels, which settings can change
            .Enrich.FromLogContext()
            .WriteTo.Console(outputTemplate: Line, formatProvider: CultureInfo.InvariantCulture);
        if (builder.Configuration["Logs:Folder"] is { Length: > 0 } folder)
        {
            configuration.WriteTo.File(
                Path.Combine(folder, "digitalbank-.log"),
                outputTemplate: Line,
                formatProvider: CultureInfo.InvariantCulture,
                rollingInterval: RollingInterval.Day,
                retainedFileCountLimit: 31);
        }

        // Not AddSerilog: it would switch the framework's level filters off.
        builder.Logging.ClearProviders().AddProvider(new SerilogLoggerProvider(configuration.CreateLogger(), dispose: true));
    }

    /// <summary>A verb's results own standard output, so its log goes to standard error and only says what is wrong.</summary>
    internal static void AddVerbLogging(this HostApplicationBuilder builder)
    {
        var configuration = new LoggerConfiguration()
            .MinimumLevel.Is(LogEventLevel.Warning)
            .WriteTo.Console(
                outputTemplate: Line, formatProvider: CultureInfo.InvariantCulture, standardErrorFromLevel: LogEventLevel.Verbose);
        builder.Logging.ClearProviders().AddProvider(new SerilogLoggerProvider(configuration.CreateLogger(), dispose: true));
    }
}
