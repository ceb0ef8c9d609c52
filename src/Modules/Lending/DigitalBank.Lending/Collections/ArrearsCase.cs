using DigitalBank.Lending.Servicing;
using DigitalBank.SharedKernel.Results;

namespace DigitalBank.Lending.Collections;

/// <summary>What staff have to do with a loan that is overdue: one case from the day on which it falls into arrears until they are paid.</summary>
internal sealed class ArrearsCase
{
    private ArrearsCase()
    {
    }

    public Guid Id { get; private init; }

    public Guid LoanId { get; private init; }

    /// <summary>Counts the loan's cases from 1.</summary>
    public int Number { get; private init; }

    public string CurrencyCode { get; private init; } = "";

    public DateOnly OpenedOn { get; private init; }

    public DateOnly? ClosedOn { get; private set; }

    public bool IsOpen { get; private set; } = true;

    /// <summary>As of the last close of business.</summary>
    public int DaysPastDue { get; private set; }

    /// <summary>The queue in which it waits.</summary>
    public ArrearsBucket Bucket { get; private set; }

    /// <summary>Minor units that should have been paid, as of the last close of business.</summary>
    public long Overdue { get; private set; }

    /// <summary>The log-in of whoever works on it; null: nobody yet.</summary>
    public string? Owner { get; private set; }

    public CollectionAction? NextAction { get; private set; }

    public DateOnly? NextActionOn { get; private set; }

    /// <summary>The number of the last reminder that went out; 0 before the first.</summary>
    public int LastLevel { get; private set; }

    /// <summary>The last day at whose close it was dealt with.</summary>
    public DateOnly? WorkedOn { get; private set; }

    public int Version { get; private set; }

    /// <param name="number">Of the loan's cases.</param>
    public static ArrearsCase Open(GrantedLoan loan, int number, DateOnly day, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        LoanId = loan.Id,
        Number = number,
        CurrencyCode = loan.CurrencyCode,
        OpenedOn = day,
        DaysPastDue = loan.DaysPastDue,
        Bucket = loan.Bucket,
    };

    /// <summary>Why nothing can be done with it any more; null while it is open.</summary>
    public Failure? WhyNotOpen => IsOpen ? null : CollectionErrors.CaseClosed;

    /// <summary>What the close of a day finds.</summary>
    /// <param name="overdue">Minor units.</param>
    /// <param name="level">Of the last reminder, that of the day among them.</param>
    public void Worked(DateOnly day, int daysPastDue, long overdue, int level)
    {
        (DaysPastDue, Bucket, Overdue, LastLevel) = (daysPastDue, OverdueInstalment.BucketOf(daysPastDue), overdue, level);
        (WorkedOn, Version) = (day, Version + 1);
    }

    /// <summary>Nothing is overdue any more, or the loan has been given up.</summary>
    public void Close(DateOnly day)
    {
        (IsOpen, ClosedOn, WorkedOn, NextAction, NextActionOn) = (false, day, day, null, null);
        (DaysPastDue, Bucket, Overdue, Version) = (0, ArrearsBucket.Current, 0, Version + 1);
    }

    /// <returns>Why not, or null. Taking one's own case again changes nothing.</returns>
    public Failure? Take(string owner)
    {
        if (Owner is not null && Owner != owner)
        {
            return CollectionErrors.CaseTaken;
        }

        Assign(owner);
        return null;
    }

    public void Assign(string? owner) => (Owner, Version) = (owner, Version + 1);

    public void Plan(CollectionAction? action, DateOnly? day) => (NextAction, NextActionOn, Version) = (action, day, Version + 1);

    /// <summary>Something was promised or taken back: of two who do so at once one is told.</summary>
    public void Touch() => Version++;
}

/// <summary>What staff do next with a loan in arrears.</summary>
internal enum CollectionAction
{
    Call = 1,
    Write = 2,
    Visit = 3,

    /// <summary>Reschedule, re-amortise or re-age it.</summary>
    AgreeAnew = 4,

    /// <summary>Propose to charge it off or to write it off.</summary>
    GiveUp = 5,
}

/// <summary>Who works on a case from then on and what is next, as somebody decided it. Never changed.</summary>
internal sealed class CaseStep
{
    public required Guid Id { get; init; }

    public required Guid CaseId { get; init; }

    public required string? Owner { get; init; }

    public required CollectionAction? NextAction { get; init; }

    public required DateOnly? NextActionOn { get; init; }

    public required string DecidedBy { get; init; }

    public required DateTimeOffset DecidedAt { get; init; }

    public static CaseStep Of(ArrearsCase one, string decidedBy, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        CaseId = one.Id,
        Owner = one.Owner,
        NextAction = one.NextAction,
        NextActionOn = one.NextActionOn,
        DecidedBy = decidedBy,
        DecidedAt = now,
    };
}

/// <summary>In which bucket a loan in arrears was from a day on, until its next tag or the end of the case.</summary>
internal sealed class ArrearsTag
{
    public required Guid CaseId { get; init; }

    public required DateOnly From { get; init; }

    public required ArrearsBucket Bucket { get; init; }
}

/// <summary>What somebody wrote about a loan in arrears. Never changed.</summary>
internal sealed class CaseNote
{
    public const int LongestText = 1_000;

    public required Guid Id { get; init; }

    public required Guid CaseId { get; init; }

    public required string Text { get; init; }

    public required string WrittenBy { get; init; }

    public required DateTimeOffset WrittenAt { get; init; }
}

/// <summary>What the borrower was told about arrears. Never changed.</summary>
internal sealed class Reminder
{
    public required Guid Id { get; init; }

    public required Guid CaseId { get; init; }

    public required Guid LoanId { get; init; }

    /// <summary>From 1.</summary>
    public required int Level { get; init; }

    /// <summary>The business date at whose close it went out.</summary>
    public required DateOnly Date { get; init; }

    public required int DaysPastDue { get; init; }

    /// <summary>Minor units, before the fee.</summary>
    public required long Overdue { get; init; }

    /// <summary>Minor units.</summary>
    public required long Fee { get; init; }

    public required string CurrencyCode { get; init; }

    public required string Text { get; init; }
}
