using System.Security.Cryptography;
using DigitalBank.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace DigitalBank.Platform.Encryption;

/// <summary>
/// A module's part of the database with encrypted fields. Rows carry clear values in memory; what is saved is sealed, and what is read
/// is opened. The audit trail says that a field has changed, never from what to what.
/// </summary>
public abstract class EncryptingDbContext(DbContextOptions options, ModuleServices services) : ModuleDbContext(options, services)
{
    private bool _sealsAnew;

    internal FieldCipher Cipher => Services.Cipher;

    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        Cipher.Keys.Refresh();
        foreach (var entry in ChangeTracker.Entries().Where(MayHaveChanged).ToList())
        {
            Seal(entry, EncryptedFields.Of(entry.Metadata));
        }

        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    /// <summary>The blind index of a value, for a table that keeps indexes of its own.</summary>
    /// <param name="name">Permanent name of the field.</param>
    public byte[] BlindIndexOf(string name, string value) => Cipher.IndexOf(name, value);

    internal byte[] IndexOf<TRow>(string column, string value) => Cipher.IndexOf(
        EncryptedFields.Of(Model.FindEntityType(typeof(TRow))!).Indexes.Single(index => index.Column == column).Name, value);

    /// <summary>Seals the fields of tracked rows with the key in use, and leaves no trace in the audit trail: nothing has changed.</summary>
    internal async Task SealAnewAsync(CancellationToken cancellationToken)
    {
        _sealsAnew = true;
        try
        {
            await SaveChangesAsync(cancellationToken);
        }
        finally
        {
            _sealsAnew = false;
        }
    }

    protected override bool KeepsAuditTrail => !_sealsAnew;

    protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder)
    {
        ArgumentNullException.ThrowIfNull(optionsBuilder);
        optionsBuilder.AddInterceptors(OpenFieldsWhenMade.Instance);
    }

    private static bool MayHaveChanged(EntityEntry entry) =>
        entry.State is EntityState.Added or EntityState.Modified or EntityState.Unchanged
        && EncryptedFields.Of(entry.Metadata) is { Fields.Count: > 0 } or { Indexes.Count: > 0 };

    private void Seal(EntityEntry entry, EncryptedFields declared)
    {
        var row = EncryptedFields.RowOf(entry.Property(declared.KeyName).CurrentValue);
        var isUnderOldKey = declared.Fields.Count > 0 && (int)entry.Property(EncryptedModel.KeyId).CurrentValue! != Cipher.Keys.CurrentId;
        var changed = declared.Fields.Where(field => HasChanged(entry, field, row)).ToList();

        // One key for the whole row: whoever changes one field under a new key brings the others along.
        foreach (var field in isUnderOldKey && (_sealsAnew || changed.Count > 0 || entry.State == EntityState.Added) ? declared.Fields : changed)
        {
            entry.Property(field.Column).CurrentValue = field.Read(entry.Entity) is { } clear ? Cipher.Seal(clear, field.Name, row) : null;
            entry.Property(EncryptedModel.KeyId).CurrentValue = Cipher.Keys.CurrentId;
            entry.Property(EncryptedModel.SealVersion).CurrentValue = (int)entry.Property(EncryptedModel.SealVersion).OriginalValue! + 1;
        }

        foreach (var index in declared.Indexes)
        {
            var value = index.Clear.GetValue(entry.Entity) is string text ? Cipher.IndexOf(index.Name, text) : null;
            if (!SameBytes(value, (byte[]?)entry.Property(index.Column).CurrentValue))
            {
                entry.Property(index.Column).CurrentValue = value;
            }
        }
    }

    private bool HasChanged(EntityEntry entry, EncryptedFields.Field field, string row)
    {
        var stored = (byte[]?)entry.Property(field.Column).CurrentValue;
        return !SameBytes(field.Read(entry.Entity), stored is null ? null : Cipher.Open(stored, field.Name, row));
    }

    private static bool SameBytes(byte[]? one, byte[]? other) =>
        one is null ? other is null : other is not null && CryptographicOperations.FixedTimeEquals(one, other);
}
