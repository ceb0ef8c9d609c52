using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace DigitalBank.Storage.PostgreSql.Migrations.Risk
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(
                name: "risk");

            migrationBuilder.CreateTable(
                name: "list_editions",
                schema: "risk",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    list_name = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    content_hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    imported_at = table.Column<long>(type: "bigint", nullable: false),
                    parties = table.Column<int>(type: "integer", nullable: false),
                    added = table.Column<int>(type: "integer", nullable: false),
                    removed = table.Column<int>(type: "integer", nullable: false),
                    is_current = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_list_editions", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "payment_rule_sets",
                schema: "risk",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    rules = table.Column<string>(type: "text", maxLength: -1, nullable: false),
                    reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    proposed_by = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    proposed_at = table.Column<long>(type: "bigint", nullable: false),
                    status = table.Column<int>(type: "integer", nullable: false),
                    decided_by = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    decision_reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    decided_at = table.Column<long>(type: "bigint", nullable: true),
                    changes = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_payment_rule_sets", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "scorecards",
                schema: "risk",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    content = table.Column<string>(type: "text", maxLength: -1, nullable: false),
                    published_at = table.Column<long>(type: "bigint", nullable: false),
                    published_by = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_scorecards", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "screened_parties",
                schema: "risk",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<int>(type: "integer", nullable: false),
                    country = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: true),
                    nationality = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: true),
                    screened_at = table.Column<long>(type: "bigint", nullable: false),
                    screened_with = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    aliases_sealed = table.Column<byte[]>(type: "bytea", maxLength: 6033, nullable: true),
                    birth_date_sealed = table.Column<byte[]>(type: "bytea", maxLength: 63, nullable: true),
                    field_key_id = table.Column<int>(type: "integer", nullable: false),
                    name_sealed = table.Column<byte[]>(type: "bytea", maxLength: 453, nullable: true),
                    seal_version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_screened_parties", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "listed_parties",
                schema: "risk",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    edition_id = table.Column<Guid>(type: "uuid", nullable: false),
                    listed_id = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    kind = table.Column<int>(type: "integer", nullable: false),
                    name = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    aliases = table.Column<string>(type: "text", maxLength: -1, nullable: false),
                    birth_years = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    nationalities = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    programme = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_listed_parties", x => x.id);
                    table.ForeignKey(
                        name: "FK_listed_parties_list_editions_edition_id",
                        column: x => x.edition_id,
                        principalSchema: "risk",
                        principalTable: "list_editions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "sanctions_hits",
                schema: "risk",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    party_id = table.Column<Guid>(type: "uuid", nullable: false),
                    list_name = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    listed_id = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    listed_name = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    score = table.Column<int>(type: "integer", nullable: false),
                    reasons = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    status = table.Column<int>(type: "integer", nullable: false),
                    reviewed_by = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    review_reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    found_at = table.Column<long>(type: "bigint", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sanctions_hits", x => x.id);
                    table.ForeignKey(
                        name: "FK_sanctions_hits_screened_parties_party_id",
                        column: x => x.party_id,
                        principalSchema: "risk",
                        principalTable: "screened_parties",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_listed_parties_edition_id",
                schema: "risk",
                table: "listed_parties",
                column: "edition_id");

            migrationBuilder.CreateIndex(
                name: "IX_payment_rule_sets_version",
                schema: "risk",
                table: "payment_rule_sets",
                column: "version",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_sanctions_hits_party_id_list_name_listed_id",
                schema: "risk",
                table: "sanctions_hits",
                columns: new[] { "party_id", "list_name", "listed_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_scorecards_hash",
                schema: "risk",
                table: "scorecards",
                column: "hash");

            migrationBuilder.CreateIndex(
                name: "IX_scorecards_name_number",
                schema: "risk",
                table: "scorecards",
                columns: new[] { "name", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_screened_parties_screened_with",
                schema: "risk",
                table: "screened_parties",
                column: "screened_with");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "listed_parties",
                schema: "risk");

            migrationBuilder.DropTable(
                name: "payment_rule_sets",
                schema: "risk");

            migrationBuilder.DropTable(
                name: "sanctions_hits",
                schema: "risk");

            migrationBuilder.DropTable(
                name: "scorecards",
                schema: "risk");

            migrationBuilder.DropTable(
                name: "list_editions",
                schema: "risk");

            migrationBuilder.DropTable(
                name: "screened_parties",
                schema: "risk");
        }
    }
}
