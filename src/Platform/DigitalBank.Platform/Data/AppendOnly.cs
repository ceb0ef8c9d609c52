using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DigitalBank.Platform.Data;

/// <summary>Marks tables in which a trigger refuses to change or delete a row.</summary>
public static class AppendOnly
{
    /// <summary>
    /// Tells EF of the trigger. SQL Server refuses an OUTPUT clause on a table that has one, so EF must know to save without it.
    /// The trigger itself stands in the migrations of each provider.
    /// </summary>
    public static EntityTypeBuilder<TEntity> IsAppendOnly<TEntity>(this EntityTypeBuilder<TEntity> entity)
        where TEntity : class
    {
        ArgumentNullException.ThrowIfNull(entity);
        return entity.ToTable(table => table.HasTrigger($"tr_append_only_{SnakeCase.From(typeof(TEntity).Name)}"));
    }
}
