using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace DigitalBank.Storage.SqlServer.Migrations.Onboarding
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(
                name: "onboarding");

            migrationBuilder.CreateTable(
                name: "applications",
                schema: "onboarding",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    token_hash = table.Column<byte[]>(type: "varbinary(32)", maxLength: 32, nullable: false),
                    product_code = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    currency_code = table.Column<string>(type: "nchar(3)", fixedLength: true, maxLength: 3, nullable: false),
                    status = table.Column<int>(type: "int", nullable: false),
                    findings = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    party_id = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    has_login = table.Column<bool>(type: "bit", nullable: false),
                    account_id = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    account_identifier = table.Column<string>(type: "nvarchar(34)", maxLength: 34, nullable: true),
                    decided_by = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    decision_reason = table.Column<string>(type: "nvarchar(140)", maxLength: 140, nullable: true),
                    is_email_confirmed = table.Column<bool>(type: "bit", nullable: false),
                    email_code_hash = table.Column<byte[]>(type: "varbinary(32)", maxLength: 32, nullable: true),
                    email_code_expires_at = table.Column<long>(type: "bigint", nullable: true),
                    email_code_tries = table.Column<int>(type: "int", nullable: false),
                    email_codes_sent = table.Column<int>(type: "int", nullable: false),
                    started_at = table.Column<long>(type: "bigint", nullable: false),
                    changed_at = table.Column<long>(type: "bigint", nullable: false),
                    version = table.Column<int>(type: "int", nullable: false),
                    draft_sealed = table.Column<byte[]>(type: "varbinary(max)", maxLength: 22020129, nullable: true),
                    field_key_id = table.Column<int>(type: "int", nullable: false),
                    seal_version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_applications", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_applications_party_id",
                schema: "onboarding",
                table: "applications",
                column: "party_id");

            migrationBuilder.CreateIndex(
                name: "IX_applications_status_id",
                schema: "onboarding",
                table: "applications",
                columns: new[] { "status", "id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "applications",
                schema: "onboarding");
        }
    }
}
