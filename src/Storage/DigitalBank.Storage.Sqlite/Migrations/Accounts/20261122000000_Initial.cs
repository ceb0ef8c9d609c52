using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace DigitalBank.Storage.Sqlite.Migrations.Accounts
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "accounts_account_activity",
                columns: table => new
                {
                    account_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    last_customer_activity_date = table.Column<DateOnly>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_accounts_account_activity", x => x.account_id);
                });

            migrationBuilder.CreateTable(
                name: "accounts_accounts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    identifier = table.Column<string>(type: "TEXT", maxLength: 34, nullable: false),
                    iban = table.Column<string>(type: "TEXT", maxLength: 34, nullable: true),
                    product_code = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    currency_code = table.Column<string>(type: "TEXT", fixedLength: true, maxLength: 3, nullable: false),
                    holder_party_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    holder_name = table.Column<string>(type: "TEXT", maxLength: 140, nullable: false),
                    status = table.Column<int>(type: "INTEGER", nullable: false),
                    block = table.Column<int>(type: "INTEGER", nullable: false),
                    block_reason = table.Column<string>(type: "TEXT", maxLength: 140, nullable: true),
                    opened_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    closed_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    close_reason = table.Column<string>(type: "TEXT", maxLength: 140, nullable: true),
                    ledger_account_id = table.Column<long>(type: "INTEGER", nullable: true),
                    pending = table.Column<int>(type: "INTEGER", nullable: false),
                    opening_key = table.Column<Guid>(type: "TEXT", nullable: true),
                    import_fingerprint = table.Column<string>(type: "TEXT", unicode: false, maxLength: 96, nullable: true),
                    opening_balance = table.Column<long>(type: "INTEGER", nullable: false),
                    taken_over = table.Column<bool>(type: "INTEGER", nullable: false),
                    daily_statement = table.Column<bool>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_accounts_accounts", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "accounts_number_series",
                columns: table => new
                {
                    name = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    next = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_accounts_number_series", x => x.name);
                });

            migrationBuilder.CreateTable(
                name: "accounts_product_versions",
                columns: table => new
                {
                    product_code = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    valid_from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    terms = table.Column<string>(type: "TEXT", maxLength: -1, nullable: false),
                    set_by = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    set_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_accounts_product_versions", x => new { x.product_code, x.number });
                });

            migrationBuilder.CreateTable(
                name: "accounts_products",
                columns: table => new
                {
                    code = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    withdrawn_at = table.Column<long>(type: "INTEGER", nullable: true),
                    revision = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_accounts_products", x => x.code);
                });

            migrationBuilder.CreateTable(
                name: "accounts_reference_rates",
                columns: table => new
                {
                    index = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    valid_from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    rate = table.Column<long>(type: "INTEGER", nullable: false),
                    set_by = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_accounts_reference_rates", x => new { x.index, x.valid_from });
                });

            migrationBuilder.CreateTable(
                name: "accounts_statements",
                columns: table => new
                {
                    account_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    sequence_number = table.Column<int>(type: "INTEGER", nullable: false),
                    from_date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    to_date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    opening_balance = table.Column<long>(type: "INTEGER", nullable: false),
                    closing_balance = table.Column<long>(type: "INTEGER", nullable: false),
                    lines = table.Column<long>(type: "INTEGER", nullable: false),
                    file_name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    issued_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_accounts_statements", x => new { x.account_id, x.sequence_number });
                });

            migrationBuilder.CreateIndex(
                name: "IX_accounts_accounts_holder_party_id_id",
                table: "accounts_accounts",
                columns: new[] { "holder_party_id", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_accounts_accounts_identifier_currency_code",
                table: "accounts_accounts",
                columns: new[] { "identifier", "currency_code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_accounts_accounts_opening_key",
                table: "accounts_accounts",
                column: "opening_key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_accounts_accounts_pending",
                table: "accounts_accounts",
                column: "pending");

            migrationBuilder.CreateIndex(
                name: "IX_accounts_product_versions_product_code_valid_from",
                table: "accounts_product_versions",
                columns: new[] { "product_code", "valid_from" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_accounts_statements_account_id_to_date",
                table: "accounts_statements",
                columns: new[] { "account_id", "to_date" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "accounts_account_activity");

            migrationBuilder.DropTable(
                name: "accounts_accounts");

            migrationBuilder.DropTable(
                name: "accounts_number_series");

            migrationBuilder.DropTable(
                name: "accounts_product_versions");

            migrationBuilder.DropTable(
                name: "accounts_products");

            migrationBuilder.DropTable(
                name: "accounts_reference_rates");

            migrationBuilder.DropTable(
                name: "accounts_statements");
        }
    }
}
