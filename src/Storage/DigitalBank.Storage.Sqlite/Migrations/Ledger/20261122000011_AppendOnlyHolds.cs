using DigitalBank.Ledger.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace DigitalBank.Storage.Sqlite.Migrations.Ledger;

/// <summary>Makes the database itself refuse to change or delete what happened to holds, and what was asked for.</summary>
[DbContext(typeof(LedgerDbContext))]
[Migration("20261122000011_AppendOnlyHolds")]
internal sealed class AppendOnlyHolds : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        foreach (var table in (string[])["hold_changes", "entry_requests"])
        {
            migrationBuilder.Sql($"CREATE TRIGGER tr_{table}_no_update BEFORE UPDATE ON ledger_{table} BEGIN SELECT RAISE(ABORT, 'what happened to holds is append-only'); END;");
            migrationBuilder.Sql($"CREATE TRIGGER tr_{table}_no_delete BEFORE DELETE ON ledger_{table} BEGIN SELECT RAISE(ABORT, 'what happened to holds is append-only'); END;");
        }
    }
}
