using DigitalBank.Identity.Contracts.Logins;
using DigitalBank.Identity.Data;
using DigitalBank.Identity.Logins;
using DigitalBank.Identity.Sessions;
using DigitalBank.Platform;
using DigitalBank.Platform.Data;
using DigitalBank.Platform.Http;
using DigitalBank.Platform.Modules;
using DigitalBank.Platform.Security;
using DigitalBank.Storage.PostgreSql;
using DigitalBank.Storage.Sqlite;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using System.Net.Http.Headers;
using System.Net.Http.Json;

namespace DigitalBank.Identity.Tests;

/// <summary>Platform and identity on a fresh database, over HTTP, with a clock that the test moves.</summary>
public sealed class IdentityBank : IAsyncLifetime
{
    public const string Password = "a quiet harbour";

    internal static readonly Permission CustomerProbe = new("probe.customer", "For tests", RoleNames.Customer);

    internal static readonly Permission ClerkProbe = new("probe.clerk", "For tests", RoleNames.Clerk, RoleNames.Customer);

    private readonly string _folder = Directory.CreateTempSubdirectory("identity-").FullName;
    private readonly List<WebApplication> _replicas = [];
    private IStorageProvider _storage = null!;

    public MovableClock Clock { get; } = new();

    public HttpClient Client { get; private set; } = null!;

    internal string DataFolder => _folder;

    public IServiceProvider Services => _replicas[0].Services;

    public async Task InitializeAsync()
    {
        _storage = await NewDatabaseAsync();
        Client = await StartReplicaAsync(createTables: true);
    }

    public async Task DisposeAsync()
    {
        foreach (var replica in _replicas)
        {
            await replica.DisposeAsync();
        }

        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>Another process of the same bank, as far as it matters here: other memory, same database.</summary>
    public Task<HttpClient> StartReplicaAsync() => StartReplicaAsync(createTables: false);

    public async Task<T> SendAsync<T>(IRequest<SharedKernel.Results.Result<T>> request)
    {
        await using var scope = Services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request)).Value;
    }

    public Task<LoginView> ACustomerAsync(string email) => SendAsync(new CreateCustomerLogin(Guid.CreateVersion7(), email, Password));

    public Task<LoginView> AMemberOfStaffAsync(string email, params string[] roles) =>
        SendAsync(new CreateStaffLogin(email, "Somebody", Password, roles));

    internal async Task<SessionView> LogInAsync(string surface, string email)
    {
        var response = await TryLogInAsync(surface, email, Password);
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadFromJsonAsync<SessionView>(BankJson.Options))!;
    }

    public Task<HttpResponseMessage> TryLogInAsync(string surface, string email, string password) =>
        Client.PostAsJsonAsync($"/{surface}/identity/login", new { email, password });

    public Task<HttpResponseMessage> RefreshAsync(string surface, string refreshToken) =>
        Client.PostAsJsonAsync($"/{surface}/identity/refresh", new { refreshToken });

    public static async Task<HttpResponseMessage> CallAsync(
        HttpClient client, HttpMethod method, string path, string? accessToken, object? body = null)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Authorization = accessToken is null ? null : new AuthenticationHeaderValue("Bearer", accessToken);
        request.Content = body is null ? null : JsonContent.Create(body);
        return await client.SendAsync(request);
    }

    public Task<HttpResponseMessage> GetAsync(string path, string? accessToken) => CallAsync(Client, HttpMethod.Get, path, accessToken);

    private async Task<HttpClient> StartReplicaAsync(bool createTables)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration["Bank:DataFolder"] = _folder;
        builder.Services.AddSingleton<TimeProvider>(Clock);
        builder.Services.AddPlatform(_storage, ProcessRole.Verb);
        builder.Services.AddModule(new IdentityModule(), builder.Configuration);
        builder.Services.AddSingleton<CountingHasher>();
        builder.Services.AddSingleton<IPasswordHasher<Login>>(provider => provider.GetRequiredService<CountingHasher>());
        builder.Services.AddPermissions([CustomerProbe, ClerkProbe]);
        builder.Services.AddAuthorization();
        builder.Services.AddRateLimiter(limits => limits.AddPolicy("login", _ =>
            System.Threading.RateLimiting.RateLimitPartition.GetNoLimiter("")));

        var app = builder.Build();
        _replicas.Add(app);
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseRateLimiter();
        var endpoints = new BankEndpoints(app);
        app.Services.GetRequiredService<IBankModule>().MapEndpoints(endpoints);
        endpoints.Customer.MapGet("/probe", CustomerProbe, () => TypedResults.Ok());
        endpoints.Staff.MapGet("/probe", ClerkProbe, () => TypedResults.Ok());

        await using (var scope = app.Services.CreateAsyncScope())
        {
            if (createTables)
            {
                await CreateTablesAsync<PlatformDbContext>(scope.ServiceProvider);
                await CreateTablesAsync<IdentityDbContext>(scope.ServiceProvider);
            }

            foreach (var seed in scope.ServiceProvider.GetServices<IModuleSeed>().OrderBy(s => s.Order))
            {
                await seed.SeedAsync(CancellationToken.None);
            }
        }

        await app.StartAsync();
        return new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
    }

    private static async Task CreateTablesAsync<TContext>(IServiceProvider services)
        where TContext : DbContext =>
        await services.GetRequiredService<TContext>().GetService<IRelationalDatabaseCreator>().CreateTablesAsync();

    private async Task<IStorageProvider> NewDatabaseAsync()
    {
        if (Environment.GetEnvironmentVariable("DIGITALBANK_TEST_DATABASE") != "PostgreSql")
        {
            return new SqliteStorage(new DatabaseOptions(), _folder);
        }

        var server = Environment.GetEnvironmentVariable("DIGITALBANK_TEST_POSTGRESQL")!;
        var name = $"identity_{Guid.CreateVersion7():N}";
        await using var connection = new NpgsqlConnection(server);
        await connection.OpenAsync();
        await using var create = new NpgsqlCommand($"CREATE DATABASE {name}", connection);
        await create.ExecuteNonQueryAsync();
        return new PostgreSqlStorage(new DatabaseOptions
        {
            Provider = "PostgreSql",
            ConnectionString = new NpgsqlConnectionStringBuilder(server) { Database = name }.ConnectionString,
        });
    }
}

public sealed class MovableClock : TimeProvider
{
    private DateTimeOffset _now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => _now;

    public void Advance(TimeSpan by) => _now += by;
}
