using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace DigitalBank.Storage.PostgreSql.Migrations.Accounts
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(
                name: "accounts");

            migrationBuilder.CreateTable(
                name: "account_activity",
                schema: "accounts",
                columns: table => new
                {
                    account_id = table.Column<Guid>(type: "uuid", nullable: false),
                    last_customer_activity_date = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_account_activity", x => x.account_id);
                });

            migrationBuilder.CreateTable(
                name: "accounts",
                schema: "accounts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    identifier = table.Column<string>(type: "character varying(34)", maxLength: 34, nullable: false),
                    iban = table.Column<string>(type: "character varying(34)", maxLength: 34, nullable: true),
                    product_code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    currency_code = table.Column<string>(type: "character(3)", fixedLength: true, maxLength: 3, nullable: false),
                    holder_party_id = table.Column<Guid>(type: "uuid", nullable: false),
                    holder_name = table.Column<string>(type: "character varying(140)", maxLength: 140, nullable: false),
                    status = table.Column<int>(type: "integer", nullable: false),
                    block = table.Column<int>(type: "integer", nullable: false),
                    block_reason = table.Column<string>(type: "character varying(140)", maxLength: 140, nullable: true),
                    opened_on = table.Column<DateOnly>(type: "date", nullable: false),
                    closed_on = table.Column<DateOnly>(type: "date", nullable: true),
                    close_reason = table.Column<string>(type: "character varying(140)", maxLength: 140, nullable: true),
                    ledger_account_id = table.Column<long>(type: "bigint", nullable: true),
                    pending = table.Column<int>(type: "integer", nullable: false),
                    opening_key = table.Column<Guid>(type: "uuid", nullable: true),
                    import_fingerprint = table.Column<string>(type: "character varying(96)", unicode: false, maxLength: 96, nullable: true),
                    opening_balance = table.Column<long>(type: "bigint", nullable: false),
                    taken_over = table.Column<bool>(type: "boolean", nullable: false),
                    daily_statement = table.Column<bool>(type: "boolean", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_accounts", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "number_series",
                schema: "accounts",
                columns: table => new
                {
                    name = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    next = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_number_series", x => x.name);
                });

            migrationBuilder.CreateTable(
                name: "product_versions",
                schema: "accounts",
                columns: table => new
                {
                    product_code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    terms = table.Column<string>(type: "text", maxLength: -1, nullable: false),
                    set_by = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    set_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_product_versions", x => new { x.product_code, x.number });
                });

            migrationBuilder.CreateTable(
                name: "products",
                schema: "accounts",
                columns: table => new
                {
                    code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    kind = table.Column<int>(type: "integer", nullable: false),
                    withdrawn_at = table.Column<long>(type: "bigint", nullable: true),
                    revision = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_products", x => x.code);
                });

            migrationBuilder.CreateTable(
                name: "reference_rates",
                schema: "accounts",
                columns: table => new
                {
                    index = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    rate = table.Column<long>(type: "bigint", nullable: false),
                    set_by = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_reference_rates", x => new { x.index, x.valid_from });
                });

            migrationBuilder.CreateTable(
                name: "statements",
                schema: "accounts",
                columns: table => new
                {
                    account_id = table.Column<Guid>(type: "uuid", nullable: false),
                    sequence_number = table.Column<int>(type: "integer", nullable: false),
                    from_date = table.Column<DateOnly>(type: "date", nullable: false),
                    to_date = table.Column<DateOnly>(type: "date", nullable: false),
                    opening_balance = table.Column<long>(type: "bigint", nullable: false),
                    closing_balance = table.Column<long>(type: "bigint", nullable: false),
                    lines = table.Column<long>(type: "bigint", nullable: false),
                    file_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    issued_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_statements", x => new { x.account_id, x.sequence_number });
                });

            migrationBuilder.CreateIndex(
                name: "IX_accounts_holder_party_id_id",
                schema: "accounts",
                table: "accounts",
                columns: new[] { "holder_party_id", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_accounts_identifier_currency_code",
                schema: "accounts",
                table: "accounts",
                columns: new[] { "identifier", "currency_code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_accounts_opening_key",
                schema: "accounts",
                table: "accounts",
                column: "opening_key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_accounts_pending",
                schema: "accounts",
                table: "accounts",
                column: "pending");

            migrationBuilder.CreateIndex(
                name: "IX_product_versions_product_code_valid_from",
                schema: "accounts",
                table: "product_versions",
                columns: new[] { "product_code", "valid_from" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_statements_account_id_to_date",
                schema: "accounts",
                table: "statements",
                columns: new[] { "account_id", "to_date" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "account_activity",
                schema: "accounts");

            migrationBuilder.DropTable(
                name: "accounts",
                schema: "accounts");

            migrationBuilder.DropTable(
                name: "number_series",
                schema: "accounts");

            migrationBuilder.DropTable(
                name: "product_versions",
                schema: "accounts");

            migrationBuilder.DropTable(
                name: "products",
                schema: "accounts");

            migrationBuilder.DropTable(
                name: "reference_rates",
                schema: "accounts");

            migrationBuilder.DropTable(
                name: "statements",
                schema: "accounts");
        }
    }
}
