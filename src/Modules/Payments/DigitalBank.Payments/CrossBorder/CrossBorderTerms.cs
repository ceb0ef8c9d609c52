using System.Text.Json;
using DigitalBank.Platform;
using DigitalBank.SharedKernel.Monetary;

namespace DigitalBank.Payments.CrossBorder;

internal enum PaymentDirection
{
    Outgoing = 1,

    Incoming = 2,
}

/// <summary>
/// What payments between an account's currency and another one cost, from a business date on until the next terms begin: a spread and charges by
/// the size of the payment. The two currencies may be the same, then nothing is exchanged.
/// </summary>
internal sealed class CrossBorderTerms
{
    public Guid Id { get; init; }

    public PaymentDirection Direction { get; init; }

    /// <summary>Currency of our customer's account.</summary>
    public string AccountCurrency { get; init; } = string.Empty;

    /// <summary>Currency that goes to, or comes from, the other bank.</summary>
    public string PaymentCurrency { get; init; } = string.Empty;

    public DateOnly ValidFrom { get; init; }

    /// <summary>JSON of <see cref="TermsBand"/>, ascending.</summary>
    public string Bands { get; private set; } = string.Empty;

    public int Version { get; private set; }

    public void Set(IEnumerable<TermsBand> bands)
    {
        Bands = JsonSerializer.Serialize(bands.OrderBy(band => band.From.MinorUnits), BankJson.Options);
        Version++;
    }

    public IReadOnlyList<TermsBand> ReadBands() => JsonSerializer.Deserialize<List<TermsBand>>(Bands, BankJson.Options)!;

    /// <returns>The band of the amount; null when it is below the first one.</returns>
    public TermsBand? BandOf(Money amount) => ReadBands().LastOrDefault(band => band.From <= amount);
}

/// <summary>All amounts are in the payment's currency.</summary>
/// <param name="From">Smallest amount that it is for.</param>
/// <param name="SpreadBasisPoints">Hundredths of a percent by which the customer's rate is worse than the mid rate.</param>
/// <param name="BankCharge">Our own charge.</param>
/// <param name="CorrespondentCharge">What the banks on the way take, paid in advance where the payer bears all charges.</param>
internal sealed record TermsBand(Money From, int SpreadBasisPoints, Money BankCharge, Money CorrespondentCharge);
