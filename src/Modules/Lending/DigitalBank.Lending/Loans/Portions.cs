namespace DigitalBank.Lending.Loans;

/// <summary>The parts that an amount on a loan is made of.</summary>
internal enum Component
{
    Penalty,
    Fee,
    Interest,
    Principal,
}

/// <summary>An amount by its parts, in the currency's main unit.</summary>
internal readonly record struct Portions(decimal Principal, decimal Interest, decimal Fees, decimal Penalties)
{
    public decimal Total => Principal + Interest + Fees + Penalties;

    public decimal this[Component component] => component switch
    {
        Component.Penalty => Penalties,
        Component.Fee => Fees,
        Component.Interest => Interest,
        _ => Principal,
    };

    public static Portions operator +(Portions left, Portions right) => new(
        left.Principal + right.Principal, left.Interest + right.Interest, left.Fees + right.Fees, left.Penalties + right.Penalties);

    public static Portions operator -(Portions left, Portions right) => new(
        left.Principal - right.Principal, left.Interest - right.Interest, left.Fees - right.Fees, left.Penalties - right.Penalties);

    public static Portions Of(Component component, decimal amount) => component switch
    {
        Component.Penalty => new Portions(0, 0, 0, amount),
        Component.Fee => new Portions(0, 0, amount, 0),
        Component.Interest => new Portions(0, amount, 0, 0),
        _ => new Portions(amount, 0, 0, 0),
    };
}
