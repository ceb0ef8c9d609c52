using DigitalBank.SharedKernel.Monetary;

namespace DigitalBank.Lending.Reviews;

/// <summary>By what borrowers are judged while their loans run, and what follows from it.</summary>
/// <param name="EveryDays">A borrower is reviewed again after so many days, or at once when a loan becomes overdue.</param>
/// <param name="BasePoints">What the behaviour score begins with.</param>
/// <param name="Points">What is added or taken for each aspect.</param>
/// <param name="Grades">From the best to the worst; the last one holds all that are below.</param>
/// <param name="RaiseFrom">From so many points on a limit is raised, unless there is a warning.</param>
/// <param name="LowerBelow">Below so many points it is lowered.</param>
/// <param name="FreezeBelow">Below so many points the borrower gets no new money.</param>
/// <param name="FreezeOverDays">Likewise when a loan is more days past due.</param>
/// <param name="RaisePercent">By how much a limit is raised.</param>
/// <param name="RaiseEveryDays">So many days lie between two changes upwards.</param>
/// <param name="LowerPercent">By how much it is lowered.</param>
/// <param name="HighestLimitPercent">Of what the borrower's products allow one customer; above it no limit is raised.</param>
/// <param name="Warnings">From when on something is a warning.</param>
/// <param name="ReferFromWarnings">With so many warnings a person looks.</param>
/// <param name="People">How many have to agree.</param>
internal sealed record ReviewPolicy(
    int EveryDays,
    int BasePoints,
    IReadOnlyList<AspectPoints> Points,
    IReadOnlyList<GradeBand> Grades,
    int RaiseFrom,
    int LowerBelow,
    int FreezeBelow,
    int FreezeOverDays,
    decimal RaisePercent,
    int RaiseEveryDays,
    decimal LowerPercent,
    decimal HighestLimitPercent,
    WarningRules Warnings,
    int ReferFromWarnings,
    ReviewPeople People)
{
    public const int LongestGrade = 20;

    private const int MostDays = 3_660;

    public string GradeOf(int points) => (Grades.FirstOrDefault(grade => points >= grade.From) ?? Grades[^1]).Name;

    /// <summary>The highest limit that a borrower of such products may come to have.</summary>
    public Money HighestLimit(Money productLimit) => Money.OfMinor(
        (long)decimal.Floor(productLimit.MinorUnits * HighestLimitPercent / 100), productLimit.Currency);

    public bool IsSound() =>
        EveryDays is >= 1 and <= MostDays && RaiseEveryDays is >= 0 and <= MostDays && FreezeOverDays is >= 0 and <= MostDays
        && FreezeBelow <= LowerBelow && LowerBelow <= RaiseFrom
        && Math.Abs((long)BasePoints) <= AspectPoints.MostPoints
        && RaisePercent is > 0 and <= 1_000 && LowerPercent is > 0 and <= 100 && HighestLimitPercent is >= 1 and <= 1_000
        && ReferFromWarnings >= 1
        && Points is { Count: > 0 } && Points.All(points => points.IsSound()) && Points.DistinctBy(points => points.Aspect).Count() == Points.Count
        && Grades is { Count: > 0 } && Grades.All(grade => grade.Name is { Length: > 0 and <= LongestGrade })
        && Grades.DistinctBy(grade => grade.Name).Count() == Grades.Count
        && Grades.Zip(Grades.Skip(1)).All(pair => pair.First.From > pair.Second.From)
        && Warnings?.IsSound() == true && People?.IsSound() == true;
}

/// <summary>What of a borrower's behaviour is judged.</summary>
internal enum BehaviourAspect
{
    /// <summary>Days past due of the loan that is overdue longest, now.</summary>
    Arrears = 1,

    /// <summary>Days since a loan was last overdue; unknown where none ever was.</summary>
    ArrearsHistory = 2,

    /// <summary>What is owed, in percent of the limit.</summary>
    Utilisation = 3,

    /// <summary>By how many percent the last three full months brought more than the three before; unknown with a shorter history.</summary>
    InflowTrend = 4,

    /// <summary>Payments refused for want of money and repayments that were charged back, in the last ninety days.</summary>
    RefusedPayments = 5,

    /// <summary>Overdue loans of those whose loans count with the borrower's.</summary>
    ArrearsElsewhere = 6,
}

/// <param name="Unknown">Points where the value is not known.</param>
/// <param name="Bands">In rising order; the last one has no end.</param>
internal sealed record AspectPoints(BehaviourAspect Aspect, int Unknown, IReadOnlyList<PointBand> Bands)
{
    public const int MostPoints = 100_000;

    public int Of(decimal? value) => value is { } known ? Bands.First(band => band.UpTo is null || known <= band.UpTo).Points : Unknown;

    public bool IsSound() =>
        Enum.IsDefined(Aspect) && Bands is { Count: > 0 } && Bands[^1].UpTo is null && Bands.SkipLast(1).All(band => band.UpTo is not null)
        && Bands.SkipLast(1).Zip(Bands.SkipLast(1).Skip(1)).All(pair => pair.First.UpTo < pair.Second.UpTo)
        && Bands.Select(band => band.Points).Append(Unknown).All(points => Math.Abs((long)points) <= MostPoints);
}

/// <param name="UpTo">The highest value that belongs to it; null for all that are higher than the band before.</param>
internal sealed record PointBand(decimal? UpTo, int Points);

/// <param name="From">The fewest points.</param>
internal sealed record GradeBand(string Name, int From);

/// <param name="InflowFallPercent">The last three full months brought so many percent less than the three before, or more.</param>
/// <param name="RefusedPayments">So many payments were refused and repayments charged back, or more.</param>
/// <param name="UtilisationRise">The part of the limit that is used rose by so many percentage points since the last review, or more.</param>
/// <param name="CovenantDays">What the borrower has promised falls due within so many days.</param>
internal sealed record WarningRules(decimal InflowFallPercent, int RefusedPayments, decimal UtilisationRise, int CovenantDays)
{
    public bool IsSound() =>
        InflowFallPercent is > 0 and <= 100 && RefusedPayments >= 1 && UtilisationRise > 0 && CovenantDays is >= 0 and <= 366;
}

/// <summary>How many people have to agree before an outcome acts; 0: it acts at once.</summary>
internal sealed record ReviewPeople(int Raise, int Lower, int Freeze, int Refer)
{
    public bool IsSound() => Raise is >= 0 and <= 2 && Lower is >= 0 and <= 2 && Freeze is >= 0 and <= 2 && Refer is 1 or 2;

    /// <summary>For what the review itself proposes.</summary>
    public int For(ReviewOutcome outcome) => outcome switch
    {
        ReviewOutcome.Raise => Raise,
        ReviewOutcome.Lower => Lower,
        ReviewOutcome.Freeze => Freeze,
        ReviewOutcome.Refer => Refer,
        _ => 0,
    };

    /// <summary>
    /// For what a person has decided: as many as it takes by itself, and where it is to be something else than was proposed, as many as that would have
    /// taken. Where two look at everything referred, giving more takes two as well.
    /// </summary>
    public int ToDecide(ReviewOutcome outcome, ReviewOutcome proposed) => outcome switch
    {
        ReviewOutcome.Raise or ReviewOutcome.Lift => Math.Max(1, Math.Max(Raise, For(proposed))),
        ReviewOutcome.Lower => Math.Max(1, Math.Max(Lower, proposed == ReviewOutcome.Refer ? 1 : For(proposed))),
        ReviewOutcome.Freeze => Math.Max(Freeze, 1),
        _ => 1,
    };
}
