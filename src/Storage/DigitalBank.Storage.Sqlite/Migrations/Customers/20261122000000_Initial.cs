using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace DigitalBank.Storage.Sqlite.Migrations.Customers
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "customers_parties",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    reference = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    country = table.Column<string>(type: "TEXT", fixedLength: true, maxLength: 2, nullable: false),
                    merged_into_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    erased_at = table.Column<long>(type: "INTEGER", nullable: true),
                    registered_at = table.Column<long>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    address_sealed = table.Column<byte[]>(type: "BLOB", maxLength: 1083, nullable: true),
                    birth_date_sealed = table.Column<byte[]>(type: "BLOB", maxLength: 63, nullable: true),
                    email_sealed = table.Column<byte[]>(type: "BLOB", maxLength: 795, nullable: true),
                    email_to_seek_index = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: true),
                    family_name_sealed = table.Column<byte[]>(type: "BLOB", maxLength: 453, nullable: true),
                    field_key_id = table.Column<int>(type: "INTEGER", nullable: false),
                    given_name_sealed = table.Column<byte[]>(type: "BLOB", maxLength: 453, nullable: true),
                    name_and_birth_to_seek_index = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: true),
                    name_sealed = table.Column<byte[]>(type: "BLOB", maxLength: 453, nullable: true),
                    phone_sealed = table.Column<byte[]>(type: "BLOB", maxLength: 81, nullable: true),
                    registration_number_sealed = table.Column<byte[]>(type: "BLOB", maxLength: 138, nullable: true),
                    registration_number_to_seek_index = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: true),
                    seal_version = table.Column<int>(type: "INTEGER", nullable: false),
                    whole_name_to_seek_index = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_customers_parties", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "customers_party_merges",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    survivor_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    absorbed_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    reason = table.Column<string>(type: "TEXT", maxLength: 140, nullable: false),
                    moved_items = table.Column<int>(type: "INTEGER", nullable: false),
                    merged_by = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    merged_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_customers_party_merges", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "customers_consents",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    party_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    purpose = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    scope = table.Column<string>(type: "TEXT", maxLength: 821, nullable: false),
                    wording_version = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    given_at = table.Column<long>(type: "INTEGER", nullable: false),
                    expires_at = table.Column<long>(type: "INTEGER", nullable: true),
                    revoked_at = table.Column<long>(type: "INTEGER", nullable: true),
                    revoked_by = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_customers_consents", x => x.id);
                    table.ForeignKey(
                        name: "FK_customers_consents_customers_parties_party_id",
                        column: x => x.party_id,
                        principalTable: "customers_parties",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "customers_due_diligence_reviews",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    party_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    reason = table.Column<int>(type: "INTEGER", nullable: false),
                    due_date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    concerns_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    opened_at = table.Column<long>(type: "INTEGER", nullable: false),
                    assigned_to = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    closed_at = table.Column<long>(type: "INTEGER", nullable: true),
                    closed_by = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    outcome = table.Column<string>(type: "TEXT", maxLength: 140, nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_customers_due_diligence_reviews", x => x.id);
                    table.ForeignKey(
                        name: "FK_customers_due_diligence_reviews_customers_parties_party_id",
                        column: x => x.party_id,
                        principalTable: "customers_parties",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "customers_erasure_requests",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    party_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    requested_by = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    requested_at = table.Column<long>(type: "INTEGER", nullable: false),
                    reason = table.Column<string>(type: "TEXT", maxLength: 140, nullable: false),
                    status = table.Column<int>(type: "INTEGER", nullable: false),
                    examined_by = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    decided_by = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    decided_at = table.Column<long>(type: "INTEGER", nullable: true),
                    decision_reason = table.Column<string>(type: "TEXT", maxLength: 140, nullable: true),
                    receipt = table.Column<string>(type: "TEXT", maxLength: -1, nullable: false),
                    last_run_date = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    next_run_date = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_customers_erasure_requests", x => x.id);
                    table.ForeignKey(
                        name: "FK_customers_erasure_requests_customers_parties_party_id",
                        column: x => x.party_id,
                        principalTable: "customers_parties",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "customers_identity_checks",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    party_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    method = table.Column<int>(type: "INTEGER", nullable: false),
                    is_passed = table.Column<bool>(type: "INTEGER", nullable: false),
                    document_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    valid_until_date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    checked_by = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    checked_at = table.Column<long>(type: "INTEGER", nullable: false),
                    field_key_id = table.Column<int>(type: "INTEGER", nullable: false),
                    note_sealed = table.Column<byte[]>(type: "BLOB", maxLength: 1533, nullable: true),
                    seal_version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_customers_identity_checks", x => x.id);
                    table.ForeignKey(
                        name: "FK_customers_identity_checks_customers_parties_party_id",
                        column: x => x.party_id,
                        principalTable: "customers_parties",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "customers_legal_holds",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    party_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    reason = table.Column<string>(type: "TEXT", maxLength: 140, nullable: false),
                    owner = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    placed_by = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    placed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    lifted_by = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    lift_reason = table.Column<string>(type: "TEXT", maxLength: 140, nullable: true),
                    lifted_at = table.Column<long>(type: "INTEGER", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_customers_legal_holds", x => x.id);
                    table.ForeignKey(
                        name: "FK_customers_legal_holds_customers_parties_party_id",
                        column: x => x.party_id,
                        principalTable: "customers_parties",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "customers_party_documents",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    party_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    issuing_state = table.Column<string>(type: "TEXT", maxLength: 3, nullable: true),
                    nationality = table.Column<string>(type: "TEXT", maxLength: 3, nullable: true),
                    expiry_date = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    is_machine_read = table.Column<bool>(type: "INTEGER", nullable: false),
                    media_type = table.Column<string>(type: "TEXT", maxLength: 50, nullable: false),
                    size_in_bytes = table.Column<int>(type: "INTEGER", nullable: false),
                    added_at = table.Column<long>(type: "INTEGER", nullable: false),
                    field_key_id = table.Column<int>(type: "INTEGER", nullable: false),
                    number_sealed = table.Column<byte[]>(type: "BLOB", maxLength: 183, nullable: true),
                    seal_version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_customers_party_documents", x => x.id);
                    table.ForeignKey(
                        name: "FK_customers_party_documents_customers_parties_party_id",
                        column: x => x.party_id,
                        principalTable: "customers_parties",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "customers_party_name_words",
                columns: table => new
                {
                    party_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    word = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_customers_party_name_words", x => new { x.party_id, x.word });
                    table.ForeignKey(
                        name: "FK_customers_party_name_words_customers_parties_party_id",
                        column: x => x.party_id,
                        principalTable: "customers_parties",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "customers_party_relations",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    party_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    related_party_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    share = table.Column<int>(type: "INTEGER", nullable: true),
                    from_date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    until_date = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_customers_party_relations", x => x.id);
                    table.ForeignKey(
                        name: "FK_customers_party_relations_customers_parties_party_id",
                        column: x => x.party_id,
                        principalTable: "customers_parties",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_customers_party_relations_customers_parties_related_party_id",
                        column: x => x.related_party_id,
                        principalTable: "customers_parties",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "customers_risk_ratings",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    party_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    level = table.Column<int>(type: "INTEGER", nullable: false),
                    points = table.Column<int>(type: "INTEGER", nullable: false),
                    drivers = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    rated_on_date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    next_review_date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    rated_by = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    rated_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_customers_risk_ratings", x => x.id);
                    table.ForeignKey(
                        name: "FK_customers_risk_ratings_customers_parties_party_id",
                        column: x => x.party_id,
                        principalTable: "customers_parties",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "customers_party_document_contents",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    bytes_sealed = table.Column<byte[]>(type: "BLOB", maxLength: 15728673, nullable: true),
                    field_key_id = table.Column<int>(type: "INTEGER", nullable: false),
                    seal_version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_customers_party_document_contents", x => x.id);
                    table.ForeignKey(
                        name: "FK_customers_party_document_contents_customers_party_documents_id",
                        column: x => x.id,
                        principalTable: "customers_party_documents",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_customers_consents_party_id_purpose",
                table: "customers_consents",
                columns: new[] { "party_id", "purpose" });

            migrationBuilder.CreateIndex(
                name: "IX_customers_due_diligence_reviews_party_id_reason_due_date",
                table: "customers_due_diligence_reviews",
                columns: new[] { "party_id", "reason", "due_date" });

            migrationBuilder.CreateIndex(
                name: "IX_customers_erasure_requests_party_id",
                table: "customers_erasure_requests",
                column: "party_id");

            migrationBuilder.CreateIndex(
                name: "IX_customers_erasure_requests_status_id",
                table: "customers_erasure_requests",
                columns: new[] { "status", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_customers_identity_checks_party_id",
                table: "customers_identity_checks",
                column: "party_id");

            migrationBuilder.CreateIndex(
                name: "IX_customers_legal_holds_party_id",
                table: "customers_legal_holds",
                column: "party_id");

            migrationBuilder.CreateIndex(
                name: "IX_customers_parties_email_to_seek_index",
                table: "customers_parties",
                column: "email_to_seek_index");

            migrationBuilder.CreateIndex(
                name: "IX_customers_parties_name_and_birth_to_seek_index",
                table: "customers_parties",
                column: "name_and_birth_to_seek_index");

            migrationBuilder.CreateIndex(
                name: "IX_customers_parties_reference",
                table: "customers_parties",
                column: "reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_customers_parties_registration_number_to_seek_index",
                table: "customers_parties",
                column: "registration_number_to_seek_index");

            migrationBuilder.CreateIndex(
                name: "IX_customers_parties_whole_name_to_seek_index",
                table: "customers_parties",
                column: "whole_name_to_seek_index");

            migrationBuilder.CreateIndex(
                name: "IX_customers_party_documents_expiry_date",
                table: "customers_party_documents",
                column: "expiry_date");

            migrationBuilder.CreateIndex(
                name: "IX_customers_party_documents_party_id",
                table: "customers_party_documents",
                column: "party_id");

            migrationBuilder.CreateIndex(
                name: "IX_customers_party_merges_absorbed_id",
                table: "customers_party_merges",
                column: "absorbed_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_customers_party_merges_survivor_id",
                table: "customers_party_merges",
                column: "survivor_id");

            migrationBuilder.CreateIndex(
                name: "IX_customers_party_name_words_word",
                table: "customers_party_name_words",
                column: "word");

            migrationBuilder.CreateIndex(
                name: "IX_customers_party_relations_party_id",
                table: "customers_party_relations",
                column: "party_id");

            migrationBuilder.CreateIndex(
                name: "IX_customers_party_relations_related_party_id",
                table: "customers_party_relations",
                column: "related_party_id");

            migrationBuilder.CreateIndex(
                name: "IX_customers_risk_ratings_next_review_date",
                table: "customers_risk_ratings",
                column: "next_review_date");

            migrationBuilder.CreateIndex(
                name: "IX_customers_risk_ratings_party_id",
                table: "customers_risk_ratings",
                column: "party_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "customers_consents");

            migrationBuilder.DropTable(
                name: "customers_due_diligence_reviews");

            migrationBuilder.DropTable(
                name: "customers_erasure_requests");

            migrationBuilder.DropTable(
                name: "customers_identity_checks");

            migrationBuilder.DropTable(
                name: "customers_legal_holds");

            migrationBuilder.DropTable(
                name: "customers_party_document_contents");

            migrationBuilder.DropTable(
                name: "customers_party_merges");

            migrationBuilder.DropTable(
                name: "customers_party_name_words");

            migrationBuilder.DropTable(
                name: "customers_party_relations");

            migrationBuilder.DropTable(
                name: "customers_risk_ratings");

            migrationBuilder.DropTable(
                name: "customers_party_documents");

            migrationBuilder.DropTable(
                name: "customers_parties");
        }
    }
}
