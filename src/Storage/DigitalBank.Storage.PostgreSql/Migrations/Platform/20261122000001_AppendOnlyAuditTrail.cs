using DigitalBank.Platform.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace DigitalBank.Storage.PostgreSql.Migrations.Platform;

/// <summary>Makes the database itself refuse to change or delete a row of the audit trail.</summary>
[DbContext(typeof(PlatformDbContext))]
[Migration("20261122000001_AppendOnlyAuditTrail")]
internal sealed class AppendOnlyAuditTrail : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql(
            """
            CREATE FUNCTION platform.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                RAISE EXCEPTION '%.% is append-only', TG_TABLE_SCHEMA, TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
            END $$;
            CREATE TRIGGER tr_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON platform.audit_trail
                FOR EACH STATEMENT EXECUTE FUNCTION platform.refuse_change();
            """);
    }
}
