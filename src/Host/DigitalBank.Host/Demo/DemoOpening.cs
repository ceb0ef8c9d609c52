using DigitalBank.Customers.Contracts.Parties;
using DigitalBank.Identity.Contracts.Logins;
using DigitalBank.Platform.Data;
using DigitalBank.SharedKernel.Results;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace DigitalBank.Host.Demo;

/// <summary>
/// Before the bank opens its doors: makes sure that it is a demo's, and gives the printed log-ins their accounts. Short, because
/// everybody waits for it; it begins while the rest of the bank starts, and <see cref="DemoHistoryWriter"/> awaits its end.
/// </summary>
internal sealed class DemoOpening(IServiceScopeFactory scopes, DemoAccounts accounts) : IHostedService
{
    /// <summary>Fails when the bank is not a demo's.</summary>
    public Task Finished { get; private set; } = Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        Finished = Task.Run(() => OpenAsync(cancellationToken), cancellationToken);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task OpenAsync(CancellationToken cancellationToken)
    {
        await RefuseOtherBanksAsync(cancellationToken);
        await accounts.RegisterAsync(DemoCast.Printed, cancellationToken);

        // A password costs a tenth of a second on purpose, so all of this is done together.
        await Task.WhenAll(
            Parallel.ForEachAsync(DemoLogIns.All, cancellationToken, async (logIn, ct) => await CreateAsync(logIn, ct)),
            OpenAccountsAsync(cancellationToken));
    }

    private async Task OpenAccountsAsync(CancellationToken cancellationToken)
    {
        foreach (var customer in DemoCast.Printed)
        {
            await accounts.OpenAsync(customer, cancellationToken);
        }
    }

    private async Task RefuseOtherBanksAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var bank = scope.ServiceProvider.GetRequiredService<IMediator>();
        var known = (await bank.Send(new FindParties([DemoCast.Printed[0].Reference]), cancellationToken)).Value;
        if (known.Count > 0)
        {
            return;
        }

        // What a start does by itself is recorded under "start-up"; anything else was done by somebody.
        var db = scope.ServiceProvider.GetRequiredService<PlatformDbContext>();
        if (await db.AuditTrail.AnyAsync(record => record.Action != "start-up", cancellationToken))
        {
            throw new OptionsValidationException(
                DemoSettings.Section,
                typeof(DemoSettings),
                ["Setting Demo:Enabled (serve --demo) is for an empty bank, and this one has been used. Name another folder "
                    + "with --Bank:DataFolder=… or another database, or start without --demo. Nothing was changed."]);
        }
    }

    private async Task CreateAsync(DemoLogIn logIn, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var bank = scope.ServiceProvider.GetRequiredService<IMediator>();
        var created = logIn.Customer is { } customer
            ? await bank.Send(new CreateCustomerLogin(accounts.PartyOf(customer), logIn.Email, DemoLogIns.Password), cancellationToken)
            : await bank.Send(new CreateStaffLogin(logIn.Email, logIn.DisplayName, DemoLogIns.Password, [logIn.Role!]), cancellationToken);
        if (created.Failure is { Kind: not FailureKind.Conflict } failure)
        {
            throw new InvalidOperationException($"The demo's log-in {logIn.Email} cannot be created: {failure.Code}");
        }
    }
}
