using DigitalBank.SharedKernel.Monetary;

namespace DigitalBank.Lending.Exposures;

/// <summary>
/// How much a review lets a borrower owe where the products let everybody owe <paramref name="Of"/>. Other products follow in proportion: one who
/// may owe a fifth more, or less, of one product may of each.
/// </summary>
/// <param name="Of">Positive, in the currency of <paramref name="Amount"/>.</param>
internal sealed record BorrowerLimit(Money Amount, Money Of)
{
    /// <returns>Cut off to a minor unit.</returns>
    /// <exception cref="OverflowException">It is more than an amount can be.</exception>
    public Money On(Money mostExposure) =>
        Money.OfMinor(checked((long)((Int128)mostExposure.MinorUnits * Amount.MinorUnits / Of.MinorUnits)), mostExposure.Currency);

    /// <param name="other">Null: what the products say.</param>
    public bool IsStricterThan(BorrowerLimit? other) =>
        (Int128)Amount.MinorUnits * (other?.Of ?? Of).MinorUnits < (Int128)(other?.Amount ?? Of).MinorUnits * Of.MinorUnits;
}
