namespace DigitalBank.Lending.Actus;

/// <summary>What happens in a contract. The order is that in which events of one day happen.</summary>
/// <remarks>Source: ACTUS, event types and their sequence.</remarks>
internal enum EventType
{
    /// <summary>The principal is paid out.</summary>
    IED,

    /// <summary>Principal is repaid.</summary>
    PR,

    /// <summary>Principal is increased.</summary>
    PI,

    /// <summary>Interest is paid.</summary>
    IP,

    /// <summary>Interest becomes principal.</summary>
    IPCI,

    /// <summary>The rate becomes one that was agreed.</summary>
    RRF,

    /// <summary>The rate follows its index.</summary>
    RR,

    /// <summary>The payment is found anew.</summary>
    PRF,

    /// <summary>The contract is bought.</summary>
    PRD,

    /// <summary>The contract is sold before its end.</summary>
    TD,

    /// <summary>Payments are scaled by an index.</summary>
    SC,

    /// <summary>The amount that bears interest is set to the principal.</summary>
    IPCB,

    /// <summary>Notice is given.</summary>
    XD,

    /// <summary>The interest that notice has made due is paid.</summary>
    IPAtSettlement,

    /// <summary>What notice has made due is repaid.</summary>
    STD,

    /// <summary>What is left is repaid.</summary>
    MD,
}

/// <summary>An event that is to happen.</summary>
/// <param name="At">When it is paid.</param>
/// <param name="CountedTo">Until when interest is counted for it.</param>
/// <param name="Amount">The agreed payment or rate of this event, where it has one of its own.</param>
internal readonly record struct ScheduledEvent(EventType Type, Moment At, Moment CountedTo, decimal? Amount = null);

/// <summary>An event that has happened, and how the contract stands after it.</summary>
internal readonly record struct ContractEvent(
    EventType Type, Moment At, decimal Payoff, decimal Principal, decimal Rate, decimal AccruedInterest)
{
    /// <summary>The name of the type in the standard.</summary>
    public string Code => Type == EventType.IPAtSettlement ? nameof(EventType.IP) : Type.ToString();
}
