using System.Collections.Concurrent;
using DigitalBank.Ledger.Contracts.Journal;
using DigitalBank.Ledger.Contracts.Mapping;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.SharedKernel.Results;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalBank.Accounts.Accruals;

/// <summary>Where interest is booked, asked once for all accounts of a product.</summary>
internal sealed class InterestMappings(IServiceScopeFactory scopes)
{
    private readonly ConcurrentDictionary<MappingKey, Task<Result<ResolvedMapping>>> _known = new();

    public Task<Result<ResolvedMapping>> OfAsync(
        string product, string happening, string currency, DateOnly date, CancellationToken cancellationToken) =>
        _known.GetOrAdd(new MappingKey(product, happening, currency, date), key => AskAsync(key, cancellationToken));

    /// <summary>An amount below zero goes the other way round.</summary>
    public static List<Posting> Lines(long debit, long credit, long amount, string currencyCode, DateOnly valueDate)
    {
        var money = Money.OfMinor(Math.Abs(amount), Currency.Of(currencyCode));
        return
        [
            new Posting(amount > 0 ? debit : credit, Side.Debit, money, valueDate),
            new Posting(amount > 0 ? credit : debit, Side.Credit, money, valueDate),
        ];
    }

    /// <summary>In a scope of its own: many that are booked at the same time ask at the same time.</summary>
    private async Task<Result<ResolvedMapping>> AskAsync(MappingKey key, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(
            new ResolveMapping(key.Product, key.EventCode, key.Currency, key.Date), cancellationToken);
    }

    private sealed record MappingKey(string Product, string EventCode, string Currency, DateOnly Date);
}
