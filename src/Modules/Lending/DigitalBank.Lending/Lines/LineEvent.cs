using DigitalBank.Lending.CreditLines;
using DigitalBank.Lending.Servicing;
using DigitalBank.SharedKernel.Monetary;

namespace DigitalBank.Lending.Lines;

/// <summary>
/// Something that happened to a credit line, in the order in which it became known. Decided with all that it changes before it is booked, so
/// that a crash cannot book it twice, or otherwise.
/// </summary>
internal sealed class LineEvent
{
    public required Guid Id { get; init; }

    public required Guid LineId { get; init; }

    /// <summary>Counts the line's events from 1; the first one sets the limit.</summary>
    public required int Number { get; init; }

    /// <summary>Who asked for it under which key.</summary>
    public required Guid Key { get; init; }

    public required LineEntryKind Kind { get; init; }

    public required DateOnly Date { get; init; }

    /// <summary>The business date on which it became known and is booked.</summary>
    public required DateOnly BookingDate { get; init; }

    /// <summary>Minor units: of a limit the new one, else what moved.</summary>
    public required long Amount { get; init; }

    /// <summary>The number of the event that it reverses.</summary>
    public int? Target { get; init; }

    /// <summary>Why, where staff did it.</summary>
    public string? Reason { get; init; }

    public required string RecordedBy { get; init; }

    /// <summary>Since when it may be waiting to be booked.</summary>
    public required DateTimeOffset DecidedAt { get; init; }

    /// <summary>By how much more was drawn and is owed after it, in minor units; below zero where less is.</summary>
    public long Principal { get; set; }

    /// <summary>By how much more of what is earned is owed after it.</summary>
    public LoanIncome Owed { get; set; } = LoanIncome.None;

    /// <summary>What is earned with it and was not booked as earned before.</summary>
    public LoanIncome Fresh { get; set; } = LoanIncome.None;

    public int DaysPastDue { get; set; }

    public bool IsBooked { get; set; }

    /// <summary>Minor units that come from the customer's account; below zero they go there.</summary>
    public long Cash => Fresh.Total - Owed.Total - Principal;

    public LineEntry ToEntry() => new(Number, Kind, Date, Amount, Target);

    public static LoanIncome IncomeOf(LineIncome income) => new(income.Interest, income.Fees, income.Penalties);
}

/// <summary>What somebody wants to happen to a line.</summary>
/// <param name="Amount">Null for a reversal, which moves back what the other moved.</param>
/// <param name="Date">The day on which it counts; null for the business date.</param>
/// <param name="Target">The number of the event that never happened.</param>
internal sealed record LineEventDraft(LineEntryKind Kind, Money? Amount = null, DateOnly? Date = null, int? Target = null, string? Reason = null);
