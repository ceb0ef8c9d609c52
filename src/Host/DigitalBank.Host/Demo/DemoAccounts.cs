using System.Collections.Concurrent;
using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Customers.Contracts.Parties;
using DigitalBank.Ledger.Contracts;
using DigitalBank.Ledger.Contracts.Accounts;
using DigitalBank.SharedKernel.Results;
using MediatR;

namespace DigitalBank.Host.Demo;

/// <summary>The demo's customers and accounts in the bank. Every step may be repeated and answers with what there is.</summary>
internal sealed class DemoAccounts(IServiceScopeFactory scopes)
{
    private readonly ConcurrentDictionary<DemoAccount, long> _ledgerIds = new();

    private readonly ConcurrentDictionary<int, Guid> _parties = new();

    public IReadOnlyDictionary<DemoAccount, long> LedgerIds => _ledgerIds;

    public async Task RegisterAsync(IReadOnlyList<DemoCustomer> customers, CancellationToken cancellationToken)
    {
        var parties = customers.Select(c => new PartyToRegister(c.Reference, c.Kind, c.Name, c.Country)).ToList();
        var registered = await SendAsync(new RegisterParties(parties), cancellationToken);
        foreach (var (customer, party) in customers.Zip(registered))
        {
            _parties[customer.Number] = party.PartyId;
        }
    }

    public Guid PartyOf(int customer) => _parties[customer];

    public async Task OpenAsync(DemoCustomer customer, CancellationToken cancellationToken)
    {
        foreach (var account in customer.Accounts)
        {
            var key = DemoEntry.KeyOf($"account:{account.Customer}:{account.Code}:{account.CurrencyCode}");
            var opened = await SendAsync(
                new OpenAccount(key, PartyOf(customer.Number), account.Code, account.CurrencyCode), cancellationToken);
            _ledgerIds[account] = opened.LedgerAccountId;
        }
    }

    /// <summary>The bank's own side of the history.</summary>
    public async Task OpenBanksAsync(CancellationToken cancellationToken)
    {
        await OpenAsync(DemoAccount.Outside("EUR"), "Demo: money from and to other banks", LedgerChart.Nostro, cancellationToken);
        await OpenAsync(DemoAccount.Outside("USD"), "Demo: money from and to other banks", LedgerChart.Nostro, cancellationToken);
        await OpenAsync(DemoAccount.Capital, "Demo: share capital", LedgerChart.Equity, cancellationToken);
        await OpenAsync(DemoAccount.Fees, "Demo: account fees", LedgerChart.Income, cancellationToken);
        await OpenAsync(DemoAccount.Interest, "Demo: interest paid", LedgerChart.Expense, cancellationToken);
    }

    private async Task OpenAsync(DemoAccount account, string name, string parentCode, CancellationToken cancellationToken)
    {
        var opened = await SendAsync(
            new OpenLedgerAccount(account.Code, name, parentCode, account.CurrencyCode, MinimumBalance: null), cancellationToken);
        _ledgerIds[account] = opened.LedgerAccountId;
    }

    private async Task<T> SendAsync<T>(IRequest<Result<T>> request, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var result = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request, cancellationToken);
        return result.IsSuccess
            ? result.Value
            : throw new InvalidOperationException($"The demo's {request.GetType().Name} was refused: {result.Failure.Code} {result.Failure.Message}");
    }
}
