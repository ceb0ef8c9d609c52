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
                name: "balances",
                schema: "ledger",
                columns: table => new
                {
                    account_id = table.Column<long>(type: "bigint", nullable: false),
                    debits = table.Column<long>(type: "bigint", nullable: false),
                    credits = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_balances", x => x.account_id);
                });

            migrationBuilder.CreateTable(
                name: "head",
                schema: "ledger",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false),
                    last_id = table.Column<long>(type: "bigint", nullable: false),
                    token = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_head", x => x.id);
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
                    checksum = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_journal_lines", x => x.position);
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

            migrationBuilder.InsertData(
                schema: "ledger",
                table: "head",
                columns: new[] { "id", "last_id", "token" },
                values: new object[,]
                {
                    { 1, 0L, 1L },
                    { 2, 0L, 1L }
                });

            migrationBuilder.CreateIndex(
                name: "IX_accounts_code_currency_code",
                schema: "ledger",
                table: "accounts",
                columns: new[] { "code", "currency_code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_journal_entries_idempotency_key",
                schema: "ledger",
                table: "journal_entries",
                column: "idempotency_key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_journal_lines_account_id_position",
                schema: "ledger",
                table: "journal_lines",
                columns: new[] { "account_id", "position" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "accounts",
                schema: "ledger");

            migrationBuilder.DropTable(
                name: "balances",
                schema: "ledger");

            migrationBuilder.DropTable(
                name: "head",
                schema: "ledger");

            migrationBuilder.DropTable(
                name: "journal_entries",
                schema: "ledger");

            migrationBuilder.DropTable(
                name: "journal_lines",
                schema: "ledger");

            migrationBuilder.DropTable(
                name: "reversals",
                schema: "ledger");

            migrationBuilder.DropTable(
                name: "subscriber_cursors",
                schema: "ledger");
        }
    }
}
