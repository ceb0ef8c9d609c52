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
                    name = table.Column<string>(type: "TEXT", maxLength: 140, nullable: false),
                    search_name = table.Column<string>(type: "TEXT", maxLength: 140, nullable: false),
                    given_name = table.Column<string>(type: "TEXT", maxLength: 140, nullable: true),
                    family_name = table.Column<string>(type: "TEXT", maxLength: 140, nullable: true),
                    birth_date = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    registration_number = table.Column<string>(type: "TEXT", maxLength: 35, nullable: true),
                    country = table.Column<string>(type: "TEXT", fixedLength: true, maxLength: 2, nullable: false),
                    email = table.Column<string>(type: "TEXT", maxLength: 254, nullable: true),
                    registered_at = table.Column<long>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_customers_parties", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_customers_parties_reference",
                table: "customers_parties",
                column: "reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_customers_parties_search_name_id",
                table: "customers_parties",
                columns: new[] { "search_name", "id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "customers_parties");
        }
    }
}
