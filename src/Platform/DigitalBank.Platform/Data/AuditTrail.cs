using System.Globalization;
using System.Text.Json;
using DigitalBank.Platform.Outbox;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DigitalBank.Platform.Data;

/// <summary>Derives the audit records of a save from what the context has tracked, so that no handler can forget one.</summary>
public static class AuditTrail
{
    private const string Exempt = "DigitalBank:NotAudited";

    private const string Secret = "DigitalBank:Secret";

    /// <summary>For rows that are a log themselves, or bookkeeping of the machinery.</summary>
    public static EntityTypeBuilder<TEntity> IsNotAudited<TEntity>(this EntityTypeBuilder<TEntity> entity)
        where TEntity : class
    {
        ArgumentNullException.ThrowIfNull(entity);
        return entity.HasAnnotation(Exempt, true);
    }

    /// <summary>For values that the trail must say have changed without ever showing them: password hashes, keys.</summary>
    public static PropertyBuilder<T> IsSecret<T>(this PropertyBuilder<T> property)
    {
        ArgumentNullException.ThrowIfNull(property);
        return property.HasAnnotation(Secret, true);
    }

    /// <summary>Whether changes of these rows are kept in the trail.</summary>
    internal static bool Keeps(IReadOnlyEntityType entity) =>
        entity.FindAnnotation(Exempt) is null
        && entity.ClrType != typeof(AuditRecord) && entity.ClrType != typeof(OutboxMessage) && entity.ClrType != typeof(IdempotencyRecord);

    internal static List<AuditRecord> Of(DbContext context, ModuleServices services)
    {
        context.ChangeTracker.DetectChanges();
        return
        [
            .. context.ChangeTracker.Entries()
                .Where(entry => entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted && IsAudited(entry))
                .Select(entry => RecordOf(entry, ModuleSchema.Of(context.GetType()), services)),
        ];
    }

    private static bool IsAudited(EntityEntry entry) =>
        Keeps(entry.Metadata);

    private static AuditRecord RecordOf(EntityEntry entry, string module, ModuleServices services) => new()
    {
        Id = Guid.CreateVersion7(services.Clock.GetUtcNow()),
        RecordedAt = services.Clock.GetUtcNow(),
        Actor = services.Actor.Subject,
        Action = services.Command.Name,
        Reason = services.Command.Reason,
        Subject = $"{module}.{entry.Metadata.ClrType.Name}",
        SubjectId = string.Join('/', entry.Metadata.FindPrimaryKey()!.Properties.Select(key =>
            Convert.ToString(entry.Property(key.Name).CurrentValue, CultureInfo.InvariantCulture))),
        Before = entry.State == EntityState.Added ? null : Values(entry, property => property.OriginalValue),
        After = entry.State == EntityState.Deleted ? null : Values(entry, property => property.CurrentValue),
    };

    private static string Values(EntityEntry entry, Func<PropertyEntry, object?> value) =>
        JsonSerializer.Serialize(
            entry.Properties
                .Where(property => entry.State != EntityState.Modified || property.IsModified)
                .ToDictionary(property => SnakeCase.From(property.Metadata.Name), property => Shown(property.Metadata, value(property))),
            BankJson.Options);

    private static object? Shown(IProperty property, object? value) => property.FindAnnotation(Secret) is null ? value : "(secret)";
}
