using System.Text.Json;
using DigitalBank.Lending.Loans;
using DigitalBank.Platform;
using DigitalBank.SharedKernel.Monetary;

namespace DigitalBank.Lending.Servicing;

/// <summary>
/// Something that happened to a loan after it was paid out, in the order in which it became known. Decided with all that it changes before it
/// is booked, so that a crash cannot book it twice, or otherwise.
/// </summary>
internal sealed class LoanEvent
{
    public required Guid Id { get; init; }

    public required Guid LoanId { get; init; }

    /// <summary>Counts the loan's events from 1.</summary>
    public required int Number { get; init; }

    /// <summary>Who asked for it under which key.</summary>
    public required Guid Key { get; init; }

    public required LoanEventKind Kind { get; init; }

    /// <summary>The day on which it counts for the loan; of a charge the day on which it falls due.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>The business date on which it became known and is booked.</summary>
    public required DateOnly BookingDate { get; init; }

    /// <summary>Minor units that were paid, charged or given back; 0 where it is not about an amount.</summary>
    public required long Amount { get; init; }

    /// <summary>The number of the event that it waives, reverses or takes back.</summary>
    public int? Target { get; init; }

    /// <summary><see cref="LoanEventDetails"/> as JSON.</summary>
    public required string Details { get; init; }

    /// <summary>Why, where staff did it.</summary>
    public string? Reason { get; init; }

    public required string RecordedBy { get; init; }

    /// <summary>Since when it may be waiting to be booked; null where the close of business charged it.</summary>
    public DateTimeOffset? DecidedAt { get; set; }

    /// <summary>What it changes of what is owed.</summary>
    public required LoanChange Change { get; init; }

    /// <summary>What is earned with it and was not booked as earned before.</summary>
    public required LoanIncome Fresh { get; init; }

    /// <summary>How long the loan is overdue after it.</summary>
    public required int DaysPastDue { get; init; }

    /// <summary>Nothing is owed after it.</summary>
    public required bool EndsLoan { get; init; }

    public bool IsBooked { get; set; }

    /// <summary>Turned out not to have been: it does not count any more, for any day.</summary>
    public bool IsReversed { get; set; }

    /// <summary>Minor units that come from the customer's account; below zero they go there.</summary>
    public long Cash => Fresh.Total - Change.Owed.Total - Change.Principal + Change.CreditBalance;

    public LoanEventDetails ReadDetails() => JsonSerializer.Deserialize<LoanEventDetails>(Details, BankJson.Options) ?? new LoanEventDetails();
}

internal enum LoanEventKind
{
    Repayment = 1,

    /// <summary>A fee or a penalty that staff charge.</summary>
    Charge = 2,

    /// <summary>A charge is given up.</summary>
    Waiver = 3,

    /// <summary>An event turned out not to have been; those that follow are worked through anew.</summary>
    Reversal = 4,

    /// <summary>Money of a repayment is given back, and owed again.</summary>
    Chargeback = 5,

    /// <summary>What was overpaid is paid out.</summary>
    Refund = 6,

    /// <summary>What is still to be repaid is agreed anew: a payment holiday, more instalments, grace, or another rate.</summary>
    Reschedule = 7,

    /// <summary>What is overdue of the principal is spread over the instalments that are left.</summary>
    Reamortisation = 8,

    /// <summary>Charged by the close of business for an instalment that is overdue.</summary>
    LatePenalty = 9,

    /// <summary>All principal that is owed is spread over new instalments.</summary>
    ReAge = 10,

    /// <summary>The loan's arrears are left alone until a day.</summary>
    Pause = 20,

    /// <summary>A pause ends before its last day.</summary>
    Resumption = 21,
}

/// <summary>What only some kinds of event have.</summary>
/// <param name="Component">Of a charge: fee or penalty.</param>
/// <param name="Name">Of a charge: what the customer reads.</param>
/// <param name="From">Of a reschedule: the due date of the first instalment that changes.</param>
/// <param name="NewDueDate">Of a reschedule: where that instalment moves. Of a re-age: the due date of the first new instalment.</param>
/// <param name="AnnualPercent">Of a reschedule: the rate from there on; null: as before. Of a re-age: that of the new instalments.</param>
/// <param name="LastDay">Of a pause.</param>
/// <param name="StopsCount">Of a pause: its days do not count as days past due.</param>
/// <param name="Instalments">Of a re-age: how many there are from then on.</param>
internal sealed record LoanEventDetails(
    Component? Component = null,
    string? Name = null,
    DateOnly? From = null,
    DateOnly? NewDueDate = null,
    int ExtraInstalments = 0,
    int PrincipalGrace = 0,
    decimal? AnnualPercent = null,
    DateOnly? LastDay = null,
    bool StopsCount = false,
    int? Instalments = null)
{
    public Reschedule ToReschedule() => new(From!.Value, NewDueDate, ExtraInstalments, PrincipalGrace, AnnualPercent / 100);

    public string ToJson() => JsonSerializer.Serialize(this, BankJson.Options);
}

/// <summary>What a loan brings the bank besides its principal, in minor units.</summary>
internal sealed record LoanIncome(long Interest, long Fees, long Penalties)
{
    public static readonly LoanIncome None = new(0, 0, 0);

    public long Total => Interest + Fees + Penalties;

    public static LoanIncome operator +(LoanIncome left, LoanIncome right) =>
        new(left.Interest + right.Interest, left.Fees + right.Fees, left.Penalties + right.Penalties);

    public static LoanIncome operator -(LoanIncome left, LoanIncome right) =>
        new(left.Interest - right.Interest, left.Fees - right.Fees, left.Penalties - right.Penalties);
}

/// <summary>What an event changes of a loan in the books, in minor units; below zero where less is owed after it.</summary>
/// <param name="Owed">What is earned and not paid.</param>
/// <param name="CreditBalance">What the bank owes the customer, because more was paid than was owed.</param>
internal sealed record LoanChange(long Principal, LoanIncome Owed, long CreditBalance)
{
    public static readonly LoanChange None = new(0, LoanIncome.None, 0);

    // The database fills a record within a record part by part.
    private LoanChange()
        : this(0, LoanIncome.None, 0)
    {
    }
}

/// <summary>What somebody wants to happen to a loan.</summary>
/// <param name="Date">The day on which it counts; null for the business date.</param>
/// <param name="Amount">Null where it is not about an amount.</param>
/// <param name="IsWithinPayOff">More than ends the loan is refused; otherwise it becomes the credit balance.</param>
internal sealed record LoanEventDraft(
    LoanEventKind Kind,
    Money? Amount = null,
    DateOnly? Date = null,
    int? Target = null,
    LoanEventDetails? Details = null,
    string? Reason = null,
    bool IsWithinPayOff = false);
