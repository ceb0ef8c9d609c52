using DigitalBank.Ledger.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace DigitalBank.Storage.Sqlite.Migrations.Ledger;

/// <summary>Makes the database itself refuse to change or delete the tree over the journal and its signed heads.</summary>
[DbContext(typeof(LedgerDbContext))]
[Migration("20261122000010_AppendOnlyTree")]
internal sealed class AppendOnlyTree : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        foreach (var table in (string[])["tree_tiles", "tree_heads"])
        {
            migrationBuilder.Sql($"CREATE TRIGGER tr_{table}_no_update BEFORE UPDATE ON ledger_{table} BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;");
            migrationBuilder.Sql($"CREATE TRIGGER tr_{table}_no_delete BEFORE DELETE ON ledger_{table} BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;");
        }
    }
}
