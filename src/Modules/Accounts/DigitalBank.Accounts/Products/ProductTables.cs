using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Accounts.Products;

internal static class ProductTables
{
    private const int LongestCode = 40;

    public static void Map(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Product>(product =>
        {
            product.ToTable("Products");
            product.HasKey(p => p.Code);
            product.Property(p => p.Code).HasMaxLength(LongestCode);
            product.Property(p => p.Revision).IsConcurrencyToken();
        });
        modelBuilder.Entity<ProductVersion>(version =>
        {
            version.ToTable("ProductVersions");
            version.HasKey(v => new { v.ProductCode, v.Number });
            version.Property(v => v.ProductCode).HasMaxLength(LongestCode);
            version.Property(v => v.Terms).HasMaxLength(-1);
            version.HasIndex(v => new { v.ProductCode, v.ValidFrom }).IsUnique();
        });
        modelBuilder.Entity<ReferenceRate>(rate =>
        {
            rate.ToTable("ReferenceRates");
            rate.HasKey(r => new { r.Index, r.ValidFrom });
            rate.Property(r => r.Index).HasMaxLength(20);
        });
    }
}
