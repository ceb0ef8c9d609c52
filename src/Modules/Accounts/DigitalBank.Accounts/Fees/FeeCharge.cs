using DigitalBank.Accounts.Holding;
using DigitalBank.Platform;
using DigitalBank.SharedKernel.Monetary;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Accounts.Fees;

/// <summary>A fee that an account owes, paid, or was let off. Its id follows from account, fee and day, or from the key of the order.</summary>
internal sealed class FeeCharge
{
    public required Guid Id { get; init; }

    public required Guid AccountId { get; init; }

    public required string Code { get; init; }

    public required string Name { get; init; }

    /// <summary>The last day of the period, or the business date of the event.</summary>
    public required DateOnly DueDate { get; init; }

    /// <summary>Minor units; zero where the balance waived it or the month's most was reached.</summary>
    public required long Amount { get; init; }

    public required FeeStatus Status { get; set; }

    public long? EntryId { get; private set; }

    public long? ReversalEntryId { get; private set; }

    /// <summary>Why the ledger refused it the last time; null before it has, and once it is booked.</summary>
    public string? FailureCode { get; private set; }

    public int Attempts { get; private set; }

    /// <summary>Why it was waived or reversed.</summary>
    public string? Reason { get; private set; }

    public int Version { get; private set; }

    /// <summary>A fee that an account pays once, when it is opened or closed.</summary>
    public static FeeCharge Once(Account account, FeeSettings fee, DateOnly today)
    {
        var amount = fee.ForEvent(chargedThisMonth: 0, Currency.Of(account.CurrencyCode));
        return new FeeCharge
        {
            Id = DerivedKey.Of("fee", account.Id.ToString(), fee.Code, fee.On.ToString()),
            AccountId = account.Id,
            Code = fee.Code,
            Name = fee.Name,
            DueDate = today,
            Amount = amount,
            Status = amount == 0 ? FeeStatus.Waived : fee.On == FeeOccasion.Closing ? FeeStatus.AtClosing : FeeStatus.Due,
        };
    }

    public void Book(long entryId)
    {
        (Status, EntryId, FailureCode) = (FeeStatus.Booked, entryId, null);
        Version++;
    }

    public void Fail(string code)
    {
        FailureCode = code;
        Attempts++;
        Version++;
    }

    public void Waive(string reason)
    {
        (Status, Reason, FailureCode) = (FeeStatus.Waived, reason, null);
        Version++;
    }

    public void Reverse(long entryId, string reason)
    {
        (Status, ReversalEntryId, Reason) = (FeeStatus.Reversed, entryId, reason);
        Version++;
    }

    public FeeView View(string currencyCode) => new(
        Id, AccountId, Code, Name, DueDate, Money.OfMinor(Amount, Currency.Of(currencyCode)), Status, EntryId, ReversalEntryId, FailureCode, Attempts, Reason);

    public static void Map(ModelBuilder modelBuilder) => modelBuilder.Entity<FeeCharge>(charge =>
    {
        charge.ToTable("FeeCharges");
        charge.Property(c => c.Id).ValueGeneratedNever();
        charge.Property(c => c.Code).HasMaxLength(40);
        charge.Property(c => c.Name).HasMaxLength(70);
        charge.Property(c => c.FailureCode).HasMaxLength(80);
        charge.Property(c => c.Reason).HasMaxLength(140);
        charge.Property(c => c.Version).IsConcurrencyToken();
        charge.HasIndex(c => new { c.AccountId, c.Code, c.DueDate });
        charge.HasIndex(c => new { c.Status, c.Id });
    });
}

internal enum FeeStatus
{
    /// <summary>Owed: the account had no money for it yet, or nobody has tried.</summary>
    Due = 1,

    Booked = 2,

    Waived = 3,

    Reversed = 4,

    /// <summary>Taken when the account is closed, and not before; a closing that is given up leaves it so.</summary>
    AtClosing = 5,
}

/// <param name="FailureCode">Why it could not be booked yet; the next close tries again.</param>
/// <param name="Reason">Why it was waived or reversed.</param>
internal sealed record FeeView(
    Guid FeeId,
    Guid AccountId,
    string Code,
    string Name,
    DateOnly DueDate,
    Money Amount,
    FeeStatus Status,
    long? EntryId,
    long? ReversalEntryId,
    string? FailureCode,
    int Attempts,
    string? Reason);
