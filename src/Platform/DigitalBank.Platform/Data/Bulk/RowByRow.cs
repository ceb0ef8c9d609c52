using System.Data.Common;

namespace DigitalBank.Platform.Data.Bulk;

/// <summary>One prepared statement that takes row after row: the fastest way into a database that lives in this process.</summary>
public sealed class RowByRow(int writersAtOnce) : BulkRows
{
    public override int WritersAtOnce => writersAtOnce;

    protected override Task<int> InsertAsync(DbCommand command, RowShape shape, IReadOnlyList<object> rows, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(shape);
        var columns = shape.Columns;
#pragma warning disable CA2100 // Names of the model in quotation marks; values are parameters.
        command.CommandText =
            $"INSERT INTO {shape.Table} ({string.Join(", ", columns.Select(column => column.Name))}) "
            + $"VALUES ({string.Join(", ", columns.Select((_, i) => Parameter(i)))})";
#pragma warning restore CA2100
        return ExecuteAsync(command, columns, rows, cancellationToken);
    }

    protected override Task<int> UpdateAsync(DbCommand command, RowShape shape, IReadOnlyList<object> rows, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(shape);
        var columns = shape.Columns;
        var changes = columns.Select((column, i) => (column, i)).Where(each => !each.column.IsKey).Select(each => $"{each.column.Name} = {Parameter(each.i)}");
        var asRead = columns.Select((column, i) => (column, i)).Where(each => each.column.IsKey || each.column.IsVersion)
            .Select(each => $"{each.column.Name} = {Parameter(each.i)}{(each.column.IsVersion ? " - 1" : "")}");
#pragma warning disable CA2100 // Names of the model in quotation marks; values are parameters.
        command.CommandText = $"UPDATE {shape.Table} SET {string.Join(", ", changes)} WHERE {string.Join(" AND ", asRead)}";
#pragma warning restore CA2100
        return ExecuteAsync(command, columns, rows, cancellationToken);
    }

    private static async Task<int> ExecuteAsync(
        DbCommand command, IReadOnlyList<RowColumn> columns, IReadOnlyList<object> rows, CancellationToken cancellationToken)
    {
        for (var i = 0; i < columns.Count; i++)
        {
            command.Parameters.Add(columns[i].Mapping.CreateParameter(command, Parameter(i), value: null, nullable: true));
        }

        var written = 0;
        foreach (var row in rows)
        {
            for (var i = 0; i < columns.Count; i++)
            {
                command.Parameters[i].Value = columns[i].ValueOf(row) ?? DBNull.Value;
            }

            written += await command.ExecuteNonQueryAsync(cancellationToken);
        }

        return written;
    }

    private static string Parameter(int i) => $"@p{i}";
}
