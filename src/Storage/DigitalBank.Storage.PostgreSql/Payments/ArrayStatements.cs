using System.Data.Common;
using DigitalBank.Ledger.Contracts.Journal;
using DigitalBank.Payments.Booking.Bulk;
using DigitalBank.Payments.Limits;
using DigitalBank.Payments.Orders;
using DigitalBank.Platform.Data.Bulk;
using Npgsql;

namespace DigitalBank.Storage.PostgreSql.Payments;

/// <summary>One statement for all keys, one for all counters.</summary>
internal sealed class ArrayStatements : IPaymentStatements
{
    public async Task<IReadOnlyList<Guid>> FindOrdersAsync(
        DbConnection connection, RowShape orders, IReadOnlyList<RequestKey> keys, CancellationToken cancellationToken)
    {
        var (id, party, key) = (
            orders.Column(nameof(PaymentOrder.Id)).Name,
            orders.Column(nameof(PaymentOrder.OrderingPartyId)).Name,
            orders.Column(nameof(PaymentOrder.IdempotencyKey)).Name);
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Names of the model in quotation marks; values are parameters.

        // One look into the index for each key: joined as a set, the server may think it cheaper to read the whole table.
        command.CommandText =
            $"""
            SELECT found.id FROM unnest($1, $2) AS asked (party, key)
            CROSS JOIN LATERAL (
                SELECT {id} AS id FROM {orders.Table} WHERE {party} = asked.party AND {key} = asked.key OFFSET 0) AS found
            """;
#pragma warning restore CA2100
        command.Parameters.Add(new NpgsqlParameter { Value = keys.Select(asked => asked.PartyId).ToArray() });
        command.Parameters.Add(new NpgsqlParameter { Value = keys.Select(asked => asked.Key).ToArray() });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var found = new List<Guid>();
        while (await reader.ReadAsync(cancellationToken))
        {
            found.Add(reader.GetGuid(0));
        }

        return found;
    }

    public IReadOnlyList<CounterUse> Count(
        DbConnection connection, DbTransaction? transaction, RowShape counters, IReadOnlyList<CounterUse> uses)
    {
        try
        {
            return CountOnce(connection, transaction, counters, uses);
        }
        catch (PostgresException held) when (held.SqlState is PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.DeadlockDetected)
        {
            throw new EntryCompanionException("Somebody else holds a limit's counter.", held);
        }
    }

    /// <remarks>
    /// The journal stands while this waits: whoever holds a counter longer than a moment is waited for on the longer way, by whom it concerns.
    /// </remarks>
    private static List<CounterUse> CountOnce(
        DbConnection connection, DbTransaction? transaction, RowShape counters, IReadOnlyList<CounterUse> uses)
    {
        var (key, amount, count) = (
            counters.Column(nameof(LimitCounter.Key)).Name,
            counters.Column(nameof(LimitCounter.UsedMinor)).Name,
            counters.Column(nameof(LimitCounter.UsedCount)).Name);
        using var moment = connection.CreateCommand();
        (moment.Transaction, moment.CommandText) = (transaction, "SET LOCAL lock_timeout = '50ms'");
        moment.ExecuteNonQuery();
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
#pragma warning disable CA2100 // Names of the model in quotation marks; values are parameters.
        command.CommandText =
            $"""
            INSERT INTO {counters.Table} AS counter ({key}, {amount}, {count}) SELECT * FROM unnest($1, $2, $3)
            ON CONFLICT ({key}) DO UPDATE SET {amount} = counter.{amount} + excluded.{amount}, {count} = counter.{count} + excluded.{count}
            RETURNING {key}, {amount}, {count}
            """;
#pragma warning restore CA2100
        command.Parameters.Add(new NpgsqlParameter { Value = uses.Select(use => use.Key).ToArray() });
        command.Parameters.Add(new NpgsqlParameter { Value = uses.Select(use => use.AmountMinor).ToArray() });
        command.Parameters.Add(new NpgsqlParameter { Value = uses.Select(use => use.Count).ToArray() });
        using var reader = command.ExecuteReader();
        var used = new List<CounterUse>(uses.Count);
        while (reader.Read())
        {
            used.Add(new CounterUse(reader.GetString(0), reader.GetInt64(1), reader.GetInt32(2)));
        }

        return used;
    }
}
