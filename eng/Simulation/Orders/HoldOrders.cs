using DigitalBank.Ledger.Contracts.Holds;
using DigitalBank.Ledger.Contracts.Journal;

namespace DigitalBank.Simulation.Orders;

internal sealed record PlaceOrder(int Number, PlaceHold Command) : Order(Number)
{
    public override Guid Key => Command.HoldId;

    public override bool IsSameAs(Order other) => other is PlaceOrder { Command: var command } && command == Command;
}

/// <param name="RecordedBy">The member of staff who captures by hand, or null.</param>
internal sealed record CaptureOrder(int Number, CaptureHold Command, string? RecordedBy) : Order(Number)
{
    public override Guid Key => Command.IdempotencyKey;

    public override bool IsSameAs(Order other) =>
        other is CaptureOrder { Command: var command } order
        && (RecordedBy is null) == (order.RecordedBy is null)
        && (command with { Postings = Command.Postings }) == Command
        && command.Postings.SequenceEqual(Command.Postings);
}

internal sealed record ReleaseOrder(int Number, ReleaseHold Command) : Order(Number)
{
    public override Guid Key => Command.IdempotencyKey;

    public override bool IsSameAs(Order other) => other is ReleaseOrder { Command: var command } && command == Command;
}

/// <summary>What the bank's own sweep asks of a hold whose time is over.</summary>
/// <param name="SweepKey">The key that everybody who sweeps derives from the hold.</param>
internal sealed record ExpiryOrder(int Number, Guid HoldId, Guid SweepKey) : Order(Number)
{
    public override Guid Key => SweepKey;

    public override bool IsSameAs(Order other) => other is ExpiryOrder expiry && expiry.HoldId == HoldId;
}

/// <summary>As much as there is.</summary>
internal sealed record UpToOrder(int Number, PostUpTo Command) : Order(Number)
{
    public override Guid Key => Command.IdempotencyKey;

    public override bool IsSameAs(Order other) => other is UpToOrder { Command: var command } && command == Command;
}

/// <summary>Steps that stand or fall together.</summary>
internal sealed record Chain(int Number, IReadOnlyList<Order> Steps) : Order(Number)
{
    public override Guid Key => Steps.Count == 0 ? Guid.Empty : Steps[0].Key;

    public override IEnumerable<Guid> Keys => Steps.Select(step => step.Key);

    public override bool IsSameAs(Order other) =>
        other is Chain { Steps: var steps }
        && steps.Count == Steps.Count
        && Steps.Zip(steps).All(pair => pair.First.Key == pair.Second.Key && pair.First.IsSameAs(pair.Second));

    public override string ToString() => $"chain of {Steps.Count}:\n    {string.Join("\n    ", Steps.Take(8))}";
}
