using DigitalBank.Ledger.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace DigitalBank.Storage.PostgreSql.Migrations.Ledger;

/// <summary>Makes the database itself refuse to change or delete what happened to holds, and what was asked for.</summary>
[DbContext(typeof(LedgerDbContext))]
[Migration("20261122000011_AppendOnlyHolds")]
internal sealed class AppendOnlyHolds : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql(
            """
            CREATE TRIGGER tr_append_only_hold_change_row BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger.hold_changes
                FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();
            CREATE TRIGGER tr_append_only_entry_request BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger.entry_requests
                FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();
            """);
    }
}
