using System.Data.Common;
using DigitalBank.Lending.Servicing;
using DigitalBank.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace DigitalBank.Lending.Tests.Origination;

/// <summary>
/// Has two acceptances overlap in the one order that matters: the first has passed its limits and not yet saved its loan while the second
/// goes as far as it can. A second that waits its turn then sees the loan; one that does not has been let through by then.
/// </summary>
internal sealed class AcceptanceOrder : DbTransactionInterceptor, IDbCommandInterceptor, ISaveChangesInterceptor
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly AsyncLocal<Overlap?> _first = new();

    private readonly AsyncLocal<Overlap?> _second = new();

    /// <param name="waitsAt">The table whose row the second has to wait for, where the database locks rows.</param>
    public async Task<(T First, T Second)> RunAsync<T>(Func<Task<T>> first, Func<Task<T>> second, string waitsAt)
    {
        var overlap = new Overlap($"UPDATE lending.{waitsAt} ");
        var ahead = Task.Run(() =>
        {
            _first.Value = overlap;
            return first();
        });
        await Task.WhenAny(ahead, overlap.FirstIsChecked.Task).WaitAsync(Patience);
        var behind = Task.Run(() =>
        {
            _second.Value = overlap;
            return second();
        });
        await Task.WhenAny(behind, overlap.SecondIsAsFarAsItGoes.Task).WaitAsync(Patience);
        overlap.FirstMaySave.SetResult();
        return (await ahead, await behind);
    }

    public async ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        var addsLoan = eventData.Context!.ChangeTracker.Entries<GrantedLoan>().Any(loan => loan.State == EntityState.Added);
        if (_first.Value is { } first && addsLoan)
        {
            first.FirstIsChecked.TrySetResult();
            await first.FirstMaySave.Task.WaitAsync(Patience, cancellationToken);
        }

        // SQLite lets one writer in: whatever the second wants to save waits until the first has done.
        if (addsLoan || LocksAll)
        {
            _second.Value?.SecondIsAsFarAsItGoes.TrySetResult();
        }

        return result;
    }

    public override ValueTask<InterceptionResult<DbTransaction>> TransactionStartingAsync(
        DbConnection connection,
        TransactionStartingEventData eventData,
        InterceptionResult<DbTransaction> result,
        CancellationToken cancellationToken = default)
    {
        if (LocksAll)
        {
            _second.Value?.SecondIsAsFarAsItGoes.TrySetResult();
        }

        return ValueTask.FromResult(result);
    }

    public ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        if (_second.Value is { } second && command.CommandText.StartsWith(second.Waiting, StringComparison.Ordinal))
        {
            second.SecondIsAsFarAsItGoes.TrySetResult();
        }

        return ValueTask.FromResult(result);
    }

    private static bool LocksAll => TestDatabase.Provider == "Sqlite";

    private sealed record Overlap(string Waiting)
    {
        public TaskCompletionSource FirstIsChecked { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource FirstMaySave { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource SecondIsAsFarAsItGoes { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
