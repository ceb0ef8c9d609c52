using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using DigitalBank.Customers.Contracts.Parties;
using DigitalBank.Host.Composition;
using DigitalBank.Identity.Contracts.Logins;
using DigitalBank.Platform;
using DigitalBank.SharedKernel.Results;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Xunit;

namespace DigitalBank.TestKit;

/// <summary>The whole bank in this process, on a real port and a real database of its own, with a clock that tests move.</summary>
public class BankFixture : IAsyncLifetime
{
    public const string Password = "correct horse battery staple";

    private TestDatabase? _database;

    private WebApplication? _app;

    public FakeClock Clock { get; } = new();

    public TestDatabase Database => _database ?? throw new InvalidOperationException("The bank has not started.");

    public IServiceProvider Services => App.Services;

    /// <summary>A client without a log-in.</summary>
    public HttpClient Anonymous => new() { BaseAddress = Address };

    public Uri Address => new(App.Urls.Single(url => !url.Contains("://unix:", StringComparison.Ordinal)));

    protected WebApplication App => _app ?? throw new InvalidOperationException("The bank has not started.");

    public async Task InitializeAsync()
    {
        _database = await MigratedDatabase.CopyAsync();
        await StartAsync();
    }

    public virtual async Task DisposeAsync()
    {
        await StopAsync();
        await Database.DisposeAsync();
    }

    /// <summary>Stops the bank as SIGTERM would and starts it again on the same database.</summary>
    public async Task RestartAsync()
    {
        await StopAsync();
        await StartAsync();
    }

    /// <summary>Sends a command or query as the bank itself, in a scope of its own.</summary>
    public async Task<Result<T>> SendAsync<T>(IRequest<Result<T>> request)
    {
        await using var scope = Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request);
    }

    /// <summary>A client signed in as a new member of staff with the roles.</summary>
    public async Task<HttpClient> StaffAsync(params string[] roles)
    {
        var email = $"staff-{Guid.CreateVersion7():N}@bank.test";
        (await SendAsync(new CreateStaffLogin(email, "Test Staff", Password, roles))).EnsureSuccess();
        return await SignInAsync("/staff/v1/identity/login", email);
    }

    /// <summary>A client signed in as the customer.</summary>
    public async Task<HttpClient> CustomerAsync(Guid partyId)
    {
        var email = $"customer-{Guid.CreateVersion7():N}@example.test";
        (await SendAsync(new CreateCustomerLogin(partyId, email, Password))).EnsureSuccess();
        return await SignInAsync("/api/v1/identity/login", email);
    }

    /// <summary>A new person who is a customer.</summary>
    public async Task<PartyView> APersonAsync(string givenName = "Ada", string familyName = "Lovelace") =>
        (await SendAsync(new RegisterPerson(Guid.CreateVersion7().ToString("N"), givenName, familyName, null, "DE", null))).EnsureSuccess();

    /// <summary>Settings beyond the database; a derived fixture may add its own.</summary>
    protected virtual IEnumerable<string> MoreSettings => [];

    /// <summary>Services beyond the bank's own; a derived fixture may add what its tests need to see or to hold up.</summary>
    protected virtual void Add(IServiceCollection services)
    {
    }

    private async Task StartAsync()
    {
        string[] settings =
        [
            "--urls=http://127.0.0.1:0",
            "--Jobs:Enabled=false",
            "--RateLimits:RequestsPerSecond=1000000",
            "--RateLimits:LoginsPerMinute=1000000",
            "--RateLimits:ApplicationRequestsPerMinute=1000000",
            "--Logging:LogLevel:Default=Warning",
            .. Database.Settings,
            .. MoreSettings,
        ];
        _app = BankServer.Build(settings, builder =>
        {
            builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Clock));
            Add(builder.Services);
        });
        await _app.StartAsync();
    }

    private async Task StopAsync()
    {
        await App.StopAsync();
        await App.DisposeAsync();
    }

    private async Task<HttpClient> SignInAsync(string path, string email)
    {
        var client = Anonymous;
        using var response = await client.PostAsJsonAsync(path, new { email, password = Password }, BankJson.Options);
        response.EnsureSuccessStatusCode();
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", answer.GetProperty("accessToken").GetString());
        return client;
    }
}
