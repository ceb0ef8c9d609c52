using DigitalBank.Ledger.Data;
using DigitalBank.Ledger.Engine;
using DigitalBank.Platform.Data.Bulk;
using DigitalBank.Storage.SqlServer.Ledger;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalBank.Storage.SqlServer;

/// <summary>What the modules do on SQL Server in its own way.</summary>
internal static class SqlServerStatements
{
    internal static IServiceCollection AddSqlServerStatements(this IServiceCollection services) =>
        services
            .AddSingleton<IPostingStore, SqlServerPostingStore>()
            .AddSingleton<IJournalScan, EfJournalScan>()
            .AddSingleton<IAccountLines, IndexedAccountLines>()
            .AddSingleton<IBulkRows>(new RowByRow(writersAtOnce: 4));
}
