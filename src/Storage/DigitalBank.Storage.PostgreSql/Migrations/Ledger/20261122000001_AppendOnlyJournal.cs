using DigitalBank.Ledger.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace DigitalBank.Storage.PostgreSql.Migrations.Ledger;

/// <summary>Makes the database itself refuse to change or delete what has been booked.</summary>
[DbContext(typeof(LedgerDbContext))]
[Migration("20261122000001_AppendOnlyJournal")]
internal sealed class AppendOnlyJournal : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql(
            """
            CREATE FUNCTION ledger.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                RAISE EXCEPTION '%.% is append-only', TG_TABLE_SCHEMA, TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
            END $$;
            CREATE TRIGGER tr_append_only_journal_entry BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger.journal_entries
                FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();
            CREATE TRIGGER tr_append_only_journal_line BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger.journal_lines
                FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();
            CREATE TRIGGER tr_append_only_reversal BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger.reversals
                FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();
            CREATE TRIGGER tr_append_only_history_mark BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger.history_marks
                FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();
            """);

        // Totals change with every posting. Room on the page lets PostgreSQL put the new version beside the old one, without touching
        // the index and without waiting for vacuum.
        migrationBuilder.Sql("ALTER TABLE ledger.balances SET (fillfactor = 50); ALTER TABLE ledger.head SET (fillfactor = 10);");
    }
}
