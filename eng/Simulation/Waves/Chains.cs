using DigitalBank.Ledger.Contracts.Journal;
using DigitalBank.Simulation.Orders;

namespace DigitalBank.Simulation.Waves;

/// <summary>Chains as the ledger takes them and answers them.</summary>
internal static class Chains
{
    public static PostLinkedEntries CommandOf(Chain chain) => new([.. chain.Steps.Select(StepOf)]);

    public static IEnumerable<Effect> EffectsOf(Chain chain, LinkedReceipt receipt) =>
        chain.Steps.Zip(receipt.Steps, (step, done) => done.Entry is { } entry
            ? new Effect(entry.IdempotencyKey, entry.EntryId, entry.RecordedAt, done.Moved?.MinorUnits, done.Hold)
            : new Effect(step.Key, 0, done.Hold!.RecordedAt, done.Moved?.MinorUnits, done.Hold));

    private static ILinkedStep StepOf(Order step) => step switch
    {
        EntryOrder { Entry: var entry } => entry,
        UpToOrder { Command: var command } => command,
        PlaceOrder { Command: var command } => command,
        CaptureOrder { Command: var command } => command,
        ReleaseOrder { Command: var command } => command,
        _ => throw new NotSupportedException(),
    };
}
