using DigitalBank.Payments.Signatures;
using DigitalBank.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DigitalBank.Payments.Data;

internal sealed class SigningRulesTable : IEntityTypeConfiguration<SigningRules>
{
    public void Configure(EntityTypeBuilder<SigningRules> builder)
    {
        builder.ToTable("SigningRules");
        builder.HasKey(rules => rules.AccountId);
        builder.Property(rules => rules.AccountId).ValueGeneratedNever();
        builder.Property(rules => rules.Version).IsConcurrencyToken();
        builder.Property(rules => rules.Groups).HasMaxLength(-1);
        builder.Property(rules => rules.Bands).HasMaxLength(-1);
    }
}

internal sealed class PaymentProposalTable : IEntityTypeConfiguration<PaymentProposal>
{
    public void Configure(EntityTypeBuilder<PaymentProposal> builder)
    {
        builder.ToTable("PaymentProposals");
        builder.HasKey(proposal => proposal.Id);
        builder.Property(proposal => proposal.Version).IsConcurrencyToken();
        builder.Property(proposal => proposal.Payment).HasMaxLength(-1).IsSecret(); // names a payee, whom erasure takes away
        builder.Property(proposal => proposal.Fingerprint).HasMaxLength(64);
        builder.Property(proposal => proposal.FailureCode).HasMaxLength(80);
        builder.HasIndex(proposal => new { proposal.AccountId, proposal.Id });
        builder.HasIndex(proposal => proposal.Status);
    }
}

internal sealed class ProposalSignatureTable : IEntityTypeConfiguration<ProposalSignature>
{
    public void Configure(EntityTypeBuilder<ProposalSignature> builder)
    {
        builder.ToTable("ProposalSignatures");
        builder.HasKey(signature => new { signature.ProposalId, signature.Revision, signature.PartyId });
        builder.Property(signature => signature.Fingerprint).HasMaxLength(64);
    }
}
