using System.Text.Json;
using DigitalBank.Customers.Contracts.Erasure;
using DigitalBank.Platform;

namespace DigitalBank.Customers.Erasure;

/// <summary>
/// The wish that everything on a party be erased. Two members of staff agree to it; then what may go is erased, and what has to be kept
/// follows when its time is over. The request stays as the receipt.
/// </summary>
internal sealed class ErasureRequest
{
    private ErasureRequest()
    {
    }

    public Guid Id { get; private init; }

    public Guid PartyId { get; private init; }

    public string RequestedBy { get; private init; } = "";

    public DateTimeOffset RequestedAt { get; private init; }

    public string Reason { get; private init; } = "";

    public ErasureStatus Status { get; private set; }

    /// <summary>The first of the two who agree; for a request of staff the one who made it.</summary>
    public string? ExaminedBy { get; private set; }

    public string? DecidedBy { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    public string? DecisionReason { get; private set; }

    /// <summary>JSON of the lines of the receipt.</summary>
    public string Receipt { get; private set; } = "[]";

    /// <summary>The business date of the last look at what may be erased.</summary>
    public DateOnly? LastRunDate { get; private set; }

    /// <summary>The first day on which something that is kept need not be kept any more; null before the first look.</summary>
    public DateOnly? NextRunDate { get; private set; }

    public int Version { get; private set; }

    public static ErasureRequest Make(Guid partyId, string reason, string requestedBy, bool isByStaff, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        PartyId = partyId,
        Reason = reason,
        RequestedBy = requestedBy,
        RequestedAt = now,
        Status = ErasureStatus.Requested,
        ExaminedBy = isByStaff ? requestedBy : null,
    };

    /// <summary>One of the two agrees; with the second it is approved.</summary>
    /// <returns>False when it is the same person again.</returns>
    public bool Agree(string staff, DateTimeOffset now)
    {
        if (staff == ExaminedBy || staff == RequestedBy)
        {
            return false;
        }

        if (ExaminedBy is null)
        {
            ExaminedBy = staff;
        }
        else
        {
            Decide(ErasureStatus.Approved, staff, null, now);
        }

        Version++;
        return true;
    }

    public void Decline(string staff, string reason, DateTimeOffset now)
    {
        Decide(ErasureStatus.Declined, staff, reason, now);
        Version++;
    }

    /// <summary>Notes what is gone and what is kept. What was erased before keeps its day.</summary>
    public void Note(IReadOnlyList<(string Part, ErasureOutcome Outcome)> outcomes, DateOnly today)
    {
        var before = Lines();
        var erased = outcomes.SelectMany(part => part.Outcome.Erased.Select(what =>
            before.FirstOrDefault(line => line.Part == part.Part && line.What == what && line.ErasedOn is not null)
            ?? new ErasureReceiptLine(part.Part, what, today, null, null)));
        var kept = outcomes.SelectMany(part => part.Outcome.Kept.Select(one =>
            new ErasureReceiptLine(part.Part, one.What, null, one.Until, one.Why)));
        var lines = erased.Concat(kept).Distinct().ToList();
        Receipt = JsonSerializer.Serialize(lines, BankJson.Options);
        Status = lines.TrueForAll(line => line.ErasedOn is not null) ? ErasureStatus.Completed : ErasureStatus.Approved;
        LastRunDate = today;
        NextRunDate = lines.Min(line => line.KeptUntil);
        Version++;
    }

    public ErasureView View() => new(
        Id, PartyId, Status, RequestedBy, RequestedAt, Reason, ExaminedBy, DecidedBy, DecidedAt, DecisionReason, LastRunDate, Lines());

    private List<ErasureReceiptLine> Lines() => JsonSerializer.Deserialize<List<ErasureReceiptLine>>(Receipt, BankJson.Options)!;

    private void Decide(ErasureStatus status, string staff, string? reason, DateTimeOffset now)
    {
        Status = status;
        DecidedBy = staff;
        DecidedAt = now;
        DecisionReason = reason;
    }
}

internal enum ErasureStatus
{
    Requested = 1,

    /// <summary>Two members of staff have agreed; something may still have to be kept.</summary>
    Approved = 2,

    /// <summary>Nothing is left but ids.</summary>
    Completed = 3,

    Declined = 4,
}

/// <param name="ErasedOn">The business date on which it was erased; null while it is kept.</param>
/// <param name="KeptUntil">The day from which it need not be kept.</param>
/// <param name="KeptWhy">The rule that asks for it.</param>
internal sealed record ErasureReceiptLine(string Part, string What, DateOnly? ErasedOn, DateOnly? KeptUntil, string? KeptWhy);

/// <param name="ExaminedBy">The first of the two who agree.</param>
/// <param name="DecidedBy">The second, or who declined.</param>
/// <param name="Receipt">What was erased when, and what is kept until when and why.</param>
internal sealed record ErasureView(
    Guid RequestId,
    Guid PartyId,
    ErasureStatus Status,
    string RequestedBy,
    DateTimeOffset RequestedAt,
    string Reason,
    string? ExaminedBy,
    string? DecidedBy,
    DateTimeOffset? DecidedAt,
    string? DecisionReason,
    DateOnly? LastRunDate,
    IReadOnlyList<ErasureReceiptLine> Receipt);
