using System.Security.Cryptography;
using DigitalBank.Platform.Data;
using DigitalBank.Platform.Modules;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalBank.Platform.Encryption;

/// <summary>Refuses to start on a database whose encrypted fields the key file does not open: new rows would be sealed with wrong keys.</summary>
internal sealed class CheckFieldKeys(IServiceProvider services, IEnumerable<ModuleContextType> contexts) : IModuleSeed
{
    public int Order => int.MinValue;

    public async Task SeedAsync(CancellationToken cancellationToken)
    {
        foreach (var context in contexts.Where(context => context.Type.IsSubclassOf(typeof(EncryptingDbContext))))
        {
            var db = (EncryptingDbContext)services.GetRequiredService(context.Type);
            foreach (var row in db.Model.GetEntityTypes().Where(type => EncryptedFields.Of(type).Fields.Count > 0))
            {
                await OpenOneAsync(db, row, cancellationToken);
            }
        }
    }

    private static async Task OpenOneAsync(EncryptingDbContext db, IEntityType type, CancellationToken cancellationToken)
    {
        var set = typeof(DbContext).GetMethod(nameof(DbContext.Set), Type.EmptyTypes)!.MakeGenericMethod(type.ClrType);
        var rows = (IQueryable<object>)set.Invoke(db, null)!;
        var key = type.FindPrimaryKey()!.Properties[0].Name;
        try
        {
            await rows.AsNoTracking().OrderBy(row => EF.Property<object>(row, key)).Take(1).LoadAsync(cancellationToken);
        }
        catch (CryptographicException exception)
        {
            throw new DatabaseUnavailableException(
                $"The encrypted fields of this database do not open with {db.Cipher.Keys.File}. "
                + "Restore the key file that belongs to it, or set Encryption:KeyFile.",
                exception);
        }
    }
}
