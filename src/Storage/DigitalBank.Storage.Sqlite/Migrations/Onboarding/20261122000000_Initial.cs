using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace DigitalBank.Storage.Sqlite.Migrations.Onboarding
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "onboarding_applications",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    token_hash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    product_code = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    currency_code = table.Column<string>(type: "TEXT", fixedLength: true, maxLength: 3, nullable: false),
                    status = table.Column<int>(type: "INTEGER", nullable: false),
                    findings = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    party_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    has_login = table.Column<bool>(type: "INTEGER", nullable: false),
                    account_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    account_identifier = table.Column<string>(type: "TEXT", maxLength: 34, nullable: true),
                    decided_by = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    decision_reason = table.Column<string>(type: "TEXT", maxLength: 140, nullable: true),
                    is_email_confirmed = table.Column<bool>(type: "INTEGER", nullable: false),
                    email_code_hash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: true),
                    email_code_expires_at = table.Column<long>(type: "INTEGER", nullable: true),
                    email_code_tries = table.Column<int>(type: "INTEGER", nullable: false),
                    email_codes_sent = table.Column<int>(type: "INTEGER", nullable: false),
                    started_at = table.Column<long>(type: "INTEGER", nullable: false),
                    changed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    draft_sealed = table.Column<byte[]>(type: "BLOB", maxLength: 22020129, nullable: true),
                    field_key_id = table.Column<int>(type: "INTEGER", nullable: false),
                    seal_version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_onboarding_applications", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_onboarding_applications_party_id",
                table: "onboarding_applications",
                column: "party_id");

            migrationBuilder.CreateIndex(
                name: "IX_onboarding_applications_status_id",
                table: "onboarding_applications",
                columns: new[] { "status", "id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "onboarding_applications");
        }
    }
}
