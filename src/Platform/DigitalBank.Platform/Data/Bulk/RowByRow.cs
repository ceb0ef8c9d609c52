using System.Data.Common;

namespace DigitalBank.Platform.Data.Bulk;

/// <summary>One prepared statement that takes row after row: the fastest way into a database that lives in this process.</summary>
public sealed class RowByRow(int writersAtOnce) : BulkRows
{
    public override int WritersAtOnce => writersAtOnce;

    public override void Insert(DbConnection connection, DbTransaction? transaction, RowShape shape, IReadOnlyList<object> rows)
    {
        ArgumentNullException.ThrowIfNull(connection);
        ArgumentNullException.ThrowIfNull(shape);
        ArgumentNullException.ThrowIfNull(rows);
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        Inserting(command, shape);
        AddParameters(command, shape.Columns);
        foreach (var row in rows)
        {
            Fill(command, shape.Columns, row);
            command.ExecuteNonQuery();
        }
    }

    protected override Task<int> InsertAsync(DbCommand command, RowShape shape, IReadOnlyList<object> rows, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(shape);
        return ExecuteAsync(Inserting(command, shape), shape.Columns, rows, cancellationToken);
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
        AddParameters(command, columns);
        var written = 0;
        foreach (var row in rows)
        {
            Fill(command, columns, row);
            written += await command.ExecuteNonQueryAsync(cancellationToken);
        }

        return written;
    }

    private static DbCommand Inserting(DbCommand command, RowShape shape)
    {
#pragma warning disable CA2100 // Names of the model in quotation marks; values are parameters.
        command.CommandText =
            $"INSERT INTO {shape.Table} ({string.Join(", ", shape.Columns.Select(column => column.Name))}) "
            + $"VALUES ({string.Join(", ", shape.Columns.Select((_, i) => Parameter(i)))})";
#pragma warning restore CA2100
        return command;
    }

    private static void AddParameters(DbCommand command, IReadOnlyList<RowColumn> columns)
    {
        for (var i = 0; i < columns.Count; i++)
        {
            command.Parameters.Add(columns[i].Mapping.CreateParameter(command, Parameter(i), value: null, nullable: true));
        }
    }

    private static void Fill(DbCommand command, IReadOnlyList<RowColumn> columns, object row)
    {
        for (var i = 0; i < columns.Count; i++)
        {
            command.Parameters[i].Value = columns[i].ValueOf(row) ?? DBNull.Value;
        }
    }

    private static string Parameter(int i) => $"@p{i}";
}
