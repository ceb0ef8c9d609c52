using System.Globalization;
using DigitalBank.Simulation.Orders;

namespace DigitalBank.Simulation.Model;

/// <summary>An entry that was booked.</summary>
internal sealed class ModelEntry(long id, Order order, DateTimeOffset recordedAt)
{
    public long Id => id;

    public Order Order => order;

    public DateTimeOffset RecordedAt => recordedAt;

    public string Source => order is EntryOrder entry ? entry.Entry.Source : "ledger";

    public string SourceReference => order is EntryOrder entry ? entry.Entry.SourceReference : string.Create(CultureInfo.InvariantCulture, $"{Reverses}");

    public string EventCode => order is EntryOrder entry ? entry.Entry.EventCode : "reversal";

    public string? RecordedBy => (order as EntryOrder)?.RecordedBy;

    public DateOnly BookingDate => order is ReversalOrder reversal ? reversal.Command.BookingDate : ((EntryOrder)order).Entry.BookingDate;

    /// <summary>The entry that it corrects, or null.</summary>
    public long? Reverses => (order as ReversalOrder)?.Command.EntryId;

    public bool IsReversed { get; set; }

    public List<ModelLine> Lines { get; } = [];
}

/// <summary>What the model says to an order: refused, booked before, or to be booked now.</summary>
internal readonly record struct Verdict(string? Code, long? EntryId)
{
    public static readonly Verdict Book;

    public bool Books => Code is null && EntryId is null;

    public static Verdict Refused(string code) => new(code, null);

    public static Verdict Again(long entryId) => new(null, entryId);

    public override string ToString() => Code ?? (EntryId is { } entryId ? $"entry {entryId} again" : "to be booked");
}
