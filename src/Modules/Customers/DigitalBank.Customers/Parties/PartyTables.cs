using DigitalBank.Customers.Duplicates;
using DigitalBank.Platform.Data;
using DigitalBank.Platform.Encryption;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Customers.Parties;

/// <summary>How parties are stored. What tells who somebody is, is encrypted; what statistics and rules count by is not.</summary>
internal static class PartyTables
{
    public static void Map(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Party>(party =>
        {
            party.ToTable("Parties");
            party.HasKey(p => p.Id);
            party.Property(p => p.Id).ValueGeneratedNever();
            party.Property(p => p.Reference).HasMaxLength(PartyRules.MaxReferenceLength);
            party.IsEncrypted(p => p.Name, "customers.party.name", PartyName.MaxLength);
            party.IsEncrypted(p => p.GivenName, "customers.party.given_name", PartyName.MaxLength);
            party.IsEncrypted(p => p.FamilyName, "customers.party.family_name", PartyName.MaxLength);
            party.IsEncrypted(p => p.BirthDate, "customers.party.birth_date", 10);
            party.IsEncrypted(p => p.RegistrationNumber, "customers.party.registration_number", PartyRules.MaxRegistrationNumberLength);
            party.IsEncrypted(p => p.Email, "customers.party.email", PartyRules.MaxEmailLength);
            party.IsEncrypted(p => p.Phone, "customers.party.phone", PartyRules.MaxPhoneLength);
            party.IsEncrypted(p => p.Address, "customers.party.address", PartyRules.MaxAddressLength);
            party.HasBlindIndex(p => p.EmailToSeek, "customers.party.email");
            party.HasBlindIndex(p => p.RegistrationNumberToSeek, "customers.party.registration_number");
            party.HasBlindIndex(p => p.NameAndBirthToSeek, "customers.party.name_and_birth");
            party.HasBlindIndex(p => p.WholeNameToSeek, DuplicatesInBulk.WholeName);
            party.Property(p => p.Country).HasMaxLength(2).IsFixedLength();
            party.Property(p => p.Version).IsConcurrencyToken();
            party.HasIndex(p => p.Reference).IsUnique();
        });
        modelBuilder.Entity<PartyMerge>(merge =>
        {
            merge.ToTable("PartyMerges");
            merge.HasKey(m => m.Id);
            merge.Property(m => m.Id).ValueGeneratedNever();
            merge.Property(m => m.Reason).HasMaxLength(PartyRules.MaxReasonLength);
            merge.HasIndex(m => m.SurvivorId);
            merge.HasIndex(m => m.AbsorbedId).IsUnique();
        });
        modelBuilder.Entity<PartyNameWord>(word =>
        {
            word.ToTable("PartyNameWords");
            word.HasKey(w => new { w.PartyId, w.Word });
            word.Property(w => w.Word).HasMaxLength(FieldCipher.IndexSize);
            word.HasOne<Party>().WithMany().HasForeignKey(w => w.PartyId);
            word.HasIndex(w => w.Word);
            word.IsNotAudited();   // follows from the name, whose change is recorded
        });
    }
}
