using System.Collections.Concurrent;
using System.Data.Common;
using DigitalBank.Platform.Data.Bulk;
using DigitalBank.Storage.PostgreSql.Ledger;
using Npgsql;

namespace DigitalBank.Storage.PostgreSql;

/// <summary>One statement for all rows, with an array for each column.</summary>
internal sealed class ArrayRows : BulkRows
{
    private readonly ConcurrentBag<CopyBuffer> _buffers = [];

    /// <summary>Enough that the server writes for some while others reckon in this process.</summary>
    public override int WritersAtOnce => 4;

    /// <summary>With binary COPY, which costs the server less than arrays do.</summary>
    public override void Insert(DbConnection connection, DbTransaction? transaction, RowShape shape, IReadOnlyList<object> rows)
    {
        var buffer = _buffers.TryTake(out var idle) ? idle : new CopyBuffer();
        buffer.Begin();
        foreach (var row in rows)
        {
            buffer.Row((short)shape.Columns.Count);
            for (var i = 0; i < shape.Columns.Count; i++)
            {
                buffer.AddAny(shape.Columns[i].ValueOf(row));
            }
        }

        buffer.End();
        var names = string.Join(", ", shape.Columns.Select(column => column.Name));
        using (var stream = ((NpgsqlConnection)connection).BeginRawBinaryCopy($"COPY {shape.Table} ({names}) FROM STDIN (FORMAT BINARY)"))
        {
            stream.Write(buffer.Written.Span);
        }

        _buffers.Add(buffer);
    }

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
