using DigitalBank.Ledger.Contracts.Holds;
using DigitalBank.Ledger.Contracts.Journal;
using DigitalBank.SharedKernel.Results;

namespace DigitalBank.Simulation.Orders;

/// <summary>What was done for an order or for a step of a chain.</summary>
/// <param name="EntryId">0 where no entry came of it.</param>
/// <param name="Moved">Minor units, of an entry with a maximum.</param>
/// <param name="Hold">The hold right after a placing or release.</param>
internal sealed record Effect(Guid Key, long EntryId, DateTimeOffset RecordedAt, long? Moved = null, HoldReceipt? Hold = null);

/// <summary>What the ledger said: the code of a refusal, or what it has done.</summary>
/// <param name="Field">The step of a chain that was refused.</param>
internal sealed record Answer(string? Code, string? Field, bool IsReplay, IReadOnlyList<Effect> Effects)
{
    public const string Unavailable = "ledger.unavailable";

    public const string ShuttingDown = "ledger.shutting_down";

    public bool IsSuccess => Code is null;

    /// <summary>Says nothing about the order: whoever asked has to ask again.</summary>
    public bool IsOpen => Code is Unavailable or ShuttingDown;

    public static Answer Of<T>(Result<T> result, Func<T, IEnumerable<Effect>> effects) => result.IsSuccess
        ? new Answer(Code: null, Field: null, result.IsReplay, [.. effects(result.Value)])
        : new Answer(result.Failure.Code, result.Failure.Fields.Count == 1 ? result.Failure.Fields[0].Field : null, IsReplay: false, []);

    public static Answer Of(Result<JournalEntryReceipt> result) =>
        Of(result, receipt => [new Effect(receipt.IdempotencyKey, receipt.EntryId, receipt.RecordedAt)]);

    public override string ToString() => Code is null ? $"{(IsReplay ? "again " : "")}{string.Join(", ", Effects)}" : $"{Code} {Field}";
}
