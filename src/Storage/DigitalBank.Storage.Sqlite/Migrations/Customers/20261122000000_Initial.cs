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
                    registered_at = table.Column<long>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    birth_date_sealed = table.Column<byte[]>(type: "BLOB", maxLength: 63, nullable: true),
                    email_sealed = table.Column<byte[]>(type: "BLOB", maxLength: 795, nullable: true),
                    email_to_seek_index = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: true),
                    family_name_sealed = table.Column<byte[]>(type: "BLOB", maxLength: 453, nullable: true),
                    field_key_id = table.Column<int>(type: "INTEGER", nullable: false),
                    given_name_sealed = table.Column<byte[]>(type: "BLOB", maxLength: 453, nullable: true),
                    name_sealed = table.Column<byte[]>(type: "BLOB", maxLength: 453, nullable: true),
                    registration_number_sealed = table.Column<byte[]>(type: "BLOB", maxLength: 138, nullable: true),
                    registration_number_to_seek_index = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: true),
                    seal_version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_customers_parties", x => x.id);
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

            migrationBuilder.CreateIndex(
                name: "IX_customers_parties_email_to_seek_index",
                table: "customers_parties",
                column: "email_to_seek_index");

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
                name: "IX_customers_party_name_words_word",
                table: "customers_party_name_words",
                column: "word");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "customers_party_name_words");

            migrationBuilder.DropTable(
                name: "customers_parties");
        }
    }
}
