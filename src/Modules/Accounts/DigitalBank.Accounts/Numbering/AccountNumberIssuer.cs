using DigitalBank.Accounts.Data;
using DigitalBank.Platform.Configuration;
using DigitalBank.SharedKernel.Identifiers;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace DigitalBank.Accounts.Numbering;

/// <summary>Gives out the bank's own IBANs, each once, however many ask in however many processes.</summary>
/// <remarks>
/// A process reserves a block of numbers in a short transaction of its own and hands them out from memory. Numbers that it did not use when
/// it stops are never given out: gaps do no harm, a number given out twice would.
/// </remarks>
internal sealed class AccountNumberIssuer(IServiceScopeFactory scopes, IOptions<BankSettings> bank) : IDisposable
{
    private const int BlockSize = 50;

    /// <summary>Leaves low numbers free, which people take for test accounts.</summary>
    private const long FirstNumber = 1_000_001;

    private readonly SemaphoreSlim _turn = new(1, 1);

    private readonly OwnIbans _ibans = OwnIbans.Of(bank.Value);

    private long _next;

    private long _end;

    public async Task<Result<Iban>> IssueAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            if (_next == _end)
            {
                _next = await ReserveBlockAsync(cancellationToken);
                _end = _next + BlockSize;
            }

            return _ibans.Of(_next++) is { } iban ? iban : AccountsErrors.NumbersExhausted;
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    private async Task<long> ReserveBlockAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AccountsDbContext>();
        var name = _ibans.SeriesName;
        while (true)
        {
            var next = await db.NumberSeries.AsNoTracking()
                .Where(series => series.Name == name)
                .Select(series => (long?)series.Next)
                .SingleOrDefaultAsync(cancellationToken);
            if (next is null)
            {
                await TryStartSeriesAsync(db, name, cancellationToken);
                continue;
            }

            // Compare and set: of several processes that read the same number one gets the block, the others read again.
            var taken = await db.NumberSeries
                .Where(series => series.Name == name && series.Next == next)
                .ExecuteUpdateAsync(set => set.SetProperty(series => series.Next, next.Value + BlockSize), cancellationToken);
            if (taken == 1)
            {
                return next.Value;
            }
        }
    }

    private static async Task TryStartSeriesAsync(AccountsDbContext db, string name, CancellationToken cancellationToken)
    {
        db.NumberSeries.Add(new NumberSeries { Name = name, Next = FirstNumber });
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException)
        {
            // Another process has just started it, or the next read shows what is really wrong.
        }
        finally
        {
            db.ChangeTracker.Clear();
        }
    }
}
