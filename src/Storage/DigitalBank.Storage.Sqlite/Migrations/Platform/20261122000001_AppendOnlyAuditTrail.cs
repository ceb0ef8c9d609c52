using DigitalBank.Platform.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace DigitalBank.Storage.Sqlite.Migrations.Platform;

/// <summary>Makes the database itself refuse to change or delete a row of the audit trail.</summary>
[DbContext(typeof(PlatformDbContext))]
[Migration("20261122000001_AppendOnlyAuditTrail")]
internal sealed class AppendOnlyAuditTrail : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql("CREATE TRIGGER tr_audit_trail_no_update BEFORE UPDATE ON platform_audit_trail BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END;");
        migrationBuilder.Sql("CREATE TRIGGER tr_audit_trail_no_delete BEFORE DELETE ON platform_audit_trail BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END;");
    }
}
