using DigitalBank.Host.Composition;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalBank.Architecture.Tests;

/// <summary>The bank put together as for serving, but never started: nothing listens and no database is touched.</summary>
internal static class ComposedBank
{
    private static readonly Lazy<WebApplication> OnSqlite = new(() => Build("Sqlite", "Data Source=never-opened.db"));

    private static readonly Lazy<WebApplication> OnPostgreSql = new(() => Build("PostgreSql", "Host=nowhere;Database=never-opened"));

    public static IServiceProvider Services => OnSqlite.Value.Services;

    public static IReadOnlyList<RouteEndpoint> Endpoints { get; } =
        [.. ((IEndpointRouteBuilder)OnSqlite.Value).DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()];

    /// <summary>A scope of the bank on a database that has schemas, or on one that has none.</summary>
    public static IServiceScope ScopeOn(string provider) =>
        (provider == "PostgreSql" ? OnPostgreSql : OnSqlite).Value.Services.CreateScope();

    private static WebApplication Build(string provider, string connectionString) => BankServer.Build(
    [
        $"--Database:Provider={provider}",
        $"--Database:ConnectionString={connectionString}",
        "--Jobs:Enabled=false",
        "--Logging:LogLevel:Default=None",
    ]);
}
