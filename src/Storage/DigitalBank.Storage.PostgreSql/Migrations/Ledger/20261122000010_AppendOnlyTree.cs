using DigitalBank.Ledger.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace DigitalBank.Storage.PostgreSql.Migrations.Ledger;

/// <summary>Makes the database itself refuse to change or delete the tree over the journal and its signed heads.</summary>
[DbContext(typeof(LedgerDbContext))]
[Migration("20261122000010_AppendOnlyTree")]
internal sealed class AppendOnlyTree : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql(
            """
            CREATE TRIGGER tr_append_only_tree_tile_row BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger.tree_tiles
                FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();
            CREATE TRIGGER tr_append_only_tree_head_row BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger.tree_heads
                FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();
            """);

        // Hashes do not compress: without trying, and out of line, so that reading the roots alone stays cheap.
        migrationBuilder.Sql("ALTER TABLE ledger.tree_tiles ALTER COLUMN hashes SET STORAGE EXTERNAL;");
    }
}
