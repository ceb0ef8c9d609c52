using DigitalBank.Platform.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace DigitalBank.Storage.SqlServer.Migrations.Platform;

/// <summary>Makes the database itself refuse to change or delete a row of the audit trail.</summary>
[DbContext(typeof(PlatformDbContext))]
[Migration("20261122000001_AppendOnlyAuditTrail")]
internal sealed class AppendOnlyAuditTrail : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql(
            """
            CREATE TRIGGER platform.tr_append_only_audit_record ON platform.audit_trail AFTER UPDATE, DELETE AS
            BEGIN
                SET NOCOUNT ON;
                IF EXISTS (SELECT 1 FROM deleted)
                BEGIN
                    ROLLBACK TRANSACTION;
                    THROW 51001, 'platform.audit_trail is append-only', 1;
                END
            END
            """);
    }
}
