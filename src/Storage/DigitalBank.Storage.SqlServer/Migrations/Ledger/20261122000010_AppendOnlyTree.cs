using DigitalBank.Ledger.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace DigitalBank.Storage.SqlServer.Migrations.Ledger;

/// <summary>Makes the database itself refuse to change or delete the tree over the journal and its signed heads.</summary>
[DbContext(typeof(LedgerDbContext))]
[Migration("20261122000010_AppendOnlyTree")]
internal sealed class AppendOnlyTree : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql(TriggerOn("tree_tiles", "tree_tile_row"));
        migrationBuilder.Sql(TriggerOn("tree_heads", "tree_head_row"));
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
