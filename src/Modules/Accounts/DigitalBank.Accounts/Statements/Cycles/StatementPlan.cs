namespace DigitalBank.Accounts.Statements.Cycles;

/// <summary>What statements an account's holder, or staff for them, chose. An account without one gets what the bank's settings say.</summary>
internal sealed class StatementPlan
{
    public required Guid AccountId { get; init; }

    public StatementCycle Cycle { get; set; }

    /// <summary>Names of formats, divided by spaces.</summary>
    public required string Formats { get; set; }

    /// <summary>Counted up with every change.</summary>
    public int Version { get; set; }
}
