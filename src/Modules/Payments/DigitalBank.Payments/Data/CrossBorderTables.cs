using DigitalBank.Payments.CrossBorder;
using DigitalBank.Payments.HeldOrders;
using DigitalBank.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace DigitalBank.Payments.Data;

internal sealed class CrossBorderTermsTable : IEntityTypeConfiguration<CrossBorderTerms>
{
    public void Configure(EntityTypeBuilder<CrossBorderTerms> builder)
    {
        builder.ToTable("CrossBorderTerms");
        builder.HasKey(terms => terms.Id);
        builder.Property(terms => terms.Version).IsConcurrencyToken();
        builder.Property(terms => terms.AccountCurrency).HasMaxLength(3);
        builder.Property(terms => terms.PaymentCurrency).HasMaxLength(3);
        builder.Property(terms => terms.Bands).HasMaxLength(-1);
        builder.HasIndex(terms => new { terms.Direction, terms.AccountCurrency, terms.PaymentCurrency, terms.ValidFrom }).IsUnique();
    }
}

internal sealed class CorrespondentRouteTable : IEntityTypeConfiguration<CorrespondentRoute>
{
    public void Configure(EntityTypeBuilder<CorrespondentRoute> builder)
    {
        builder.ToTable("CorrespondentRoutes");
        builder.HasKey(route => route.Id);
        builder.Property(route => route.Version).IsConcurrencyToken();
        builder.Property(route => route.CurrencyCode).HasMaxLength(3);
        builder.Property(route => route.CountryCode).HasMaxLength(2);
        builder.Property(route => route.NostroCode).HasMaxLength(40);
        builder.Property(route => route.IntermediaryBic).HasMaxLength(11);
        builder.HasIndex(route => new { route.CurrencyCode, route.CountryCode }).IsUnique();
    }
}

internal sealed class CrossBorderQuoteTable : IEntityTypeConfiguration<CrossBorderQuote>
{
    public void Configure(EntityTypeBuilder<CrossBorderQuote> builder)
    {
        builder.ToTable("CrossBorderQuotes");
        builder.HasKey(quote => quote.Id);
        builder.IsNotAudited(); // an offer that never changes; what is made of it stands on the order
        builder.Property(quote => quote.CreditorName).HasMaxLength(140);
        builder.Property(quote => quote.CreditorIdentifier).HasMaxLength(34);
        builder.Property(quote => quote.CreditorAgentBic).HasMaxLength(11);
        builder.Property(quote => quote.RemittanceInformation).HasMaxLength(140);
        builder.Property(quote => quote.EndToEndId).HasMaxLength(35);
        builder.Property(quote => quote.Uetr).HasMaxLength(36);
        builder.Property(quote => quote.Terms).HasMaxLength(-1);
        builder.Property(quote => quote.Fingerprint).HasMaxLength(64);
        builder.HasIndex(quote => quote.Uetr).IsUnique();
        builder.HasIndex(quote => quote.PartyId);
        builder.HasIndex(quote => quote.ExpiresAt);
    }
}

internal sealed class HeldDecisionTable : IEntityTypeConfiguration<HeldDecision>
{
    public void Configure(EntityTypeBuilder<HeldDecision> builder)
    {
        builder.ToTable("HeldDecisions");
        builder.HasKey(decision => decision.PaymentOrderId);
        builder.Property(decision => decision.Reason).HasMaxLength(500).IsSecret(); // free text, which erasure takes away
        builder.Property(decision => decision.DecidedBy).HasMaxLength(200);
    }
}
