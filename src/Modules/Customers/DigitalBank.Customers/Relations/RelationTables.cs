using DigitalBank.Customers.Parties;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Customers.Relations;

internal static class RelationTables
{
    public static void Map(ModelBuilder modelBuilder) => modelBuilder.Entity<PartyRelation>(relation =>
    {
        relation.ToTable("PartyRelations");
        relation.HasKey(r => r.Id);
        relation.Property(r => r.Id).ValueGeneratedNever();
        relation.Property(r => r.Version).IsConcurrencyToken();
        relation.HasOne<Party>().WithMany().HasForeignKey(r => r.PartyId).OnDelete(DeleteBehavior.Restrict);
        relation.HasOne<Party>().WithMany().HasForeignKey(r => r.RelatedPartyId).OnDelete(DeleteBehavior.Restrict);
    });
}
