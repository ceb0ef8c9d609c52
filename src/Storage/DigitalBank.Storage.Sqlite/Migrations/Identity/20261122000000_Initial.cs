using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace DigitalBank.Storage.Sqlite.Migrations.Identity
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "identity_data_protection_keys",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    field_key_id = table.Column<int>(type: "INTEGER", nullable: false),
                    seal_version = table.Column<int>(type: "INTEGER", nullable: false),
                    xml_sealed = table.Column<byte[]>(type: "BLOB", maxLength: 30033, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_identity_data_protection_keys", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "identity_logins",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    party_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    disabled_at = table.Column<long>(type: "INTEGER", nullable: true),
                    display_name_sealed = table.Column<byte[]>(type: "BLOB", maxLength: 633, nullable: true),
                    email_sealed = table.Column<byte[]>(type: "BLOB", maxLength: 795, nullable: true),
                    field_key_id = table.Column<int>(type: "INTEGER", nullable: false),
                    seal_version = table.Column<int>(type: "INTEGER", nullable: false),
                    user_name_sealed = table.Column<byte[]>(type: "BLOB", maxLength: 825, nullable: true),
                    normalized_user_name = table.Column<string>(type: "TEXT", maxLength: 264, nullable: true),
                    email_confirmed = table.Column<bool>(type: "INTEGER", nullable: false),
                    password_hash = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    security_stamp = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    concurrency_stamp = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    two_factor_enabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    lockout_end = table.Column<long>(type: "INTEGER", nullable: true),
                    lockout_enabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    access_failed_count = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_identity_logins", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "identity_permissions",
                columns: table => new
                {
                    name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    description = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_identity_permissions", x => x.name);
                });

            migrationBuilder.CreateTable(
                name: "identity_roles",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    normalized_name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    concurrency_stamp = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_identity_roles", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "identity_external_logins",
                columns: table => new
                {
                    login_provider = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    provider_key = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    provider_display_name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    login_id = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_identity_external_logins", x => new { x.login_provider, x.provider_key });
                    table.ForeignKey(
                        name: "FK_identity_external_logins_identity_logins_login_id",
                        column: x => x.login_id,
                        principalTable: "identity_logins",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "identity_login_claims",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    login_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    claim_type = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    claim_value = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_identity_login_claims", x => x.id);
                    table.ForeignKey(
                        name: "FK_identity_login_claims_identity_logins_login_id",
                        column: x => x.login_id,
                        principalTable: "identity_logins",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "identity_login_tokens",
                columns: table => new
                {
                    login_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    login_provider = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    value = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_identity_login_tokens", x => new { x.login_id, x.login_provider, x.name });
                    table.ForeignKey(
                        name: "FK_identity_login_tokens_identity_logins_login_id",
                        column: x => x.login_id,
                        principalTable: "identity_logins",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "identity_second_factor_removals",
                columns: table => new
                {
                    login_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    removed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    is_by_bank = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_identity_second_factor_removals", x => x.login_id);
                    table.ForeignKey(
                        name: "FK_identity_second_factor_removals_identity_logins_login_id",
                        column: x => x.login_id,
                        principalTable: "identity_logins",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "identity_second_factors",
                columns: table => new
                {
                    login_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    begun_at = table.Column<long>(type: "INTEGER", nullable: false),
                    set_up_at = table.Column<long>(type: "INTEGER", nullable: true),
                    last_step = table.Column<long>(type: "INTEGER", nullable: false),
                    failed_codes = table.Column<int>(type: "INTEGER", nullable: false),
                    locked_until = table.Column<long>(type: "INTEGER", nullable: true),
                    wrong_codes = table.Column<int>(type: "INTEGER", nullable: false),
                    last_wrong_code_at = table.Column<long>(type: "INTEGER", nullable: true),
                    field_key_id = table.Column<int>(type: "INTEGER", nullable: false),
                    seal_version = table.Column<int>(type: "INTEGER", nullable: false),
                    secret_sealed = table.Column<byte[]>(type: "BLOB", maxLength: 93, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_identity_second_factors", x => x.login_id);
                    table.ForeignKey(
                        name: "FK_identity_second_factors_identity_logins_login_id",
                        column: x => x.login_id,
                        principalTable: "identity_logins",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "identity_sessions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    login_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    refresh_hash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    security_stamp = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    started_at = table.Column<long>(type: "INTEGER", nullable: false),
                    expires_at = table.Column<long>(type: "INTEGER", nullable: false),
                    ended_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_identity_sessions", x => x.id);
                    table.ForeignKey(
                        name: "FK_identity_sessions_identity_logins_login_id",
                        column: x => x.login_id,
                        principalTable: "identity_logins",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "identity_step_ups",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    login_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    purpose = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    opened_at = table.Column<long>(type: "INTEGER", nullable: false),
                    expires_at = table.Column<long>(type: "INTEGER", nullable: false),
                    confirmed_at = table.Column<long>(type: "INTEGER", nullable: true),
                    field_key_id = table.Column<int>(type: "INTEGER", nullable: false),
                    seal_version = table.Column<int>(type: "INTEGER", nullable: false),
                    text_sealed = table.Column<byte[]>(type: "BLOB", maxLength: 1533, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_identity_step_ups", x => x.id);
                    table.ForeignKey(
                        name: "FK_identity_step_ups_identity_logins_login_id",
                        column: x => x.login_id,
                        principalTable: "identity_logins",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "identity_login_roles",
                columns: table => new
                {
                    login_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    role_id = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_identity_login_roles", x => new { x.login_id, x.role_id });
                    table.ForeignKey(
                        name: "FK_identity_login_roles_identity_logins_login_id",
                        column: x => x.login_id,
                        principalTable: "identity_logins",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_identity_login_roles_identity_roles_role_id",
                        column: x => x.role_id,
                        principalTable: "identity_roles",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "identity_role_claims",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    role_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    claim_type = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    claim_value = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_identity_role_claims", x => x.id);
                    table.ForeignKey(
                        name: "FK_identity_role_claims_identity_roles_role_id",
                        column: x => x.role_id,
                        principalTable: "identity_roles",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "identity_role_permissions",
                columns: table => new
                {
                    role_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    permission = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_identity_role_permissions", x => new { x.role_id, x.permission });
                    table.ForeignKey(
                        name: "FK_identity_role_permissions_identity_roles_role_id",
                        column: x => x.role_id,
                        principalTable: "identity_roles",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_identity_external_logins_login_id",
                table: "identity_external_logins",
                column: "login_id");

            migrationBuilder.CreateIndex(
                name: "IX_identity_login_claims_login_id",
                table: "identity_login_claims",
                column: "login_id");

            migrationBuilder.CreateIndex(
                name: "IX_identity_login_roles_role_id",
                table: "identity_login_roles",
                column: "role_id");

            migrationBuilder.CreateIndex(
                name: "IX_identity_logins_normalized_user_name",
                table: "identity_logins",
                column: "normalized_user_name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_identity_logins_party_id",
                table: "identity_logins",
                column: "party_id");

            migrationBuilder.CreateIndex(
                name: "IX_identity_role_claims_role_id",
                table: "identity_role_claims",
                column: "role_id");

            migrationBuilder.CreateIndex(
                name: "IX_identity_roles_normalized_name",
                table: "identity_roles",
                column: "normalized_name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_identity_sessions_ended_at",
                table: "identity_sessions",
                column: "ended_at");

            migrationBuilder.CreateIndex(
                name: "IX_identity_sessions_expires_at",
                table: "identity_sessions",
                column: "expires_at");

            migrationBuilder.CreateIndex(
                name: "IX_identity_sessions_login_id",
                table: "identity_sessions",
                column: "login_id");

            migrationBuilder.CreateIndex(
                name: "IX_identity_step_ups_expires_at",
                table: "identity_step_ups",
                column: "expires_at");

            migrationBuilder.CreateIndex(
                name: "IX_identity_step_ups_login_id",
                table: "identity_step_ups",
                column: "login_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "identity_data_protection_keys");

            migrationBuilder.DropTable(
                name: "identity_external_logins");

            migrationBuilder.DropTable(
                name: "identity_login_claims");

            migrationBuilder.DropTable(
                name: "identity_login_roles");

            migrationBuilder.DropTable(
                name: "identity_login_tokens");

            migrationBuilder.DropTable(
                name: "identity_permissions");

            migrationBuilder.DropTable(
                name: "identity_role_claims");

            migrationBuilder.DropTable(
                name: "identity_role_permissions");

            migrationBuilder.DropTable(
                name: "identity_second_factor_removals");

            migrationBuilder.DropTable(
                name: "identity_second_factors");

            migrationBuilder.DropTable(
                name: "identity_sessions");

            migrationBuilder.DropTable(
                name: "identity_step_ups");

            migrationBuilder.DropTable(
                name: "identity_roles");

            migrationBuilder.DropTable(
                name: "identity_logins");
        }
    }
}
