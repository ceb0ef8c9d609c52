using System.Diagnostics;
using DigitalBank.Platform.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalBank.Accounts.Tests;

/// <summary>A step of the close of business that is stopped after so many commands to the database: how quick the machine is does not matter.</summary>
internal sealed class StoppedStep : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private static readonly AsyncLocal<StoppedStep?> Current = new();

    private readonly CancellationTokenSource _stop = new();
    private readonly List<IDisposable> _subscriptions = [];
    private int _commandsLeft;

    private StoppedStep(int commands)
    {
        _commandsLeft = commands;
        _subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));
    }

    /// <returns>Whether the step came to its end before.</returns>
    public static async Task<bool> IsDoneAsync(IServiceProvider services, string step, DateOnly day, int commands)
    {
        using var stopped = new StoppedStep(commands);
        Current.Value = stopped;
        try
        {
            await using var scope = services.CreateAsyncScope();
            await scope.ServiceProvider.GetServices<ICloseOfBusinessStep>().Single(s => s.Name == step).RunAsync(day, stopped._stop.Token);
            return true;
        }
        catch (Exception) when (stopped._stop.IsCancellationRequested)
        {
            return false;
        }
    }

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == DbLoggerCategory.Name)
        {
            _subscriptions.Add(value.Subscribe(this));
        }
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        // Tests run side by side: only what this step asks counts.
        if (Current.Value == this && value.Key == RelationalEventId.CommandExecuting.Name && Interlocked.Decrement(ref _commandsLeft) < 0)
        {
            _stop.Cancel();
        }
    }

    public void OnCompleted()
    {
        // The database goes with its bank.
    }

    public void OnError(Exception error) => throw error;

    public void Dispose()
    {
        _subscriptions.ForEach(subscription => subscription.Dispose());
        _stop.Dispose();
    }
}
