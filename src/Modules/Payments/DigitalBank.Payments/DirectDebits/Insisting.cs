using DigitalBank.Payments.Data;
using DigitalBank.Platform.Data;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Payments.DirectDebits;

/// <summary>Whoever stops something must not lose against those who go on with it at the same moment.</summary>
internal static class Insisting
{
    /// <summary>Each attempt is lost only to somebody else's save, so after as many an order in between is no accident any more.</summary>
    private const int Attempts = 30;

    /// <summary>Reads, decides and saves again for as long as another process has changed what was read.</summary>
    /// <param name="act">Reads from the database, and saves.</param>
    public static async Task<Result<T>> InsistAsync<T>(this PaymentsDbContext db, Func<Task<Result<T>>> act)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await act();
            }
            catch (DbUpdateException failed) when (failed.IsConflict() && attempt < Attempts)
            {
                db.ChangeTracker.Clear();
            }
        }
    }
}
