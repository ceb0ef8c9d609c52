using DigitalBank.Lending.Servicing;
using DigitalBank.SharedKernel.Monetary;

namespace DigitalBank.Lending.Collections;

/// <summary>What the borrower of a loan in arrears has promised to pay by a day. Whether it was kept is decided at the close of business.</summary>
internal sealed class PromiseToPay
{
    private PromiseToPay()
    {
    }

    public Guid Id { get; private init; }

    public Guid CaseId { get; private init; }

    /// <summary>Minor units.</summary>
    public long Amount { get; private init; }

    /// <summary>By which it is to be paid. Where the bank is closed on it, what comes by the next business day counts.</summary>
    public DateOnly Day { get; private init; }

    /// <summary>The loan's last event before; what came earlier does not count.</summary>
    public int AfterEvent { get; private init; }

    public PromiseStatus Status { get; private set; } = PromiseStatus.Open;

    public string RecordedBy { get; private init; } = "";

    public DateTimeOffset RecordedAt { get; private init; }

    /// <summary>The business date at whose close it was decided, or on which it was withdrawn.</summary>
    public DateOnly? DecidedOn { get; private set; }

    public int Version { get; private set; }

    public static PromiseToPay Of(Guid caseId, Money amount, DateOnly day, int afterEvent, string recordedBy, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        CaseId = caseId,
        Amount = amount.MinorUnits,
        Day = day,
        AfterEvent = afterEvent,
        RecordedBy = recordedBy,
        RecordedAt = now,
    };

    /// <summary>Decides at the close of a day; stays open where the money may still come.</summary>
    /// <param name="history">What happened to the loan.</param>
    /// <param name="isSettled">Nothing is overdue any more, so more was not to be paid.</param>
    public void Decide(DateOnly closingDate, IReadOnlyCollection<LoanEvent> history, bool isSettled)
    {
        var status = isSettled || PaidSince(history) >= Amount ? PromiseStatus.Kept
            : closingDate >= Day ? PromiseStatus.Broken
            : PromiseStatus.Open;
        if (status != PromiseStatus.Open)
        {
            EndAs(status, closingDate);
        }
    }

    /// <summary>The loan was given up before it was decided.</summary>
    public void Lapse(DateOnly day) => EndAs(PromiseStatus.Lapsed, day);

    public void Withdraw(DateOnly day) => EndAs(PromiseStatus.Withdrawn, day);

    private void EndAs(PromiseStatus status, DateOnly day) => (Status, DecidedOn, Version) = (status, day, Version + 1);

    private long PaidSince(IReadOnlyCollection<LoanEvent> history)
    {
        var repayments = history.Where(one => one is { Kind: LoanEventKind.Repayment, IsReversed: false } && one.Number > AfterEvent).ToList();
        var taken = history.Where(one => one is { Kind: LoanEventKind.Chargeback, IsReversed: false } && repayments.Exists(paid => paid.Number == one.Target));
        return repayments.Sum(one => one.Amount) - taken.Sum(one => one.Amount);
    }
}

internal enum PromiseStatus
{
    /// <summary>No reminder goes out until its day.</summary>
    Open = 1,

    Kept = 2,

    Broken = 3,

    /// <summary>Taken back, or noted by mistake.</summary>
    Withdrawn = 4,

    /// <summary>The loan was given up before its day.</summary>
    Lapsed = 5,
}
