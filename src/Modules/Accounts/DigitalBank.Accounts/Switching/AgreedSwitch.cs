using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Accounts.Switching;

/// <summary>
/// An account is to get another product on a day to come. One per account: the row says what was agreed last, the audit trail what was
/// agreed before.
/// </summary>
internal sealed class AgreedSwitch
{
    public required Guid AccountId { get; init; }

    /// <summary>The first day of the new product, or the first business date after it.</summary>
    public DateOnly SwitchDate { get; private set; }

    public string ToProduct { get; private set; } = "";

    public string Reason { get; private set; } = "";

    public string AgreedBy { get; private set; } = "";

    public DateTimeOffset AgreedAt { get; private set; }

    public AgreedSwitchStatus Status { get; private set; }

    /// <summary>Why it was cancelled, or could not be taken up at the last close: a failure code where the bank says so.</summary>
    public string? Remark { get; private set; }

    public int Version { get; private set; }

    public bool IsFor(AgreeSwitch command) =>
        Status == AgreedSwitchStatus.Agreed && ToProduct == command.ProductCode && SwitchDate == command.SwitchDate;

    public void Agree(AgreeSwitch command, string by, DateTimeOffset at)
    {
        (SwitchDate, ToProduct, Reason) = (command.SwitchDate, command.ProductCode, command.Reason);
        (AgreedBy, AgreedAt) = (by, at);
        Become(AgreedSwitchStatus.Agreed, remark: null);
    }

    public void TakeUp() => Become(AgreedSwitchStatus.TakenUp, remark: null);

    public void Cancel(string reason) => Become(AgreedSwitchStatus.Cancelled, reason);

    /// <summary>The account or its product do not allow it now; the next close tries again.</summary>
    public void Postpone(string code) => Become(AgreedSwitchStatus.Agreed, code);

    public static void Map(ModelBuilder modelBuilder) => modelBuilder.Entity<AgreedSwitch>(entity =>
    {
        entity.ToTable("AgreedSwitches");
        entity.HasKey(one => one.AccountId);
        entity.Property(one => one.AccountId).ValueGeneratedNever();
        entity.Property(one => one.ToProduct).HasMaxLength(40);
        entity.Property(one => one.Reason).HasMaxLength(140);
        entity.Property(one => one.Remark).HasMaxLength(140);
        entity.Property(one => one.Version).IsConcurrencyToken();
        entity.HasIndex(one => new { one.Status, one.SwitchDate, one.AccountId });
    });

    private void Become(AgreedSwitchStatus status, string? remark)
    {
        (Status, Remark) = (status, remark);
        Version++;
    }
}

internal enum AgreedSwitchStatus
{
    Agreed = 1,
    TakenUp = 2,
    Cancelled = 3,
}
