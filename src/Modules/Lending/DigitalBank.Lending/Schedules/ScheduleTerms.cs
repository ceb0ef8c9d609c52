using DigitalBank.SharedKernel.Monetary;

namespace DigitalBank.Lending.Schedules;

/// <summary>What a loan was agreed on, as far as its repayment schedule depends on it. Amounts are in the currency's main unit.</summary>
internal sealed record ScheduleTerms
{
    /// <summary>The day from which instalment periods are counted.</summary>
    public required DateOnly StartDate { get; init; }

    /// <summary>How many instalments there are, down payments aside.</summary>
    public required int Instalments { get; init; }

    public required PaymentCycle Cycle { get; init; }

    public required InterestBasis Basis { get; init; }

    public required RateSteps Rate { get; init; }

    public InterestMethod Interest { get; init; } = InterestMethod.DecliningBalance;

    public Amortisation Amortisation { get; init; } = Amortisation.EqualInstalments;

    public InstalmentFormula Formula { get; init; } = InstalmentFormula.Annuity;

    /// <summary>So many instalments at the beginning repay nothing.</summary>
    public int PrincipalGrace { get; init; }

    /// <summary>So many instalments at the beginning leave their interest to the one after them.</summary>
    public int InterestPaymentGrace { get; init; }

    /// <summary>So many periods at the beginning bear no interest at all.</summary>
    public int InterestFreePeriods { get; init; }

    /// <summary>The instalment is rounded to a multiple of this; the last one takes the rest. Null: to the minor unit.</summary>
    public decimal? Multiple { get; init; }

    /// <summary>Part of each disbursement that is due at once: 25 means a quarter.</summary>
    public decimal DownPaymentPercent { get; init; }

    /// <summary>Principal that is left for the last instalment on purpose.</summary>
    public decimal Balloon { get; init; }

    /// <summary>
    /// A disbursement on a due date counts for the instalment of that day, and one after the last due date adds instalments; otherwise it
    /// counts for the instalment after it and has to come before the last.
    /// </summary>
    public bool JoinsInstalmentOfItsDay { get; init; }

    /// <summary>Decimals of the currency.</summary>
    public int Decimals { get; init; } = 2;

    public Rounding Rounding { get; init; } = Rounding.HalfEven;

    /// <summary>Whether a disbursement counts for the instalment that ends a period, or an earlier one.</summary>
    public bool IsBeforeEnd(DateOnly disbursed, InstalmentPeriod period) =>
        disbursed < period.To || (JoinsInstalmentOfItsDay && disbursed == period.To);

    public decimal Round(decimal amount) => amount.Round(Decimals, Rounding);

    /// <summary>To the minor unit, then to the agreed multiple; an amount that this would make nothing stays as it is.</summary>
    public decimal RoundToMultiple(decimal amount)
    {
        var rounded = Round(amount);
        var multiple = Multiple is { } step and > 0 ? (rounded / step).Round(0, Rounding) * step : rounded;
        return multiple == 0 ? rounded : multiple;
    }

    public decimal DownPaymentOf(decimal disbursed) => DownPaymentPercent == 0 ? 0 : RoundToMultiple(disbursed * DownPaymentPercent / 100);
}

internal enum InterestMethod
{
    /// <summary>On what is outstanding.</summary>
    DecliningBalance,

    /// <summary>On the amount disbursed, for the whole term, in equal parts.</summary>
    Flat,
}

internal enum Amortisation
{
    EqualInstalments,
    EqualPrincipal,
}

/// <summary>How equal instalments are found when interest is on a declining balance.</summary>
internal enum InstalmentFormula
{
    /// <summary>The annuity of equal periods: whatever the calendar does, the formula sees n periods at one rate.</summary>
    Annuity,

    /// <summary>
    /// The instalment that clears the balance when each period bears its own rate factor, then evened out for the last one.
    /// </summary>
    RateFactors,
}
