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
                    name = table.Column<string>(type: "nvarchar(140)", maxLength: 140, nullable: false),
                    search_name = table.Column<string>(type: "nvarchar(140)", maxLength: 140, nullable: false),
                    given_name = table.Column<string>(type: "nvarchar(140)", maxLength: 140, nullable: true),
                    family_name = table.Column<string>(type: "nvarchar(140)", maxLength: 140, nullable: true),
                    birth_date = table.Column<DateOnly>(type: "date", nullable: true),
                    registration_number = table.Column<string>(type: "nvarchar(35)", maxLength: 35, nullable: true),
                    country = table.Column<string>(type: "nchar(2)", fixedLength: true, maxLength: 2, nullable: false),
                    email = table.Column<string>(type: "nvarchar(254)", maxLength: 254, nullable: true),
                    registered_at = table.Column<long>(type: "bigint", nullable: false),
                    version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_parties", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_parties_reference",
                schema: "customers",
                table: "parties",
                column: "reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_parties_search_name_id",
                schema: "customers",
                table: "parties",
                columns: new[] { "search_name", "id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "parties",
                schema: "customers");
        }
    }
}
