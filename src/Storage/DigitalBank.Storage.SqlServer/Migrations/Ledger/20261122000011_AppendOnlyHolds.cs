using DigitalBank.Ledger.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace DigitalBank.Storage.SqlServer.Migrations.Ledger;

/// <summary>Makes the database itself refuse to change or delete what happened to holds, and what was asked for.</summary>
[DbContext(typeof(LedgerDbContext))]
[Migration("20261122000011_AppendOnlyHolds")]
internal sealed class AppendOnlyHolds : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql(TriggerOn("hold_changes", "hold_change_row"));
        migrationBuilder.Sql(TriggerOn("entry_requests", "entry_request"));
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
