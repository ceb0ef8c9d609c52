using DigitalBank.Lending.CreditLines;
using DigitalBank.Lending.Products;
using DigitalBank.SharedKernel.Monetary;

namespace DigitalBank.Lending.PayLater;

/// <summary>How a purchase is paid later: in equal parts, without interest.</summary>
/// <param name="Parts">2 to 24.</param>
/// <param name="DaysBetween">Days from one due date to the next, 7 to 31.</param>
/// <param name="IsFirstAtOnce">The first part is due on the day of the purchase; otherwise so many days after it.</param>
/// <param name="MerchantDiscountPercent">What the merchant, who is paid at once, leaves the bank.</param>
/// <param name="LatePayment">What a part costs that is late, once; null: nothing.</param>
/// <param name="MostLatePercent">All late fees together are at most so much of the purchase.</param>
internal sealed record PayLaterTerms(
    int Parts,
    int DaysBetween,
    bool IsFirstAtOnce,
    decimal MerchantDiscountPercent,
    LatePenaltyRule? LatePayment = null,
    decimal MostLatePercent = 25)
{
    public bool IsSound(Currency currency) =>
        Parts is >= 2 and <= 24
        && DaysBetween is >= 7 and <= 31
        && MerchantDiscountPercent is >= 0 and < 100
        && LatePayment?.IsSound(currency) != false
        && MostLatePercent is >= 0 and <= 100;

    public DateOnly DueDateOf(int part, DateOnly purchaseDate) => purchaseDate.AddDays((IsFirstAtOnce ? part - 1 : part) * DaysBetween);

    /// <returns>Minor units that the bank keeps of what it pays the merchant, or takes back with a refund: rounded half to even.</returns>
    public long DiscountOf(long amount) => LineRounding.ToMinorUnits(amount * MerchantDiscountPercent / 100);
}

/// <summary>Something that happened to a purchase after it was made.</summary>
/// <param name="Number">Counts from 1 in the order in which things became known; of one day the lower number comes first.</param>
/// <param name="Amount">Minor units.</param>
/// <param name="Reverses">Of a reversal the number of what never happened.</param>
internal sealed record PurchaseEntry(int Number, PurchaseEntryKind Kind, DateOnly Date, long Amount, int? Reverses = null);

internal enum PurchaseEntryKind
{
    /// <summary>The customer pays.</summary>
    Payment = 1,

    /// <summary>The merchant takes goods back and gives money back.</summary>
    Refund = 2,

    /// <summary>Late fees are given up.</summary>
    Waiver = 3,

    Reversal = 4,
}
