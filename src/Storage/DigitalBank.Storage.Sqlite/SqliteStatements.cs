using DigitalBank.Ledger.Data;
using DigitalBank.Ledger.Engine;
using DigitalBank.Platform.Data.Bulk;
using DigitalBank.Storage.Sqlite.Ledger;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalBank.Storage.Sqlite;

/// <summary>What the modules do on SQLite in its own way.</summary>
internal static class SqliteStatements
{
    internal static IServiceCollection AddSqliteStatements(this IServiceCollection services) =>
        services
            .AddSingleton<IPostingStore, SqlitePostingStore>()
            .AddSingleton<IJournalScan, SqliteJournalScan>()
            .AddSingleton<IAccountLines, SqliteAccountLines>()
            .AddSingleton<IBulkRows>(new RowByRow(writersAtOnce: 1));
}
