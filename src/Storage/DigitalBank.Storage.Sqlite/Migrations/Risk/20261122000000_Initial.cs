using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace DigitalBank.Storage.Sqlite.Migrations.Risk
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "risk_list_editions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    list_name = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    content_hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    imported_at = table.Column<long>(type: "INTEGER", nullable: false),
                    parties = table.Column<int>(type: "INTEGER", nullable: false),
                    added = table.Column<int>(type: "INTEGER", nullable: false),
                    removed = table.Column<int>(type: "INTEGER", nullable: false),
                    is_current = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_risk_list_editions", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "risk_payment_rule_sets",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    valid_from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    rules = table.Column<string>(type: "TEXT", maxLength: -1, nullable: false),
                    reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    proposed_by = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    proposed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    status = table.Column<int>(type: "INTEGER", nullable: false),
                    decided_by = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    decision_reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    decided_at = table.Column<long>(type: "INTEGER", nullable: true),
                    changes = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_risk_payment_rule_sets", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "risk_scorecards",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    content = table.Column<string>(type: "TEXT", maxLength: -1, nullable: false),
                    published_at = table.Column<long>(type: "INTEGER", nullable: false),
                    published_by = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_risk_scorecards", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "risk_screened_parties",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    country = table.Column<string>(type: "TEXT", maxLength: 2, nullable: true),
                    nationality = table.Column<string>(type: "TEXT", maxLength: 3, nullable: true),
                    screened_at = table.Column<long>(type: "INTEGER", nullable: false),
                    screened_with = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    aliases_sealed = table.Column<byte[]>(type: "BLOB", maxLength: 6033, nullable: true),
                    birth_date_sealed = table.Column<byte[]>(type: "BLOB", maxLength: 63, nullable: true),
                    field_key_id = table.Column<int>(type: "INTEGER", nullable: false),
                    name_sealed = table.Column<byte[]>(type: "BLOB", maxLength: 453, nullable: true),
                    seal_version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_risk_screened_parties", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "risk_listed_parties",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    edition_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    listed_id = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    aliases = table.Column<string>(type: "TEXT", maxLength: -1, nullable: false),
                    birth_years = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    nationalities = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    programme = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_risk_listed_parties", x => x.id);
                    table.ForeignKey(
                        name: "FK_risk_listed_parties_risk_list_editions_edition_id",
                        column: x => x.edition_id,
                        principalTable: "risk_list_editions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "risk_sanctions_hits",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    party_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    list_name = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    listed_id = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    listed_name = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    score = table.Column<int>(type: "INTEGER", nullable: false),
                    reasons = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    status = table.Column<int>(type: "INTEGER", nullable: false),
                    reviewed_by = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    review_reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    found_at = table.Column<long>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_risk_sanctions_hits", x => x.id);
                    table.ForeignKey(
                        name: "FK_risk_sanctions_hits_risk_screened_parties_party_id",
                        column: x => x.party_id,
                        principalTable: "risk_screened_parties",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_risk_listed_parties_edition_id",
                table: "risk_listed_parties",
                column: "edition_id");

            migrationBuilder.CreateIndex(
                name: "IX_risk_payment_rule_sets_version",
                table: "risk_payment_rule_sets",
                column: "version",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_risk_sanctions_hits_party_id_list_name_listed_id",
                table: "risk_sanctions_hits",
                columns: new[] { "party_id", "list_name", "listed_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_risk_scorecards_hash",
                table: "risk_scorecards",
                column: "hash");

            migrationBuilder.CreateIndex(
                name: "IX_risk_scorecards_name_number",
                table: "risk_scorecards",
                columns: new[] { "name", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_risk_screened_parties_screened_with",
                table: "risk_screened_parties",
                column: "screened_with");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "risk_listed_parties");

            migrationBuilder.DropTable(
                name: "risk_payment_rule_sets");

            migrationBuilder.DropTable(
                name: "risk_sanctions_hits");

            migrationBuilder.DropTable(
                name: "risk_scorecards");

            migrationBuilder.DropTable(
                name: "risk_list_editions");

            migrationBuilder.DropTable(
                name: "risk_screened_parties");
        }
    }
}
