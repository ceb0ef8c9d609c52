using DigitalBank.Ledger.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace DigitalBank.Storage.SqlServer.Migrations.Ledger;

/// <summary>Makes the database itself refuse to change or delete what has been booked.</summary>
[DbContext(typeof(LedgerDbContext))]
[Migration("20261122000001_AppendOnlyJournal")]
internal sealed class AppendOnlyJournal : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql(TriggerOn("journal_entries", "journal_entry"));
        migrationBuilder.Sql(TriggerOn("journal_lines", "journal_line"));
        migrationBuilder.Sql(TriggerOn("reversals", "reversal"));
        migrationBuilder.Sql(TriggerOn("history_marks", "history_mark"));
    }

    private static string TriggerOn(string table, string row) =>
        $"""
        CREATE TRIGGER ledger.tr_append_only_{row} ON ledger.{table} AFTER UPDATE, DELETE AS
        BEGIN
            SET NOCOUNT ON;
            IF EXISTS (SELECT 1 FROM deleted)
            BEGIN
                ROLLBACK TRANSACTION;
                THROW 51001, 'ledger.{table} is append-only', 1;
            END
        END
        """;
}
