using System.Text.RegularExpressions;
using DigitalBank.Ledger.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalBank.Ledger.Tests;

/// <summary>Plain SQL on the bank's database, as someone with full access would type it.</summary>
internal static partial class TestSql
{
    public static bool IsSqlite => TestKit.TestDatabase.Provider == "Sqlite";

    /// <summary>Runs a statement in which tables are written as <c>ledger.name</c>.</summary>
    public static async Task<int> ExecuteAsync(LedgerBank bank, string sql)
    {
        await using var scope = bank.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<LedgerDbContext>();
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = IsSqlite ? Schema().Replace(sql, "ledger_") : sql;
        return await command.ExecuteNonQueryAsync();
    }

    /// <summary>Takes the guards away first, which only someone who owns the database can do.</summary>
    public static async Task TamperAsync(LedgerBank bank, string sql)
    {
        if (IsSqlite)
        {
            string[] guarded = ["journal_entries", "journal_lines", "reversals", "history_marks", "tree_tiles", "tree_heads", "hold_changes", "entry_requests"];
            foreach (var table in guarded)
            {
                await ExecuteAsync(bank, $"DROP TRIGGER IF EXISTS tr_{table}_no_update");
                await ExecuteAsync(bank, $"DROP TRIGGER IF EXISTS tr_{table}_no_delete");
            }
        }
        else
        {
            sql = "SET session_replication_role = replica; " + sql + "; SET session_replication_role = DEFAULT";
        }

        var changed = await ExecuteAsync(bank, sql);
        if (changed == 0)
        {
            throw new InvalidOperationException($"Nothing was changed by: {sql}");
        }
    }

    [GeneratedRegex(@"\bledger\.")]
    private static partial Regex Schema();
}
