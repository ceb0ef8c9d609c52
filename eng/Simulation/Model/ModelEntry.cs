using DigitalBank.Ledger.Contracts.Journal;
using DigitalBank.Simulation.Orders;

namespace DigitalBank.Simulation.Model;

/// <summary>An entry as it is to be booked.</summary>
/// <param name="Reverses">The entry that it corrects, or null.</param>
internal sealed record Draft(
    Guid Key,
    string Source,
    string SourceReference,
    string EventCode,
    DateOnly BookingDate,
    IReadOnlyList<Posting> Lines,
    string? RecordedBy = null,
    long? Reverses = null);

/// <summary>An entry that was booked.</summary>
internal sealed class ModelEntry(long id, Draft draft, DateTimeOffset recordedAt)
{
    public long Id => id;

    public Draft Draft => draft;

    public DateTimeOffset RecordedAt => recordedAt;

    public bool IsReversed { get; set; }

    public List<ModelLine> Lines { get; } = [];
}

/// <summary>What the model says to an order: refused, done before, or to be done now.</summary>
internal sealed record Verdict(string? Code, string? Field, IReadOnlyList<Effect>? Before)
{
    public static readonly Verdict Does = new(null, null, null);

    public bool IsRefusal => Code is not null;

    public static Verdict Refused(string code, string? field = null) => new(code, field, null);

    public static Verdict Again(IReadOnlyList<Effect> effects) => new(null, null, effects);

    /// <summary>Whether a refusal, or an earlier answer told again, is what the model says.</summary>
    public bool Says(Answer answer) => Before is null
        ? Code is not null && (answer.Code, answer.Field) == (Code, Field)
        : answer is { IsSuccess: true, IsReplay: true } && answer.Effects.SequenceEqual(Before);

    public override string ToString() =>
        Code is not null ? $"{Code} {Field}" : Before is null ? "to be done" : $"again {string.Join(", ", Before)}";
}
