using DigitalBank.Ledger.Data;
using DigitalBank.Ledger.Engine;
using DigitalBank.Payments.Booking.Bulk;
using DigitalBank.Platform.Data.Bulk;
using DigitalBank.Storage.PostgreSql.Ledger;
using DigitalBank.Storage.PostgreSql.Payments;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalBank.Storage.PostgreSql;

/// <summary>What the modules do on PostgreSQL in its own way.</summary>
internal static class PostgreSqlStatements
{
    internal static IServiceCollection AddPostgreSqlStatements(this IServiceCollection services) =>
        services
            .AddSingleton<IPostingStore, PostgreSqlPostingStore>()
            .AddSingleton<IJournalScan, PostgreSqlJournalScan>()
            .AddSingleton<IAccountLines, PostgreSqlAccountLines>()
            .AddSingleton<IBulkRows, ArrayRows>()
            .AddSingleton<IPaymentStatements, ArrayStatements>();
}
