using System.Data.Common;
using DigitalBank.Payments.Limits;
using DigitalBank.Payments.Orders;
using DigitalBank.Platform.Data.Bulk;

namespace DigitalBank.Payments.Booking.Bulk;

/// <summary>One key, one counter after the other, in SQL that every database understands.</summary>
internal sealed class StatementsByRow : IPaymentStatements
{
    public async Task<IReadOnlyList<Guid>> FindOrdersAsync(
        DbConnection connection, RowShape orders, IReadOnlyList<RequestKey> keys, CancellationToken cancellationToken)
    {
        var (id, party, key) = (
            orders.Column(nameof(PaymentOrder.Id)),
            orders.Column(nameof(PaymentOrder.OrderingPartyId)),
            orders.Column(nameof(PaymentOrder.IdempotencyKey)));
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Names of the model in quotation marks; values are parameters.
        command.CommandText = $"SELECT {id.Name} FROM {orders.Table} WHERE {party.Name} = @party AND {key.Name} = @key";
#pragma warning restore CA2100
        command.Parameters.Add(party.Mapping.CreateParameter(command, "@party", value: null, nullable: true));
        command.Parameters.Add(key.Mapping.CreateParameter(command, "@key", value: null, nullable: true));
        var found = new List<Guid>();
        foreach (var asked in keys)
        {
            (command.Parameters[0].Value, command.Parameters[1].Value) = (asked.PartyId, asked.Key);
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            if (await reader.ReadAsync(cancellationToken))
            {
                found.Add(reader.GetGuid(0));
            }
        }

        return found;
    }

    public IReadOnlyList<CounterUse> Count(
        DbConnection connection, DbTransaction? transaction, RowShape counters, IReadOnlyList<CounterUse> uses)
    {
        var (key, amount, count) = (
            counters.Column(nameof(LimitCounter.Key)).Name,
            counters.Column(nameof(LimitCounter.UsedMinor)).Name,
            counters.Column(nameof(LimitCounter.UsedCount)).Name);
        using var add = Command($"UPDATE {counters.Table} SET {amount} = {amount} + @amount, {count} = {count} + @count WHERE {key} = @key");
        using var open = Command($"INSERT INTO {counters.Table} ({key}, {amount}, {count}) VALUES (@key, @amount, @count)");
        using var read = Command($"SELECT {amount}, {count} FROM {counters.Table} WHERE {key} = @key");
        return [.. uses.Select(CountOne)];

        DbCommand Command(string text)
        {
            var command = connection.CreateCommand();
            command.Transaction = transaction;
#pragma warning disable CA2100 // Names of the model in quotation marks; values are parameters.
            command.CommandText = text;
#pragma warning restore CA2100
            return command;
        }

        CounterUse CountOne(CounterUse use)
        {
            if (Filled(add, use).ExecuteNonQuery() == 0)
            {
                Filled(open, use).ExecuteNonQuery();
            }

            using var reader = Filled(read, use).ExecuteReader();
            reader.Read();
            return new CounterUse(use.Key, reader.GetInt64(0), reader.GetInt32(1));
        }
    }

    private static DbCommand Filled(DbCommand command, CounterUse use)
    {
        command.Parameters.Clear();
        Add("@key", use.Key);
        Add("@amount", use.AmountMinor);
        Add("@count", use.Count);
        return command;

        void Add(string name, object value)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }
    }
}
