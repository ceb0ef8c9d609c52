using DigitalBank.Ledger.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace DigitalBank.Storage.Sqlite.Migrations.Ledger;

/// <summary>Makes the database itself refuse to change or delete what has been booked.</summary>
[DbContext(typeof(LedgerDbContext))]
[Migration("20261122000001_AppendOnlyJournal")]
internal sealed class AppendOnlyJournal : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql("CREATE TRIGGER tr_journal_entries_no_update BEFORE UPDATE ON ledger_journal_entries BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;");
        migrationBuilder.Sql("CREATE TRIGGER tr_journal_entries_no_delete BEFORE DELETE ON ledger_journal_entries BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;");
        migrationBuilder.Sql("CREATE TRIGGER tr_journal_lines_no_update BEFORE UPDATE ON ledger_journal_lines BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;");
        migrationBuilder.Sql("CREATE TRIGGER tr_journal_lines_no_delete BEFORE DELETE ON ledger_journal_lines BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;");
        migrationBuilder.Sql("CREATE TRIGGER tr_reversals_no_update BEFORE UPDATE ON ledger_reversals BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;");
        migrationBuilder.Sql("CREATE TRIGGER tr_reversals_no_delete BEFORE DELETE ON ledger_reversals BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;");
        migrationBuilder.Sql("CREATE TRIGGER tr_history_marks_no_update BEFORE UPDATE ON ledger_history_marks BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;");
        migrationBuilder.Sql("CREATE TRIGGER tr_history_marks_no_delete BEFORE DELETE ON ledger_history_marks BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;");
    }
}
