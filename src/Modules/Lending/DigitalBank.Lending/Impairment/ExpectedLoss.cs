namespace DigitalBank.Lending.Impairment;

/// <summary>The three stages of IFRS 9, 5.5.</summary>
internal enum ImpairmentStage
{
    /// <summary>Losses of defaults within twelve months are provided for (5.5.5).</summary>
    Performing = 1,

    /// <summary>Credit risk has increased significantly: losses of the whole life are (5.5.3).</summary>
    RiskIncreased = 2,

    /// <summary>In default (B5.5.37).</summary>
    Impaired = 3,
}

internal enum StageReason
{
    /// <summary>Nothing has happened since the beginning.</summary>
    Unchanged = 1,

    /// <summary>The chance of default is so many times that of the beginning (5.5.9).</summary>
    DefaultMoreLikely = 2,

    /// <summary>The back-stop of 5.5.11.</summary>
    Over30DaysPastDue = 3,

    /// <summary>The back-stop of B5.5.37.</summary>
    Over90DaysPastDue = 4,
}

/// <summary>What the bank expects to lose with a loan, and why so much.</summary>
/// <param name="DefaultPercent">Chance of default within twelve months; 100 in default.</param>
/// <param name="Amount">Minor units, rounded once, half to even.</param>
internal sealed record ExpectedLoss(
    ImpairmentStage Stage, StageReason Reason, decimal DefaultPercent, decimal LossPercent, long Exposure, long Amount)
{
    private const int SignificantDays = 30;

    private const int DefaultDays = 90;

    private const int Months = 12;

    public static ExpectedLoss Of(LoanAtRisk loan, ImpairmentParameters parameters)
    {
        var (known, likely) = (loan.DefaultAtOrigination ?? parameters.CurrentPercent, DefaultPercentOf(loan, parameters));
        var (stage, reason) = loan.DaysPastDue > DefaultDays ? (ImpairmentStage.Impaired, StageReason.Over90DaysPastDue)
            : loan.DaysPastDue > SignificantDays ? (ImpairmentStage.RiskIncreased, StageReason.Over30DaysPastDue)
            : likely > known && likely >= known * parameters.SignificantTimes ? (ImpairmentStage.RiskIncreased, StageReason.DefaultMoreLikely)
            : (ImpairmentStage.Performing, StageReason.Unchanged);
        if (stage == ImpairmentStage.Impaired)
        {
            var lost = Rounded(loan.Exposure * parameters.LossPercent / 100);
            return new ExpectedLoss(stage, reason, 100, parameters.LossPercent, loan.Exposure, lost);
        }

        var months = stage == ImpairmentStage.Performing ? Math.Min(Months, loan.MonthsLeft) : loan.MonthsLeft;
        var amount = parameters.Outcomes().Sum(scenario =>
            scenario.WeightPercent / 100 * Over(loan, months, Math.Min(100, likely * scenario.DefaultFactor), parameters.LossPercent));
        return new ExpectedLoss(stage, reason, likely, parameters.LossPercent, loan.Exposure, Rounded(amount));
    }

    private static decimal DefaultPercentOf(LoanAtRisk loan, ImpairmentParameters parameters) => loan.DaysPastDue switch
    {
        0 => loan.DefaultAtOrigination ?? parameters.CurrentPercent,
        <= 30 => Math.Max(parameters.UpTo30Percent, loan.DefaultAtOrigination ?? 0),
        <= 60 => Math.Max(parameters.UpTo60Percent, loan.DefaultAtOrigination ?? 0),
        _ => Math.Max(parameters.UpTo90Percent, loan.DefaultAtOrigination ?? 0),
    };

    /// <summary>
    /// Month by month: what is owed then, times the chance to default in that month and not before, times the loss, discounted by the
    /// loan's original rate (B5.5.44). What is owed falls as it is agreed now.
    /// </summary>
    private static decimal Over(LoanAtRisk loan, int months, decimal defaultPercent, decimal lossPercent)
    {
        var (monthly, hazard) = (1 + (loan.AnnualPercent / 1200), MonthlyHazard(defaultPercent));
        var (owed, alive, discount, loss) = ((decimal)loan.Exposure, 1m, 1m, 0m);
        for (var month = 0; month < months && owed > 0; month++)
        {
            discount *= monthly;
            loss += owed * alive * hazard * lossPercent / 100 / discount;
            alive *= 1 - hazard;
            owed = (owed * loan.MonthlyGrowth) - loan.DueIn(month);
        }

        return loss;
    }

    /// <summary>The chance of default in a month that makes the given one in twelve. A root, and so by binary floating point.</summary>
    private static decimal MonthlyHazard(decimal percent) =>
        decimal.Round((decimal)(1 - Math.Pow(1 - ((double)percent / 100), 1.0 / Months)), 12);

    private static long Rounded(decimal minorUnits) => (long)decimal.Round(minorUnits, 0, MidpointRounding.ToEven);
}
