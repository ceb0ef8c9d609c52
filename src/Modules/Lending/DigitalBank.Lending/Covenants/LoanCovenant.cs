namespace DigitalBank.Lending.Covenants;

/// <summary>Something that the borrower has promised to show, such as yearly accounts, and the day on which it falls due next.</summary>
internal sealed class LoanCovenant
{
    public required Guid Id { get; init; }

    public required Guid LoanId { get; init; }

    /// <summary>What is to be shown.</summary>
    public required string Name { get; init; }

    public required DateOnly FirstDueDate { get; init; }

    public int TimesMet { get; private set; }

    /// <summary>The day by which it has to be shown next; null where it has been shown for the last time.</summary>
    public DateOnly? DueDate { get; private set; }

    /// <summary>So many months later it falls due again; null: once.</summary>
    public int? EveryMonths { get; init; }

    public DateOnly? LastMetOn { get; private set; }

    public required string AgreedBy { get; init; }

    public int Version { get; private set; }

    public static LoanCovenant Agreed(Guid loanId, string name, DateOnly dueDate, int? everyMonths, string agreedBy) => new()
    {
        Id = Guid.CreateVersion7(),
        LoanId = loanId,
        Name = name,
        FirstDueDate = dueDate,
        DueDate = dueDate,
        EveryMonths = everyMonths,
        AgreedBy = agreedBy,
    };

    /// <summary>It was shown. Counted from the first day, so that the end of a month stays one.</summary>
    public void Met(DateOnly today)
    {
        TimesMet++;
        DueDate = EveryMonths is { } months ? FirstDueDate.AddMonths(months * TimesMet) : null;
        (LastMetOn, Version) = (today, Version + 1);
    }
}
