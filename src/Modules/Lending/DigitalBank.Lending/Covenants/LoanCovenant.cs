namespace DigitalBank.Lending.Covenants;

/// <summary>Something that the borrower has promised to show, such as yearly accounts, and the day on which it falls due next.</summary>
internal sealed class LoanCovenant
{
    public required Guid Id { get; init; }

    public required Guid LoanId { get; init; }

    /// <summary>What is to be shown.</summary>
    public required string Name { get; init; }

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
        DueDate = dueDate,
        EveryMonths = everyMonths,
        AgreedBy = agreedBy,
    };

    /// <summary>It was shown; the next time counts from the day on which it fell due.</summary>
    public void Met(DateOnly today) => (LastMetOn, DueDate, Version) = (today, EveryMonths is { } months ? DueDate?.AddMonths(months) : null, Version + 1);
}
