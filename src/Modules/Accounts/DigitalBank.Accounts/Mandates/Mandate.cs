using DigitalBank.SharedKernel.Monetary;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Accounts.Mandates;

/// <summary>What somebody who does not hold an account may do with it. Every mandate lets see the account; some let pay.</summary>
internal sealed class Mandate
{
    public required Guid Id { get; init; }

    public required Guid AccountId { get; init; }

    public required Guid PartyId { get; set; }

    public required bool MayPay { get; init; }

    /// <summary>The most that one payment may be, in minor units of the account's currency; null for no limit.</summary>
    public long? PaymentLimit { get; init; }

    public required DateOnly FromDate { get; init; }

    /// <summary>The last business date; null: until it is revoked.</summary>
    public DateOnly? UntilDate { get; init; }

    public required string GrantedBy { get; init; }

    public required string Reason { get; init; }

    public string? RevokedBy { get; private set; }

    public DateTimeOffset? RevokedAt { get; private set; }

    public string? RevokeReason { get; private set; }

    public void Revoke(string by, string reason, DateTimeOffset at) => (RevokedBy, RevokeReason, RevokedAt) = (by, reason, at);

    public MandateView View(string currencyCode) => new(
        Id,
        AccountId,
        PartyId,
        MayPay,
        PaymentLimit is { } limit ? Money.OfMinor(limit, Currency.Of(currencyCode)) : null,
        FromDate,
        UntilDate,
        Reason,
        RevokedAt);

    public static void Map(ModelBuilder modelBuilder) => modelBuilder.Entity<Mandate>(mandate =>
    {
        mandate.ToTable("Mandates");
        mandate.Property(m => m.Id).ValueGeneratedNever();
        mandate.Property(m => m.Reason).HasMaxLength(140);
        mandate.Property(m => m.RevokeReason).HasMaxLength(140);
        mandate.HasIndex(m => new { m.AccountId, m.PartyId });
        mandate.HasIndex(m => m.PartyId);
    });
}

/// <param name="MayPay">False: may see the account only.</param>
/// <param name="PaymentLimit">The most that one payment may be; null for no limit.</param>
/// <param name="UntilDate">The last business date; null: until it is revoked.</param>
internal sealed record MandateView(
    Guid MandateId,
    Guid AccountId,
    Guid PartyId,
    bool MayPay,
    Money? PaymentLimit,
    DateOnly FromDate,
    DateOnly? UntilDate,
    string Reason,
    DateTimeOffset? RevokedAt);
