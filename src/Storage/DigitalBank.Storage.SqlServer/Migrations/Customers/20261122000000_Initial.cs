using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace DigitalBank.Storage.SqlServer.Migrations.Customers
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(
                name: "customers");

            migrationBuilder.CreateTable(
                name: "parties",
                schema: "customers",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    reference = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    kind = table.Column<int>(type: "int", nullable: false),
                    country = table.Column<string>(type: "nchar(2)", fixedLength: true, maxLength: 2, nullable: false),
                    merged_into_id = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    erased_at = table.Column<long>(type: "bigint", nullable: true),
                    registered_at = table.Column<long>(type: "bigint", nullable: false),
                    version = table.Column<int>(type: "int", nullable: false),
                    address_sealed = table.Column<byte[]>(type: "varbinary(1083)", maxLength: 1083, nullable: true),
                    birth_date_sealed = table.Column<byte[]>(type: "varbinary(63)", maxLength: 63, nullable: true),
                    email_sealed = table.Column<byte[]>(type: "varbinary(795)", maxLength: 795, nullable: true),
                    email_to_seek_index = table.Column<byte[]>(type: "varbinary(32)", maxLength: 32, nullable: true),
                    family_name_sealed = table.Column<byte[]>(type: "varbinary(453)", maxLength: 453, nullable: true),
                    field_key_id = table.Column<int>(type: "int", nullable: false),
                    given_name_sealed = table.Column<byte[]>(type: "varbinary(453)", maxLength: 453, nullable: true),
                    name_and_birth_to_seek_index = table.Column<byte[]>(type: "varbinary(32)", maxLength: 32, nullable: true),
                    name_sealed = table.Column<byte[]>(type: "varbinary(453)", maxLength: 453, nullable: true),
                    phone_sealed = table.Column<byte[]>(type: "varbinary(81)", maxLength: 81, nullable: true),
                    registration_number_sealed = table.Column<byte[]>(type: "varbinary(138)", maxLength: 138, nullable: true),
                    registration_number_to_seek_index = table.Column<byte[]>(type: "varbinary(32)", maxLength: 32, nullable: true),
                    seal_version = table.Column<int>(type: "int", nullable: false),
                    whole_name_to_seek_index = table.Column<byte[]>(type: "varbinary(32)", maxLength: 32, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_parties", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "party_merges",
                schema: "customers",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    survivor_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    absorbed_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    reason = table.Column<string>(type: "nvarchar(140)", maxLength: 140, nullable: false),
                    moved_items = table.Column<int>(type: "int", nullable: false),
                    merged_by = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    merged_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_party_merges", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "consents",
                schema: "customers",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    party_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    purpose = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    scope = table.Column<string>(type: "nvarchar(821)", maxLength: 821, nullable: false),
                    wording_version = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    given_at = table.Column<long>(type: "bigint", nullable: false),
                    expires_at = table.Column<long>(type: "bigint", nullable: true),
                    revoked_at = table.Column<long>(type: "bigint", nullable: true),
                    revoked_by = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_consents", x => x.id);
                    table.ForeignKey(
                        name: "FK_consents_parties_party_id",
                        column: x => x.party_id,
                        principalSchema: "customers",
                        principalTable: "parties",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "due_diligence_reviews",
                schema: "customers",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    party_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    reason = table.Column<int>(type: "int", nullable: false),
                    due_date = table.Column<DateOnly>(type: "date", nullable: false),
                    concerns_id = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    opened_at = table.Column<long>(type: "bigint", nullable: false),
                    assigned_to = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    closed_at = table.Column<long>(type: "bigint", nullable: true),
                    closed_by = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    outcome = table.Column<string>(type: "nvarchar(140)", maxLength: 140, nullable: true),
                    version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_due_diligence_reviews", x => x.id);
                    table.ForeignKey(
                        name: "FK_due_diligence_reviews_parties_party_id",
                        column: x => x.party_id,
                        principalSchema: "customers",
                        principalTable: "parties",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "erasure_requests",
                schema: "customers",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    party_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    requested_by = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    requested_at = table.Column<long>(type: "bigint", nullable: false),
                    reason = table.Column<string>(type: "nvarchar(140)", maxLength: 140, nullable: false),
                    status = table.Column<int>(type: "int", nullable: false),
                    examined_by = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    decided_by = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    decided_at = table.Column<long>(type: "bigint", nullable: true),
                    decision_reason = table.Column<string>(type: "nvarchar(140)", maxLength: 140, nullable: true),
                    receipt = table.Column<string>(type: "nvarchar(max)", maxLength: -1, nullable: false),
                    last_run_date = table.Column<DateOnly>(type: "date", nullable: true),
                    next_run_date = table.Column<DateOnly>(type: "date", nullable: true),
                    version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_erasure_requests", x => x.id);
                    table.ForeignKey(
                        name: "FK_erasure_requests_parties_party_id",
                        column: x => x.party_id,
                        principalSchema: "customers",
                        principalTable: "parties",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "identity_checks",
                schema: "customers",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    party_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    method = table.Column<int>(type: "int", nullable: false),
                    is_passed = table.Column<bool>(type: "bit", nullable: false),
                    document_id = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    valid_until_date = table.Column<DateOnly>(type: "date", nullable: false),
                    checked_by = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    checked_at = table.Column<long>(type: "bigint", nullable: false),
                    field_key_id = table.Column<int>(type: "int", nullable: false),
                    note_sealed = table.Column<byte[]>(type: "varbinary(1533)", maxLength: 1533, nullable: true),
                    seal_version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_identity_checks", x => x.id);
                    table.ForeignKey(
                        name: "FK_identity_checks_parties_party_id",
                        column: x => x.party_id,
                        principalSchema: "customers",
                        principalTable: "parties",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "legal_holds",
                schema: "customers",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    party_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    reason = table.Column<string>(type: "nvarchar(140)", maxLength: 140, nullable: false),
                    owner = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    placed_by = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    placed_at = table.Column<long>(type: "bigint", nullable: false),
                    lifted_by = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    lift_reason = table.Column<string>(type: "nvarchar(140)", maxLength: 140, nullable: true),
                    lifted_at = table.Column<long>(type: "bigint", nullable: true),
                    version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_legal_holds", x => x.id);
                    table.ForeignKey(
                        name: "FK_legal_holds_parties_party_id",
                        column: x => x.party_id,
                        principalSchema: "customers",
                        principalTable: "parties",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "party_documents",
                schema: "customers",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    party_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    kind = table.Column<int>(type: "int", nullable: false),
                    issuing_state = table.Column<string>(type: "nvarchar(3)", maxLength: 3, nullable: true),
                    nationality = table.Column<string>(type: "nvarchar(3)", maxLength: 3, nullable: true),
                    expiry_date = table.Column<DateOnly>(type: "date", nullable: true),
                    is_machine_read = table.Column<bool>(type: "bit", nullable: false),
                    media_type = table.Column<string>(type: "nvarchar(50)", maxLength: 50, nullable: false),
                    size_in_bytes = table.Column<int>(type: "int", nullable: false),
                    added_at = table.Column<long>(type: "bigint", nullable: false),
                    field_key_id = table.Column<int>(type: "int", nullable: false),
                    number_sealed = table.Column<byte[]>(type: "varbinary(183)", maxLength: 183, nullable: true),
                    seal_version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_party_documents", x => x.id);
                    table.ForeignKey(
                        name: "FK_party_documents_parties_party_id",
                        column: x => x.party_id,
                        principalSchema: "customers",
                        principalTable: "parties",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "party_name_words",
                schema: "customers",
                columns: table => new
                {
                    party_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    word = table.Column<byte[]>(type: "varbinary(32)", maxLength: 32, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_party_name_words", x => new { x.party_id, x.word });
                    table.ForeignKey(
                        name: "FK_party_name_words_parties_party_id",
                        column: x => x.party_id,
                        principalSchema: "customers",
                        principalTable: "parties",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "party_relations",
                schema: "customers",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    party_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    related_party_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    kind = table.Column<int>(type: "int", nullable: false),
                    share = table.Column<int>(type: "int", nullable: true),
                    from_date = table.Column<DateOnly>(type: "date", nullable: false),
                    until_date = table.Column<DateOnly>(type: "date", nullable: true),
                    version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_party_relations", x => x.id);
                    table.ForeignKey(
                        name: "FK_party_relations_parties_party_id",
                        column: x => x.party_id,
                        principalSchema: "customers",
                        principalTable: "parties",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_party_relations_parties_related_party_id",
                        column: x => x.related_party_id,
                        principalSchema: "customers",
                        principalTable: "parties",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "risk_ratings",
                schema: "customers",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    party_id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    level = table.Column<int>(type: "int", nullable: false),
                    points = table.Column<int>(type: "int", nullable: false),
                    drivers = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    rated_on_date = table.Column<DateOnly>(type: "date", nullable: false),
                    next_review_date = table.Column<DateOnly>(type: "date", nullable: false),
                    rated_by = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    rated_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_risk_ratings", x => x.id);
                    table.ForeignKey(
                        name: "FK_risk_ratings_parties_party_id",
                        column: x => x.party_id,
                        principalSchema: "customers",
                        principalTable: "parties",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "party_document_contents",
                schema: "customers",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    bytes_sealed = table.Column<byte[]>(type: "varbinary(max)", maxLength: 15728673, nullable: true),
                    field_key_id = table.Column<int>(type: "int", nullable: false),
                    seal_version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_party_document_contents", x => x.id);
                    table.ForeignKey(
                        name: "FK_party_document_contents_party_documents_id",
                        column: x => x.id,
                        principalSchema: "customers",
                        principalTable: "party_documents",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_consents_party_id_purpose",
                schema: "customers",
                table: "consents",
                columns: new[] { "party_id", "purpose" });

            migrationBuilder.CreateIndex(
                name: "IX_due_diligence_reviews_party_id_reason_due_date",
                schema: "customers",
                table: "due_diligence_reviews",
                columns: new[] { "party_id", "reason", "due_date" });

            migrationBuilder.CreateIndex(
                name: "IX_erasure_requests_party_id",
                schema: "customers",
                table: "erasure_requests",
                column: "party_id");

            migrationBuilder.CreateIndex(
                name: "IX_erasure_requests_status_id",
                schema: "customers",
                table: "erasure_requests",
                columns: new[] { "status", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_identity_checks_party_id",
                schema: "customers",
                table: "identity_checks",
                column: "party_id");

            migrationBuilder.CreateIndex(
                name: "IX_legal_holds_party_id",
                schema: "customers",
                table: "legal_holds",
                column: "party_id");

            migrationBuilder.CreateIndex(
                name: "IX_parties_email_to_seek_index",
                schema: "customers",
                table: "parties",
                column: "email_to_seek_index");

            migrationBuilder.CreateIndex(
                name: "IX_parties_name_and_birth_to_seek_index",
                schema: "customers",
                table: "parties",
                column: "name_and_birth_to_seek_index");

            migrationBuilder.CreateIndex(
                name: "IX_parties_reference",
                schema: "customers",
                table: "parties",
                column: "reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_parties_registration_number_to_seek_index",
                schema: "customers",
                table: "parties",
                column: "registration_number_to_seek_index");

            migrationBuilder.CreateIndex(
                name: "IX_parties_whole_name_to_seek_index",
                schema: "customers",
                table: "parties",
                column: "whole_name_to_seek_index");

            migrationBuilder.CreateIndex(
                name: "IX_party_documents_expiry_date",
                schema: "customers",
                table: "party_documents",
                column: "expiry_date");

            migrationBuilder.CreateIndex(
                name: "IX_party_documents_party_id",
                schema: "customers",
                table: "party_documents",
                column: "party_id");

            migrationBuilder.CreateIndex(
                name: "IX_party_merges_absorbed_id",
                schema: "customers",
                table: "party_merges",
                column: "absorbed_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_party_merges_survivor_id",
                schema: "customers",
                table: "party_merges",
                column: "survivor_id");

            migrationBuilder.CreateIndex(
                name: "IX_party_name_words_word",
                schema: "customers",
                table: "party_name_words",
                column: "word");

            migrationBuilder.CreateIndex(
                name: "IX_party_relations_party_id",
                schema: "customers",
                table: "party_relations",
                column: "party_id");

            migrationBuilder.CreateIndex(
                name: "IX_party_relations_related_party_id",
                schema: "customers",
                table: "party_relations",
                column: "related_party_id");

            migrationBuilder.CreateIndex(
                name: "IX_risk_ratings_next_review_date",
                schema: "customers",
                table: "risk_ratings",
                column: "next_review_date");

            migrationBuilder.CreateIndex(
                name: "IX_risk_ratings_party_id",
                schema: "customers",
                table: "risk_ratings",
                column: "party_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "consents",
                schema: "customers");

            migrationBuilder.DropTable(
                name: "due_diligence_reviews",
                schema: "customers");

            migrationBuilder.DropTable(
                name: "erasure_requests",
                schema: "customers");

            migrationBuilder.DropTable(
                name: "identity_checks",
                schema: "customers");

            migrationBuilder.DropTable(
                name: "legal_holds",
                schema: "customers");

            migrationBuilder.DropTable(
                name: "party_document_contents",
                schema: "customers");

            migrationBuilder.DropTable(
                name: "party_merges",
                schema: "customers");

            migrationBuilder.DropTable(
                name: "party_name_words",
                schema: "customers");

            migrationBuilder.DropTable(
                name: "party_relations",
                schema: "customers");

            migrationBuilder.DropTable(
                name: "risk_ratings",
                schema: "customers");

            migrationBuilder.DropTable(
                name: "party_documents",
                schema: "customers");

            migrationBuilder.DropTable(
                name: "parties",
                schema: "customers");
        }
    }
}
