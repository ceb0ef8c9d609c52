using DigitalBank.Accounts.Data;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Accounts.Tests;

internal static class Interleaving
{
    /// <summary>Lets somebody else be faster: what they do is done once, right before this context saves the first change of a row of a kind.</summary>
    public static void BeforeSaving<TRow>(this AccountsDbContext db, Func<Task> others)
    {
        var isDone = false;
        db.SavingChanges += (_, _) =>
        {
            if (isDone || !db.ChangeTracker.Entries().Any(entry => entry.Entity is TRow && entry.State != EntityState.Unchanged))
            {
                return;
            }

            isDone = true;
            Task.Run(others).Wait();
        };
    }
}
