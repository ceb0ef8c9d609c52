using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace DigitalBank.Platform.Data.Bulk;

/// <summary>The table of a type of row and its columns, as the model maps them.</summary>
public sealed class RowShape
{
    private RowShape(string table, IReadOnlyList<RowColumn> columns) => (Table, Columns) = (table, columns);

    /// <summary>With its schema, in the quotation marks of the database.</summary>
    public string Table { get; }

    public IReadOnlyList<RowColumn> Columns { get; }

    /// <summary>The column of a property.</summary>
    public RowColumn Column(string property) => Columns.First(column => column.Property == property);

    /// <exception cref="InvalidOperationException">The type is not mapped, or audited: its changes must be tracked.</exception>
    public static RowShape Of(DbContext db, Type type)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(type);
        var entity = db.Model.FindEntityType(type) ?? throw new InvalidOperationException($"{type.Name} is not mapped.");
        if (AuditTrail.Keeps(entity))
        {
            throw new InvalidOperationException($"{type.Name} is audited: change it through the context.");
        }

        var sql = db.GetService<ISqlGenerationHelper>();
        var table = StoreObjectIdentifier.Table(entity.GetTableName()!, entity.GetSchema());
        return new RowShape(
            sql.DelimitIdentifier(table.Name, table.Schema),
            [.. entity.GetFlattenedProperties().Select(property => new RowColumn(property, sql.DelimitIdentifier(property.GetColumnName(table)!)))]);
    }
}

/// <summary>One column of a row.</summary>
public sealed class RowColumn
{
    private readonly IClrPropertyGetter _getter;

    internal RowColumn(IProperty property, string name)
    {
        (Name, Property, IsKey, IsVersion) = (name, property.Name, property.IsPrimaryKey(), property.IsConcurrencyToken);
        _getter = property.GetGetter();
        Mapping = property.GetRelationalTypeMapping();
        var stored = Mapping.Converter?.ProviderClrType ?? property.ClrType;
        StoredType = property.IsNullable && stored.IsValueType && Nullable.GetUnderlyingType(stored) is null
            ? typeof(Nullable<>).MakeGenericType(stored)
            : stored;
    }

    /// <summary>In the quotation marks of the database.</summary>
    public string Name { get; }

    public string Property { get; }

    public bool IsKey { get; }

    public bool IsVersion { get; }

    public RelationalTypeMapping Mapping { get; }

    /// <summary>The type of the values that go to the database.</summary>
    public Type StoredType { get; }

    /// <summary>What goes to the database for a row; null for nothing.</summary>
    public object? ValueOf(object row)
    {
        var value = _getter.GetClrValueUsingContainingEntity(row);
        return Mapping.Converter is { } converter ? converter.ConvertToProvider(value) : value;
    }
}
