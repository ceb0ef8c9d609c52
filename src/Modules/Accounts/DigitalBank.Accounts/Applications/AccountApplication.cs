using DigitalBank.Accounts.LifeCycle;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Accounts.Applications;

/// <summary>The wish to have an account. The account that comes of it has the same id, and from then on its own state counts.</summary>
internal sealed class AccountApplication
{
    public required Guid Id { get; init; }

    public required Guid HolderPartyId { get; init; }

    public required string ProductCode { get; init; }

    public required string CurrencyCode { get; init; }

    public ApplicationStatus Status { get; private set; } = ApplicationStatus.Applied;

    /// <summary>Who entered it.</summary>
    public required string AppliedBy { get; init; }

    public required DateTimeOffset AppliedAt { get; init; }

    public string? DecidedBy { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    public string? DecisionReason { get; private set; }

    public int Version { get; private set; }

    public AccountState State => Status switch
    {
        ApplicationStatus.Approved => AccountState.Approved,
        ApplicationStatus.Refused => AccountState.Refused,
        ApplicationStatus.Withdrawn => AccountState.Withdrawn,
        _ => AccountState.Applied,
    };

    public void Decide(ApplicationStatus decision, string by, string reason, DateTimeOffset at)
    {
        (Status, DecidedBy, DecisionReason, DecidedAt) = (decision, by, reason, at);
        Version++;
    }

    public ApplicationView View() => new(
        Id, HolderPartyId, ProductCode, CurrencyCode, Status, AppliedBy, AppliedAt, DecidedBy, DecidedAt, DecisionReason);

    public static void Map(ModelBuilder modelBuilder) => modelBuilder.Entity<AccountApplication>(application =>
    {
        application.ToTable("AccountApplications");
        application.Property(a => a.Id).ValueGeneratedNever();
        application.Property(a => a.ProductCode).HasMaxLength(40);
        application.Property(a => a.CurrencyCode).HasMaxLength(3).IsFixedLength();
        application.Property(a => a.DecisionReason).HasMaxLength(140);
        application.Property(a => a.Version).IsConcurrencyToken();
        application.Ignore(a => a.State);
        application.HasIndex(a => new { a.Status, a.Id });
    });
}

internal enum ApplicationStatus
{
    Applied = 1,
    Approved = 2,
    Refused = 3,
    Withdrawn = 4,
}

/// <param name="AccountId">The account will have this id.</param>
/// <param name="DecidedBy">Who approved, refused or withdrew it; null before.</param>
internal sealed record ApplicationView(
    Guid AccountId,
    Guid HolderPartyId,
    string ProductCode,
    string CurrencyCode,
    ApplicationStatus Status,
    string AppliedBy,
    DateTimeOffset AppliedAt,
    string? DecidedBy,
    DateTimeOffset? DecidedAt,
    string? DecisionReason);
