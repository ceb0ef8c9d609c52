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
                name: "tree_heads",
                schema: "ledger");

            migrationBuilder.DropTable(
                name: "tree_tiles",
                schema: "ledger");
        }
    }
}
