using DigitalBank.Payments.Orders;
using DigitalBank.Platform;

namespace DigitalBank.Payments.Limits;

/// <summary>Whose payments a limit adds up.</summary>
internal enum LimitScope
{
    /// <summary>All of a customer's payments.</summary>
    Customer = 1,

    /// <summary>Those of a customer that came in by one channel.</summary>
    Channel = 2,

    /// <summary>Those of a customer to one payee, counted for each payee by itself.</summary>
    Beneficiary = 3,

    /// <summary>Those of a customer to a payee who is not in the book, or not for long enough; counted for each payee.</summary>
    NewBeneficiary = 4,
}

/// <summary>For how long a limit adds up. Days and months are of the business date.</summary>
internal enum LimitPeriod
{
    /// <summary>Nothing is added up: each payment by itself.</summary>
    Payment = 1,

    Day = 2,

    Month = 3,
}

/// <summary>How much, and how often, a customer may pay. Counts payments in its own currency only.</summary>
internal sealed class PaymentLimit
{
    public Guid Id { get; init; }

    /// <summary>Null for the bank's limit, which holds for every customer who has none of the same kind.</summary>
    public Guid? PartyId { get; init; }

    public LimitScope Scope { get; init; }

    /// <summary>For the scope Channel; null otherwise.</summary>
    public PaymentOrigin? Channel { get; init; }

    public LimitPeriod Period { get; init; }

    public string CurrencyCode { get; init; } = string.Empty;

    /// <summary>What it is about, as one text: there is one limit of a kind for the bank, and one for a customer.</summary>
    public string Kind { get; init; } = string.Empty;

    /// <summary>Minor units; null does not limit the amount.</summary>
    public long? MaxAmountMinor { get; private set; }

    /// <summary>Payments in the period; null does not limit their number.</summary>
    public int? MaxCount { get; private set; }

    public int Version { get; private set; }

    public void Set(long? maxAmountMinor, int? maxCount)
    {
        MaxAmountMinor = maxAmountMinor;
        MaxCount = maxCount;
        Version++;
    }

    /// <summary>The same limit for the customer's other number.</summary>
    public PaymentLimit For(Guid partyId)
    {
        var moved = new PaymentLimit
        {
            Id = DerivedKey.Of("merged-limit", Id),
            PartyId = partyId,
            Scope = Scope,
            Channel = Channel,
            Period = Period,
            CurrencyCode = CurrencyCode,
            Kind = KindOf(partyId, Scope, Channel, Period, CurrencyCode),
        };
        moved.Set(MaxAmountMinor, MaxCount);
        return moved;
    }

    /// <summary>What is smaller holds; what is not limited counts as most.</summary>
    public void Narrow(PaymentLimit other) => Set(
        Math.Min(MaxAmountMinor ?? long.MaxValue, other.MaxAmountMinor ?? long.MaxValue) is < long.MaxValue and var amount ? amount : null,
        Math.Min(MaxCount ?? int.MaxValue, other.MaxCount ?? int.MaxValue) is < int.MaxValue and var count ? count : null);

    public static string KindOf(Guid? partyId, LimitScope scope, PaymentOrigin? channel, LimitPeriod period, string currencyCode) =>
        $"{(partyId is { } party ? party.ToString("N") : "*")}|{scope}|{channel}|{period}|{currencyCode}";
}
