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

    private async Task<List<Type>> RowTypesAsync(ModuleContextType context)
    {
        await using var scope = scopes.CreateAsyncScope();
        return
        [
            .. ((DbContext)scope.ServiceProvider.GetRequiredService(context.Type)).Model.GetEntityTypes()
                .Where(type => EncryptedFields.Of(type).Fields.Count > 0)
                .Select(type => type.ClrType),
        ];
    }

    private async Task<(long Done, long Left)> ReencryptAsync(ModuleContextType context, Type row, CancellationToken cancellationToken)
    {
        var pages = typeof(ReencryptFields).GetMethod(nameof(ReencryptPageAsync), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!
            .MakeGenericMethod(row);
        var (done, left) = (0L, 0L);
        Guid[] ids;
        await using (var scope = scopes.CreateAsyncScope())
        {
            ids = await IdsUnderOldKeysAsync((EncryptingDbContext)scope.ServiceProvider.GetRequiredService(context.Type), row, cancellationToken);
        }

        foreach (var page in ids.Chunk(PageSize))
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService(context.Type);
            var isDone = await (Task<bool>)pages.Invoke(null, [db, page, cancellationToken])!;
            done += isDone ? page.Length : 0;
            left += isDone ? 0 : page.Length;
        }

        return (done, left);
    }

    private async Task<Guid[]> IdsUnderOldKeysAsync(EncryptingDbContext db, Type row, CancellationToken cancellationToken) =>
        await (Task<Guid[]>)typeof(ReencryptFields)
            .GetMethod(nameof(IdsAsync), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!
            .MakeGenericMethod(row)
            .Invoke(null, [db, keys.CurrentId, cancellationToken])!;

    private static Task<Guid[]> IdsAsync<TRow>(EncryptingDbContext db, int currentKey, CancellationToken cancellationToken)
        where TRow : class
    {
        var key = EncryptedFields.Of(db.Model.FindEntityType(typeof(TRow))!).KeyName;
        return db.Set<TRow>()
            .Where(row => EF.Property<int>(row, EncryptedModel.KeyId) != currentKey)
            .Select(row => EF.Property<Guid>(row, key))
            .ToArrayAsync(cancellationToken);
    }

    private static async Task<bool> ReencryptPageAsync<TRow>(EncryptingDbContext db, Guid[] ids, CancellationToken cancellationToken)
        where TRow : class
    {
        var key = EncryptedFields.Of(db.Model.FindEntityType(typeof(TRow))!).KeyName;
        await db.Set<TRow>().Where(row => ids.Contains(EF.Property<Guid>(row, key))).LoadAsync(cancellationToken);
        try
        {
            await db.SealAnewAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            // Somebody saved one of the rows in between, under the new key. The next run finds the rest of the page.
            return false;
        }
    }
}
