namespace DigitalBank.Accounts.Interest;

/// <summary>One tax that the bank keeps back from interest for the state.</summary>
/// <param name="Code">Lower case, at most 40 characters, such as <c>income-tax</c>.</param>
/// <param name="On">The component whose amount it is reckoned on, as a surcharge is; null for the interest.</param>
internal sealed record TaxComponent(string Code, AnnualRate Rate, string? On = null);

/// <param name="Amount">Minor units.</param>
internal sealed record WithheldTax(string Code, long Amount);

/// <summary>The components in the order in which they are reckoned.</summary>
internal sealed record WithholdingTax(IReadOnlyList<TaxComponent> Components)
{
    public static readonly WithholdingTax None = new([]);

    /// <summary>What is kept back of interest that is paid out; nothing when the customer pays interest.</summary>
    /// <param name="interest">Minor units.</param>
    /// <returns>Each component cut off to whole minor units, so that a customer never pays more than the rate.</returns>
    public IReadOnlyList<WithheldTax> On(long interest)
    {
        if (interest <= 0)
        {
            return [];
        }

        var taxes = new List<WithheldTax>(Components.Count);
        foreach (var component in Components)
        {
            var basis = component.On is null ? interest : taxes.Find(tax => tax.Code == component.On)?.Amount ?? 0;
            taxes.Add(new WithheldTax(component.Code, (long)((Int128)basis * component.Rate.Units / AnnualRate.UnitsPerOne)));
        }

        return taxes;
    }
}
