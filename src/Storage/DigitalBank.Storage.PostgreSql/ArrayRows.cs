using System.Data.Common;
using DigitalBank.Platform.Data.Bulk;
using Npgsql;

namespace DigitalBank.Storage.PostgreSql;

/// <summary>One statement for all rows, with an array for each column.</summary>
internal sealed class ArrayRows : BulkRows
{
    /// <summary>Enough that the server writes for some while others reckon in this process.</summary>
    public override int WritersAtOnce => 4;

    protected override Task<int> InsertAsync(DbCommand command, RowShape shape, IReadOnlyList<object> rows, CancellationToken cancellationToken)
    {
        var names = string.Join(", ", shape.Columns.Select(column => column.Name));
        return ExecuteAsync(
            command, $"INSERT INTO {shape.Table} ({names}) SELECT * FROM unnest({Arrays(shape)})", shape, rows, cancellationToken);
    }

    protected override Task<int> UpdateAsync(DbCommand command, RowShape shape, IReadOnlyList<object> rows, CancellationToken cancellationToken)
    {
        var names = string.Join(", ", shape.Columns.Select(column => column.Name));
        var changes = string.Join(", ", shape.Columns.Where(column => !column.IsKey).Select(column => $"{column.Name} = changed.{column.Name}"));
        var asRead = string.Join(" AND ", shape.Columns.Where(column => column.IsKey || column.IsVersion)
            .Select(column => $"stored.{column.Name} = changed.{column.Name}{(column.IsVersion ? " - 1" : "")}"));
        return ExecuteAsync(
            command,
            $"UPDATE {shape.Table} AS stored SET {changes} FROM unnest({Arrays(shape)}) AS changed ({names}) WHERE {asRead}",
            shape,
            rows,
            cancellationToken);
    }

    private static string Arrays(RowShape shape) => string.Join(", ", shape.Columns.Select((_, i) => $"${i + 1}"));

    private static Task<int> ExecuteAsync(
        DbCommand command, string statement, RowShape shape, IReadOnlyList<object> rows, CancellationToken cancellationToken)
    {
#pragma warning disable CA2100 // Names of the model in quotation marks; values are parameters.
        command.CommandText = statement;
#pragma warning restore CA2100
        foreach (var column in shape.Columns)
        {
            var values = Array.CreateInstance(column.StoredType, rows.Count);
            for (var i = 0; i < rows.Count; i++)
            {
                values.SetValue(column.ValueOf(rows[i]), i);
            }

            command.Parameters.Add(new NpgsqlParameter { Value = values });
        }

        return command.ExecuteNonQueryAsync(cancellationToken);
    }
}
