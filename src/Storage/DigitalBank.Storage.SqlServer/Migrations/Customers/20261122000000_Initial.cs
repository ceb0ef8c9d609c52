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
                    registered_at = table.Column<long>(type: "bigint", nullable: false),
                    version = table.Column<int>(type: "int", nullable: false),
                    birth_date_sealed = table.Column<byte[]>(type: "varbinary(63)", maxLength: 63, nullable: true),
                    email_sealed = table.Column<byte[]>(type: "varbinary(795)", maxLength: 795, nullable: true),
                    email_to_seek_index = table.Column<byte[]>(type: "varbinary(32)", maxLength: 32, nullable: true),
                    family_name_sealed = table.Column<byte[]>(type: "varbinary(453)", maxLength: 453, nullable: true),
                    field_key_id = table.Column<int>(type: "int", nullable: false),
                    given_name_sealed = table.Column<byte[]>(type: "varbinary(453)", maxLength: 453, nullable: true),
                    name_sealed = table.Column<byte[]>(type: "varbinary(453)", maxLength: 453, nullable: true),
                    registration_number_sealed = table.Column<byte[]>(type: "varbinary(138)", maxLength: 138, nullable: true),
                    registration_number_to_seek_index = table.Column<byte[]>(type: "varbinary(32)", maxLength: 32, nullable: true),
                    seal_version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_parties", x => x.id);
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

            migrationBuilder.CreateIndex(
                name: "IX_parties_email_to_seek_index",
                schema: "customers",
                table: "parties",
                column: "email_to_seek_index");

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
                name: "IX_party_name_words_word",
                schema: "customers",
                table: "party_name_words",
                column: "word");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "party_name_words",
                schema: "customers");

            migrationBuilder.DropTable(
                name: "parties",
                schema: "customers");
        }
    }
}
