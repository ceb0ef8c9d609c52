using System.Security.Cryptography;
using DigitalBank.Platform.Data;
using DigitalBank.Platform.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalBank.Platform.Encryption;

/// <summary>Seals every field that is still under an older key with the key in use. Stopped at any moment, the next run goes on.</summary>
internal sealed class ReencryptFields(IServiceScopeFactory scopes, IEnumerable<ModuleContextType> contexts, FieldKeys keys) : IBankJob
{
    private const int PageSize = 200;

    public string Name => "re-encrypt-fields";

    public string Description => "Seals personal data anew after the keys were rotated";

    public string DefaultSchedule => "0 20 3 * * ?";

    public async Task<StepReport> RunAsync(CancellationToken cancellationToken)
    {
        keys.Refresh();
        var (items, failed) = (0L, 0L);
        foreach (var context in contexts.Where(context => context.Type.IsSubclassOf(typeof(EncryptingDbContext))))
        {
            foreach (var row in await RowTypesAsync(context))
            {
                var (done, left) = await ReencryptAsync(context, row, cancellationToken);
                items += done;
                failed += left;
            }
        }

        return new StepReport(items, failed, items == 0 ? "Everything is under the key in use." : null);
    }

    private Task<List<Type>> RowTypesAsync(ModuleContextType context) => InContextAsync(context, db => Task.FromResult(
        db.Model.GetEntityTypes().Where(type => EncryptedFields.Of(type).Fields.Count > 0).Select(type => type.ClrType).ToList()));

    private async Task<(long Done, long Left)> ReencryptAsync(ModuleContextType context, Type row, CancellationToken cancellationToken)
    {
        var rows = (IRows)Activator.CreateInstance(typeof(Rows<>).MakeGenericType(row))!;
        var (done, left) = (0L, 0L);
        foreach (var page in (await InContextAsync(context, db => rows.UnderOldKeysAsync(db, keys.CurrentId, cancellationToken))).Chunk(PageSize))
        {
            if (await InContextAsync(context, db => rows.TryReencryptAsync(db, page, cancellationToken)))
            {
                done += page.Length;
                continue;
            }

            // One row stops a page: somebody has just changed it, or it was altered and does not open. The others go one by one.
            foreach (var id in page)
            {
                var isDone = await InContextAsync(context, db => rows.TryReencryptAsync(db, [id], cancellationToken));
                done += isDone ? 1 : 0;
                left += isDone ? 0 : 1;
            }
        }

        return (done, left);
    }

    private async Task<T> InContextAsync<T>(ModuleContextType context, Func<EncryptingDbContext, Task<T>> work)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await work((EncryptingDbContext)scope.ServiceProvider.GetRequiredService(context.Type));
    }

    private interface IRows
    {
        Task<Guid[]> UnderOldKeysAsync(EncryptingDbContext db, int currentKey, CancellationToken cancellationToken);

        Task<bool> TryReencryptAsync(EncryptingDbContext db, Guid[] ids, CancellationToken cancellationToken);
    }

    private sealed class Rows<TRow> : IRows
        where TRow : class
    {
        public Task<Guid[]> UnderOldKeysAsync(EncryptingDbContext db, int currentKey, CancellationToken cancellationToken)
        {
            var key = KeyName(db);
            return db.Set<TRow>()
                .Where(row => EF.Property<int>(row, EncryptedModel.KeyId) != currentKey)
                .Select(row => EF.Property<Guid>(row, key))
                .ToArrayAsync(cancellationToken);
        }

        public async Task<bool> TryReencryptAsync(EncryptingDbContext db, Guid[] ids, CancellationToken cancellationToken)
        {
            var key = KeyName(db);
            try
            {
                await db.Set<TRow>().Where(row => ids.Contains(EF.Property<Guid>(row, key))).LoadAsync(cancellationToken);
                await db.SealAnewAsync(cancellationToken);
                return true;
            }
            catch (Exception exception) when (exception is DbUpdateConcurrencyException or CryptographicException)
            {
                return false;
            }
        }

        private static string KeyName(EncryptingDbContext db) => EncryptedFields.Of(db.Model.FindEntityType(typeof(TRow))!).KeyName;
    }
}
