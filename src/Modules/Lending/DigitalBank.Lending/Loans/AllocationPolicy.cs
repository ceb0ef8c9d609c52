using System.Collections.Frozen;

namespace DigitalBank.Lending.Loans;

/// <summary>How an instalment stands to a payment.</summary>
internal enum Timing
{
    /// <summary>Fell due before the day of the payment.</summary>
    PastDue,

    /// <summary>Falls due on that day.</summary>
    Due,

    /// <summary>Falls due later.</summary>
    InAdvance,
}

/// <summary>Which instalments a payment goes to that nothing is due for.</summary>
internal enum FutureRule
{
    NextInstalment,
    LastInstalment,

    /// <summary>All of them, in equal parts.</summary>
    Reamortisation,
}

internal enum AllocationDirection
{
    /// <summary>Instalment by instalment, each with all its components.</summary>
    Horizontal,

    /// <summary>Component by component, each through all instalments.</summary>
    Vertical,
}

/// <summary>In which order a payment pays what.</summary>
/// <param name="Order">The components for each timing; the timings in the order in which they are served.</param>
/// <param name="Future">The rule for kinds of payment that differ from <paramref name="Otherwise"/>.</param>
/// <param name="IsIncremental">
/// The schedule is changed as things happen: a later disbursement or charge leaves what was paid before where it is. False: after a
/// disbursement all payments are allocated anew over the whole schedule.
/// </param>
internal sealed record AllocationPolicy(
    IReadOnlyList<(Timing Timing, IReadOnlyList<Component> Components)> Order,
    AllocationDirection Direction,
    FutureRule Otherwise,
    FrozenDictionary<PaymentKind, FutureRule> Future,
    bool IsIncremental)
{
    public FutureRule FutureOf(PaymentKind kind) => Future.TryGetValue(kind, out var rule) ? rule : Otherwise;

    /// <summary>The same components for every timing, instalment by instalment.</summary>
    public static AllocationPolicy InOrder(params Component[] components) => DueFirst(components, components);

    /// <summary>One order for what is due, another for what is paid in advance, instalment by instalment.</summary>
    public static AllocationPolicy DueFirst(IReadOnlyList<Component> due, IReadOnlyList<Component> inAdvance) => new(
        [(Timing.PastDue, due), (Timing.Due, due), (Timing.InAdvance, inAdvance)],
        AllocationDirection.Horizontal,
        FutureRule.NextInstalment,
        FrozenDictionary<PaymentKind, FutureRule>.Empty,
        IsIncremental: false);
}
