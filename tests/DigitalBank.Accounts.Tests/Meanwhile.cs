using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace DigitalBank.Accounts.Tests;

/// <summary>
/// Lets somebody else do something just before a table is read, so that what two do at the same moment happens in one certain order.
/// </summary>
internal sealed class Meanwhile : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private static readonly AsyncLocal<Meanwhile?> Current = new();

    private readonly List<IDisposable> _subscriptions = [];
    private readonly string _table;
    private readonly Func<Task> _somebodyElse;
    private int _readsLeft;

    private Meanwhile(string table, int read, Func<Task> somebodyElse)
    {
        (_table, _readsLeft, _somebodyElse) = (table, read, somebodyElse);
        _subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));
    }

    /// <param name="read">Which read of the table, counted from 1, somebody else comes before.</param>
    public static async Task<T> BeforeReadingAsync<T>(string table, int read, Func<Task> somebodyElse, Func<Task<T>> act)
    {
        using var meanwhile = new Meanwhile(table, read, somebodyElse);
        Current.Value = meanwhile;
        var outcome = await act();
        Current.Value = null;
        return meanwhile._readsLeft > 0 ? throw new InvalidOperationException($"{table} is not read that often.") : outcome;
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
        var isRead = Current.Value == this && value.Key == RelationalEventId.CommandExecuting.Name
            && ((CommandEventData)value.Value!).Command.CommandText is { } text
            && text.StartsWith("SELECT", StringComparison.Ordinal) && text.Contains(_table, StringComparison.Ordinal);
        if (isRead && --_readsLeft == 0)
        {
            Current.Value = null;
            Task.Run(_somebodyElse).GetAwaiter().GetResult();
        }
    }

    public void OnCompleted()
    {
        // The database goes with its bank.
    }

    public void OnError(Exception error) => throw error;

    public void Dispose() => _subscriptions.ForEach(subscription => subscription.Dispose());
}
