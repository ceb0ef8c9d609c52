using System.Data.Common;
using DigitalBank.Payments.Limits;
using DigitalBank.Platform.Data.Bulk;

namespace DigitalBank.Payments.Booking.Bulk;

/// <summary>The key under which a customer ordered something.</summary>
internal readonly record struct RequestKey(Guid PartyId, Guid Key);

/// <summary>What is asked and counted for many payments at once, where databases have ways of their own.</summary>
internal interface IPaymentStatements
{
    /// <returns>The ids of orders that were given under these keys.</returns>
    Task<IReadOnlyList<Guid>> FindOrdersAsync(
        DbConnection connection, RowShape orders, IReadOnlyList<RequestKey> keys, CancellationToken cancellationToken);

    /// <summary>Adds to counters within a transaction, one after the other in the order given, and opens those that are not there.</summary>
    /// <returns>What is used of each then.</returns>
    IReadOnlyList<CounterUse> Count(
        DbConnection connection, DbTransaction? transaction, RowShape counters, IReadOnlyList<CounterUse> uses);
}
