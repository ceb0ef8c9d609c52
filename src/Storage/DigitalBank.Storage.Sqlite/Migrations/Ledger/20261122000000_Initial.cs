using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

#pragma warning disable CA1814 // Prefer jagged arrays over multidimensional

namespace DigitalBank.Storage.Sqlite.Migrations.Ledger
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "ledger_accounts",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    code = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 140, nullable: false),
                    parent_code = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    @class = table.Column<short>(name: "class", type: "INTEGER", nullable: false),
                    is_header = table.Column<bool>(type: "INTEGER", nullable: false),
                    currency_code = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    allows_manual_posting = table.Column<bool>(type: "INTEGER", nullable: false),
                    minimum_balance = table.Column<long>(type: "INTEGER", nullable: true),
                    status = table.Column<short>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ledger_accounts", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "ledger_annual_closes",
                columns: table => new
                {
                    year = table.Column<int>(type: "INTEGER", nullable: false),
                    currency_code = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    part = table.Column<int>(type: "INTEGER", nullable: false),
                    entry_id = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ledger_annual_closes", x => new { x.year, x.currency_code, x.part });
                });

            migrationBuilder.CreateTable(
                name: "ledger_balances",
                columns: table => new
                {
                    account_id = table.Column<long>(type: "INTEGER", nullable: false),
                    debits = table.Column<long>(type: "INTEGER", nullable: false),
                    credits = table.Column<long>(type: "INTEGER", nullable: false),
                    held = table.Column<long>(type: "INTEGER", nullable: false),
                    lines = table.Column<long>(type: "INTEGER", nullable: false),
                    last_position = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ledger_balances", x => x.account_id);
                });

            migrationBuilder.CreateTable(
                name: "ledger_entry_requests",
                columns: table => new
                {
                    entry_id = table.Column<long>(type: "INTEGER", nullable: false),
                    request_hash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ledger_entry_requests", x => x.entry_id);
                });

            migrationBuilder.CreateTable(
                name: "ledger_exchange_rates",
                columns: table => new
                {
                    currency_code = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    rate = table.Column<decimal>(type: "TEXT", precision: 18, scale: 10, nullable: false),
                    source = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ledger_exchange_rates", x => new { x.currency_code, x.date });
                });

            migrationBuilder.CreateTable(
                name: "ledger_head",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false),
                    last_id = table.Column<long>(type: "INTEGER", nullable: false),
                    token = table.Column<long>(type: "INTEGER", nullable: false),
                    closed_through = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ledger_head", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "ledger_history_marks",
                columns: table => new
                {
                    account_id = table.Column<long>(type: "INTEGER", nullable: false),
                    position = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ledger_history_marks", x => new { x.account_id, x.position });
                });

            migrationBuilder.CreateTable(
                name: "ledger_hold_changes",
                columns: table => new
                {
                    hold_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    sequence = table.Column<int>(type: "INTEGER", nullable: false),
                    kind = table.Column<short>(type: "INTEGER", nullable: false),
                    amount = table.Column<long>(type: "INTEGER", nullable: false),
                    released = table.Column<long>(type: "INTEGER", nullable: false),
                    entry_id = table.Column<long>(type: "INTEGER", nullable: true),
                    idempotency_key = table.Column<byte[]>(type: "BLOB", nullable: false),
                    request_hash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    recorded_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ledger_hold_changes", x => new { x.hold_id, x.sequence });
                });

            migrationBuilder.CreateTable(
                name: "ledger_holds",
                columns: table => new
                {
                    hold_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    account_id = table.Column<long>(type: "INTEGER", nullable: false),
                    amount = table.Column<long>(type: "INTEGER", nullable: false),
                    captured = table.Column<long>(type: "INTEGER", nullable: false),
                    released = table.Column<long>(type: "INTEGER", nullable: false),
                    status = table.Column<short>(type: "INTEGER", nullable: false),
                    changes = table.Column<int>(type: "INTEGER", nullable: false),
                    source = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    source_reference = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    event_code = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    placed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    expires_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ledger_holds", x => x.hold_id);
                });

            migrationBuilder.CreateTable(
                name: "ledger_journal_entries",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    idempotency_key = table.Column<byte[]>(type: "BLOB", nullable: false),
                    request_hash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    content_hash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    source = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    source_reference = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    event_code = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    booking_date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    recorded_at = table.Column<long>(type: "INTEGER", nullable: false),
                    reverses = table.Column<long>(type: "INTEGER", nullable: true),
                    recorded_by = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ledger_journal_entries", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "ledger_journal_lines",
                columns: table => new
                {
                    position = table.Column<long>(type: "INTEGER", nullable: false),
                    account_id = table.Column<long>(type: "INTEGER", nullable: false),
                    side = table.Column<short>(type: "INTEGER", nullable: false),
                    amount = table.Column<long>(type: "INTEGER", nullable: false),
                    booking_date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    value_date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    balance_after = table.Column<long>(type: "INTEGER", nullable: false),
                    previous = table.Column<long>(type: "INTEGER", nullable: false),
                    checksum = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ledger_journal_lines", x => x.position);
                });

            migrationBuilder.CreateTable(
                name: "ledger_mapping_versions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    product = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    event_code = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    currency_code = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    valid_from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    revision = table.Column<int>(type: "INTEGER", nullable: false),
                    debit_code = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    credit_code = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    set_by = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    set_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ledger_mapping_versions", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "ledger_method_versions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    product = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    method = table.Column<short>(type: "INTEGER", nullable: false),
                    valid_from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    revision = table.Column<int>(type: "INTEGER", nullable: false),
                    set_by = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    set_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ledger_method_versions", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "ledger_period_changes",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    from_closed_through = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    to_closed_through = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    reason = table.Column<string>(type: "TEXT", maxLength: 140, nullable: true),
                    changed_by = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    changed_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ledger_period_changes", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "ledger_revaluations",
                columns: table => new
                {
                    closing_date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    currency_code = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    position = table.Column<long>(type: "INTEGER", nullable: false),
                    rate = table.Column<decimal>(type: "TEXT", precision: 18, scale: 10, nullable: false),
                    rate_date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    result = table.Column<long>(type: "INTEGER", nullable: false),
                    entry_id = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ledger_revaluations", x => new { x.closing_date, x.currency_code });
                });

            migrationBuilder.CreateTable(
                name: "ledger_reversals",
                columns: table => new
                {
                    original_id = table.Column<long>(type: "INTEGER", nullable: false),
                    reversal_id = table.Column<long>(type: "INTEGER", nullable: false),
                    reason = table.Column<string>(type: "TEXT", maxLength: 140, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ledger_reversals", x => x.original_id);
                });

            migrationBuilder.CreateTable(
                name: "ledger_sub_ledger_proofs",
                columns: table => new
                {
                    closing_date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    header_code = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    currency_code = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    accounts = table.Column<long>(type: "INTEGER", nullable: false),
                    control_debits = table.Column<long>(type: "INTEGER", nullable: false),
                    control_credits = table.Column<long>(type: "INTEGER", nullable: false),
                    line_debits = table.Column<long>(type: "INTEGER", nullable: false),
                    line_credits = table.Column<long>(type: "INTEGER", nullable: false),
                    proved_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ledger_sub_ledger_proofs", x => new { x.closing_date, x.header_code, x.currency_code });
                });

            migrationBuilder.CreateTable(
                name: "ledger_subscriber_cursors",
                columns: table => new
                {
                    name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    last_entry_id = table.Column<long>(type: "INTEGER", nullable: false),
                    failures = table.Column<int>(type: "INTEGER", nullable: false),
                    last_error = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    not_before = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ledger_subscriber_cursors", x => x.name);
                });

            migrationBuilder.CreateTable(
                name: "ledger_tree_heads",
                columns: table => new
                {
                    tree_size = table.Column<long>(type: "INTEGER", nullable: false),
                    previous_size = table.Column<long>(type: "INTEGER", nullable: false),
                    root = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    signed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    bank = table.Column<string>(type: "TEXT", maxLength: 11, nullable: false),
                    salt_key_id = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    algorithm = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    key_id = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    signature = table.Column<byte[]>(type: "BLOB", maxLength: 8192, nullable: false),
                    leaves = table.Column<byte[]>(type: "BLOB", maxLength: -1, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ledger_tree_heads", x => x.tree_size);
                });

            migrationBuilder.CreateTable(
                name: "ledger_tree_tiles",
                columns: table => new
                {
                    tile_level = table.Column<short>(type: "INTEGER", nullable: false),
                    tile_index = table.Column<long>(type: "INTEGER", nullable: false),
                    root = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    hashes = table.Column<byte[]>(type: "BLOB", maxLength: -1, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ledger_tree_tiles", x => new { x.tile_level, x.tile_index });
                });

            migrationBuilder.InsertData(
                table: "ledger_head",
                columns: new[] { "id", "closed_through", "last_id", "token" },
                values: new object[,]
                {
                    { 1, null, 0L, 1L },
                    { 2, null, 0L, 1L }
                });

            migrationBuilder.CreateIndex(
                name: "IX_ledger_accounts_code_currency_code",
                table: "ledger_accounts",
                columns: new[] { "code", "currency_code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ledger_hold_changes_idempotency_key",
                table: "ledger_hold_changes",
                column: "idempotency_key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ledger_holds_account_id_placed_at_hold_id",
                table: "ledger_holds",
                columns: new[] { "account_id", "placed_at", "hold_id" });

            migrationBuilder.CreateIndex(
                name: "IX_ledger_holds_status_expires_at",
                table: "ledger_holds",
                columns: new[] { "status", "expires_at" });

            migrationBuilder.CreateIndex(
                name: "IX_ledger_journal_entries_idempotency_key",
                table: "ledger_journal_entries",
                column: "idempotency_key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ledger_mapping_versions_product_event_code_currency_code_valid_from_revision",
                table: "ledger_mapping_versions",
                columns: new[] { "product", "event_code", "currency_code", "valid_from", "revision" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ledger_method_versions_product_valid_from_revision",
                table: "ledger_method_versions",
                columns: new[] { "product", "valid_from", "revision" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ledger_accounts");

            migrationBuilder.DropTable(
                name: "ledger_annual_closes");

            migrationBuilder.DropTable(
                name: "ledger_balances");

            migrationBuilder.DropTable(
                name: "ledger_entry_requests");

            migrationBuilder.DropTable(
                name: "ledger_exchange_rates");

            migrationBuilder.DropTable(
                name: "ledger_head");

            migrationBuilder.DropTable(
                name: "ledger_history_marks");

            migrationBuilder.DropTable(
                name: "ledger_hold_changes");

            migrationBuilder.DropTable(
                name: "ledger_holds");

            migrationBuilder.DropTable(
                name: "ledger_journal_entries");

            migrationBuilder.DropTable(
                name: "ledger_journal_lines");

            migrationBuilder.DropTable(
                name: "ledger_mapping_versions");

            migrationBuilder.DropTable(
                name: "ledger_method_versions");

            migrationBuilder.DropTable(
                name: "ledger_period_changes");

            migrationBuilder.DropTable(
                name: "ledger_revaluations");

            migrationBuilder.DropTable(
                name: "ledger_reversals");

            migrationBuilder.DropTable(
                name: "ledger_sub_ledger_proofs");

            migrationBuilder.DropTable(
                name: "ledger_subscriber_cursors");

            migrationBuilder.DropTable(
                name: "ledger_tree_heads");

            migrationBuilder.DropTable(
                name: "ledger_tree_tiles");
        }
    }
}
