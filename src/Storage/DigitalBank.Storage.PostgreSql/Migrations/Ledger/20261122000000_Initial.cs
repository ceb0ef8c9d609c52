using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

#pragma warning disable CA1814 // Prefer jagged arrays over multidimensional

namespace DigitalBank.Storage.PostgreSql.Migrations.Ledger
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(
                name: "ledger");

            migrationBuilder.CreateTable(
                name: "accounts",
                schema: "ledger",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    name = table.Column<string>(type: "character varying(140)", maxLength: 140, nullable: false),
                    parent_code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    @class = table.Column<short>(name: "class", type: "smallint", nullable: false),
                    is_header = table.Column<bool>(type: "boolean", nullable: false),
                    currency_code = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
                    allows_manual_posting = table.Column<bool>(type: "boolean", nullable: false),
                    minimum_balance = table.Column<long>(type: "bigint", nullable: true),
                    status = table.Column<short>(type: "smallint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_accounts", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "annual_closes",
                schema: "ledger",
                columns: table => new
                {
                    year = table.Column<int>(type: "integer", nullable: false),
                    currency_code = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
                    part = table.Column<int>(type: "integer", nullable: false),
                    entry_id = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_annual_closes", x => new { x.year, x.currency_code, x.part });
                });

            migrationBuilder.CreateTable(
                name: "balances",
                schema: "ledger",
                columns: table => new
                {
                    account_id = table.Column<long>(type: "bigint", nullable: false),
                    debits = table.Column<long>(type: "bigint", nullable: false),
                    credits = table.Column<long>(type: "bigint", nullable: false),
                    held = table.Column<long>(type: "bigint", nullable: false),
                    lines = table.Column<long>(type: "bigint", nullable: false),
                    last_position = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_balances", x => x.account_id);
                });

            migrationBuilder.CreateTable(
                name: "entry_requests",
                schema: "ledger",
                columns: table => new
                {
                    entry_id = table.Column<long>(type: "bigint", nullable: false),
                    request_hash = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_entry_requests", x => x.entry_id);
                });

            migrationBuilder.CreateTable(
                name: "exchange_rates",
                schema: "ledger",
                columns: table => new
                {
                    currency_code = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
                    date = table.Column<DateOnly>(type: "date", nullable: false),
                    rate = table.Column<decimal>(type: "numeric(18,10)", precision: 18, scale: 10, nullable: false),
                    source = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_exchange_rates", x => new { x.currency_code, x.date });
                });

            migrationBuilder.CreateTable(
                name: "head",
                schema: "ledger",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false),
                    last_id = table.Column<long>(type: "bigint", nullable: false),
                    token = table.Column<long>(type: "bigint", nullable: false),
                    closed_through = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_head", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "history_marks",
                schema: "ledger",
                columns: table => new
                {
                    account_id = table.Column<long>(type: "bigint", nullable: false),
                    position = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_history_marks", x => new { x.account_id, x.position });
                });

            migrationBuilder.CreateTable(
                name: "hold_changes",
                schema: "ledger",
                columns: table => new
                {
                    hold_id = table.Column<Guid>(type: "uuid", nullable: false),
                    sequence = table.Column<int>(type: "integer", nullable: false),
                    kind = table.Column<short>(type: "smallint", nullable: false),
                    amount = table.Column<long>(type: "bigint", nullable: false),
                    released = table.Column<long>(type: "bigint", nullable: false),
                    entry_id = table.Column<long>(type: "bigint", nullable: true),
                    idempotency_key = table.Column<Guid>(type: "uuid", nullable: false),
                    request_hash = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: false),
                    recorded_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_hold_changes", x => new { x.hold_id, x.sequence });
                });

            migrationBuilder.CreateTable(
                name: "holds",
                schema: "ledger",
                columns: table => new
                {
                    hold_id = table.Column<Guid>(type: "uuid", nullable: false),
                    account_id = table.Column<long>(type: "bigint", nullable: false),
                    amount = table.Column<long>(type: "bigint", nullable: false),
                    captured = table.Column<long>(type: "bigint", nullable: false),
                    released = table.Column<long>(type: "bigint", nullable: false),
                    status = table.Column<short>(type: "smallint", nullable: false),
                    changes = table.Column<int>(type: "integer", nullable: false),
                    source = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    source_reference = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    event_code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    placed_at = table.Column<long>(type: "bigint", nullable: false),
                    expires_at = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_holds", x => x.hold_id);
                });

            migrationBuilder.CreateTable(
                name: "journal_entries",
                schema: "ledger",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    idempotency_key = table.Column<Guid>(type: "uuid", nullable: false),
                    request_hash = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: false),
                    content_hash = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: false),
                    source = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    source_reference = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    event_code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    booking_date = table.Column<DateOnly>(type: "date", nullable: false),
                    recorded_at = table.Column<long>(type: "bigint", nullable: false),
                    reverses = table.Column<long>(type: "bigint", nullable: true),
                    recorded_by = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_journal_entries", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "journal_lines",
                schema: "ledger",
                columns: table => new
                {
                    position = table.Column<long>(type: "bigint", nullable: false),
                    account_id = table.Column<long>(type: "bigint", nullable: false),
                    side = table.Column<short>(type: "smallint", nullable: false),
                    amount = table.Column<long>(type: "bigint", nullable: false),
                    booking_date = table.Column<DateOnly>(type: "date", nullable: false),
                    value_date = table.Column<DateOnly>(type: "date", nullable: false),
                    balance_after = table.Column<long>(type: "bigint", nullable: false),
                    previous = table.Column<long>(type: "bigint", nullable: false),
                    checksum = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_journal_lines", x => x.position);
                });

            migrationBuilder.CreateTable(
                name: "mapping_versions",
                schema: "ledger",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    product = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    event_code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    currency_code = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    revision = table.Column<int>(type: "integer", nullable: false),
                    debit_code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    credit_code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    set_by = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    set_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_mapping_versions", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "method_versions",
                schema: "ledger",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    product = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    method = table.Column<short>(type: "smallint", nullable: false),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    revision = table.Column<int>(type: "integer", nullable: false),
                    set_by = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    set_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_method_versions", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "period_changes",
                schema: "ledger",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    from_closed_through = table.Column<DateOnly>(type: "date", nullable: true),
                    to_closed_through = table.Column<DateOnly>(type: "date", nullable: true),
                    reason = table.Column<string>(type: "character varying(140)", maxLength: 140, nullable: true),
                    changed_by = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    changed_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_period_changes", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "revaluations",
                schema: "ledger",
                columns: table => new
                {
                    closing_date = table.Column<DateOnly>(type: "date", nullable: false),
                    currency_code = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
                    position = table.Column<long>(type: "bigint", nullable: false),
                    rate = table.Column<decimal>(type: "numeric(18,10)", precision: 18, scale: 10, nullable: false),
                    rate_date = table.Column<DateOnly>(type: "date", nullable: false),
                    result = table.Column<long>(type: "bigint", nullable: false),
                    entry_id = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_revaluations", x => new { x.closing_date, x.currency_code });
                });

            migrationBuilder.CreateTable(
                name: "reversals",
                schema: "ledger",
                columns: table => new
                {
                    original_id = table.Column<long>(type: "bigint", nullable: false),
                    reversal_id = table.Column<long>(type: "bigint", nullable: false),
                    reason = table.Column<string>(type: "character varying(140)", maxLength: 140, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_reversals", x => x.original_id);
                });

            migrationBuilder.CreateTable(
                name: "sub_ledger_proofs",
                schema: "ledger",
                columns: table => new
                {
                    closing_date = table.Column<DateOnly>(type: "date", nullable: false),
                    header_code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    currency_code = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
                    accounts = table.Column<long>(type: "bigint", nullable: false),
                    control_debits = table.Column<long>(type: "bigint", nullable: false),
                    control_credits = table.Column<long>(type: "bigint", nullable: false),
                    line_debits = table.Column<long>(type: "bigint", nullable: false),
                    line_credits = table.Column<long>(type: "bigint", nullable: false),
                    proved_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sub_ledger_proofs", x => new { x.closing_date, x.header_code, x.currency_code });
                });

            migrationBuilder.CreateTable(
                name: "subscriber_cursors",
                schema: "ledger",
                columns: table => new
                {
                    name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    last_entry_id = table.Column<long>(type: "bigint", nullable: false),
                    failures = table.Column<int>(type: "integer", nullable: false),
                    last_error = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    not_before = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_subscriber_cursors", x => x.name);
                });

            migrationBuilder.CreateTable(
                name: "tree_heads",
                schema: "ledger",
                columns: table => new
                {
                    tree_size = table.Column<long>(type: "bigint", nullable: false),
                    previous_size = table.Column<long>(type: "bigint", nullable: false),
                    root = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: false),
                    signed_at = table.Column<long>(type: "bigint", nullable: false),
                    bank = table.Column<string>(type: "character varying(11)", maxLength: 11, nullable: false),
                    salt_key_id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    algorithm = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    key_id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    signature = table.Column<byte[]>(type: "bytea", maxLength: 8192, nullable: false),
                    leaves = table.Column<byte[]>(type: "bytea", maxLength: -1, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_tree_heads", x => x.tree_size);
                });

            migrationBuilder.CreateTable(
                name: "tree_tiles",
                schema: "ledger",
                columns: table => new
                {
                    tile_level = table.Column<short>(type: "smallint", nullable: false),
                    tile_index = table.Column<long>(type: "bigint", nullable: false),
                    root = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: false),
                    hashes = table.Column<byte[]>(type: "bytea", maxLength: -1, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_tree_tiles", x => new { x.tile_level, x.tile_index });
                });

            migrationBuilder.InsertData(
                schema: "ledger",
                table: "head",
                columns: new[] { "id", "closed_through", "last_id", "token" },
                values: new object[,]
                {
                    { 1, null, 0L, 1L },
                    { 2, null, 0L, 1L }
                });

            migrationBuilder.CreateIndex(
                name: "IX_accounts_code_currency_code",
                schema: "ledger",
                table: "accounts",
                columns: new[] { "code", "currency_code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_hold_changes_idempotency_key",
                schema: "ledger",
                table: "hold_changes",
                column: "idempotency_key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_holds_account_id_placed_at_hold_id",
                schema: "ledger",
                table: "holds",
                columns: new[] { "account_id", "placed_at", "hold_id" });

            migrationBuilder.CreateIndex(
                name: "IX_holds_status_expires_at",
                schema: "ledger",
                table: "holds",
                columns: new[] { "status", "expires_at" });

            migrationBuilder.CreateIndex(
                name: "IX_journal_entries_idempotency_key",
                schema: "ledger",
                table: "journal_entries",
                column: "idempotency_key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_mapping_versions_product_event_code_currency_code_valid_fro~",
                schema: "ledger",
                table: "mapping_versions",
                columns: new[] { "product", "event_code", "currency_code", "valid_from", "revision" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_method_versions_product_valid_from_revision",
                schema: "ledger",
                table: "method_versions",
                columns: new[] { "product", "valid_from", "revision" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "accounts",
                schema: "ledger");

            migrationBuilder.DropTable(
                name: "annual_closes",
                schema: "ledger");

            migrationBuilder.DropTable(
                name: "balances",
                schema: "ledger");

            migrationBuilder.DropTable(
                name: "entry_requests",
                schema: "ledger");

            migrationBuilder.DropTable(
                name: "exchange_rates",
                schema: "ledger");

            migrationBuilder.DropTable(
                name: "head",
                schema: "ledger");

            migrationBuilder.DropTable(
                name: "history_marks",
                schema: "ledger");

            migrationBuilder.DropTable(
                name: "hold_changes",
                schema: "ledger");

            migrationBuilder.DropTable(
                name: "holds",
                schema: "ledger");

            migrationBuilder.DropTable(
                name: "journal_entries",
                schema: "ledger");

            migrationBuilder.DropTable(
                name: "journal_lines",
                schema: "ledger");

            migrationBuilder.DropTable(
                name: "mapping_versions",
                schema: "ledger");

            migrationBuilder.DropTable(
                name: "method_versions",
                schema: "ledger");

            migrationBuilder.DropTable(
                name: "period_changes",
                schema: "ledger");

            migrationBuilder.DropTable(
                name: "revaluations",
                schema: "ledger");

            migrationBuilder.DropTable(
                name: "reversals",
                schema: "ledger");

            migrationBuilder.DropTable(
                name: "sub_ledger_proofs",
                schema: "ledger");

            migrationBuilder.DropTable(
                name: "subscriber_cursors",
                schema: "ledger");

            migrationBuilder.DropTable(
                name: "tree_heads",
                schema: "ledger");

            migrationBuilder.DropTable(
                name: "tree_tiles",
                schema: "ledger");
        }
    }
}
