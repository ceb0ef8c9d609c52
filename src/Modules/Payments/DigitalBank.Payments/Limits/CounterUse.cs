namespace DigitalBank.Payments.Limits;

/// <summary>How much of a counter some payments use, or how much of it is used.</summary>
/// <param name="AmountMinor">Minor units.</param>
/// <param name="Count">Payments.</param>
internal readonly record struct CounterUse(string Key, long AmountMinor, int Count)
{
    public CounterUse And(long amountMinor, int count) => this with { AmountMinor = AmountMinor + amountMinor, Count = Count + count };
}
