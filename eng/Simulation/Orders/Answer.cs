using DigitalBank.Ledger.Contracts.Journal;
using DigitalBank.SharedKernel.Results;

namespace DigitalBank.Simulation.Orders;

/// <summary>What the ledger said: the code of a refusal, or the entry that stands for the order.</summary>
internal sealed record Answer(string? Code, long EntryId, Guid Key, DateTimeOffset RecordedAt, bool IsReplay)
{
    public const string Unavailable = "ledger.unavailable";

    public const string ShuttingDown = "ledger.shutting_down";

    public bool IsSuccess => Code is null;

    /// <summary>Says nothing about the order: whoever asked has to ask again.</summary>
    public bool IsOpen => Code is Unavailable or ShuttingDown;

    public static Answer Of(Result<JournalEntryReceipt> result) => result.IsSuccess
        ? new Answer(Code: null, result.Value.EntryId, result.Value.IdempotencyKey, result.Value.RecordedAt, result.IsReplay)
        : new Answer(result.Failure.Code, EntryId: 0, Guid.Empty, default, IsReplay: false);

    public override string ToString() => Code ?? $"entry {EntryId}{(IsReplay ? " again" : "")} recorded at {RecordedAt:O}";
}
