using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace DigitalBank.Platform.Data;

/// <summary>Gives tables and columns their names: snake case, in the module's schema, or with its prefix where there are no schemas.</summary>
internal static class DatabaseNames
{
    internal static void Apply(ModelBuilder modelBuilder, string schema, bool usesSchemas)
    {
        foreach (var entity in modelBuilder.Model.GetEntityTypes())
        {
            if (entity.GetTableName() is { } table)
            {
                var itsSchema = entity.GetSchema() ?? schema;
                entity.SetTableName(usesSchemas ? SnakeCase.From(table) : $"{itsSchema}_{SnakeCase.From(table)}");
                entity.SetSchema(usesSchemas ? itsSchema : null);
            }

            foreach (var property in entity.GetProperties().Where(HasDefaultName))
            {
                property.SetColumnName(SnakeCase.From(property.Name));
            }
        }
    }

    private static bool HasDefaultName(IMutableProperty property) => property.FindAnnotation(RelationalAnnotationNames.ColumnName) is null;
}
