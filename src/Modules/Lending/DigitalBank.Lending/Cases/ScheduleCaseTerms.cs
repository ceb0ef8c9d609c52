using System.Text.Json.Nodes;
using DigitalBank.Lending.Schedules;

namespace DigitalBank.Lending.Cases;

/// <summary>Reads the terms of a loan as files of cases write them.</summary>
internal static class ScheduleCaseTerms
{
    /// <exception cref="FormatException">A term is missing or says something unknown.</exception>
    public static ScheduleTerms Of(JsonObject terms, DateOnly start)
    {
        var isProgressive = CaseFile.TextOf(terms["schedule_type"])?.StartsWith("PROGRESSIVE", StringComparison.Ordinal) == true;
        var cycle = new PaymentCycle(Whole(terms["repay_every"], 1), UnitOf(CaseFile.TextOf(terms["repay_frequency"])));
        var downPayment = terms["down_payment"] is JsonObject { } down && down["enabled"]?.GetValue<bool>() == true
            ? CaseFile.NumberOf(down["percent_of_disbursed"])
            : 0;
        return new ScheduleTerms
        {
            StartDate = start,
            Instalments = Whole(terms["number_of_repayments"], 1),
            Cycle = cycle,
            Basis = BasisOf(terms, cycle, isProgressive),
            Rate = RateSteps.Fixed(CaseFile.NumberOf(terms["annual_rate_pct"]) / 100),
            Interest = CaseFile.TextOf(terms["interest_type"]) == "FLAT" ? InterestMethod.Flat : InterestMethod.DecliningBalance,
            Amortisation = CaseFile.TextOf(terms["amortization"])?.StartsWith("EQUAL_PRINCIPAL", StringComparison.Ordinal) == true
                ? Amortisation.EqualPrincipal
                : Amortisation.EqualInstalments,
            Formula = isProgressive ? InstalmentFormula.RateFactors : InstalmentFormula.Annuity,
            PrincipalGrace = Whole(terms["grace_on_principal_periods"], 0),
            InterestPaymentGrace = Whole(terms["grace_on_interest_payment_periods"], 0),
            InterestFreePeriods = Whole(terms["interest_free_periods"], 0),
            Multiple = terms["installment_multiples_of"] is { } multiple ? CaseFile.NumberOf(multiple) : null,
            DownPaymentPercent = downPayment,
            Decimals = Whole(terms["digits"], 2),
        };
    }

    private static InterestBasis BasisOf(JsonObject terms, PaymentCycle cycle, bool isProgressive)
    {
        var daysInYear = DaysOf(CaseFile.TextOf(terms["days_in_year"]));
        if (CaseFile.TextOf(terms["interest_calculation_period"]) == "DAILY")
        {
            // The older form of schedule knows no leap years.
            return InterestBasis.CountedDays(
                daysInYear ?? (isProgressive ? null : 365), DaysOf(CaseFile.TextOf(terms["days_in_month"])) == 30);
        }

        var allowPartial = !isProgressive && terms["allow_partial_period_interest"]?.GetValue<bool>() == true;
        return InterestBasis.EqualPeriods(allowPartial, cycle.Unit == CycleUnit.Days ? daysInYear : null);
    }

    private static int? DaysOf(string? text) => text?.Replace("DAYS", "", StringComparison.Ordinal).TrimStart('_') switch
    {
        null or "ACTUAL" => null,
        { } days => int.TryParse(days, out var number) ? number : throw new FormatException($"'{text}' is not a number of days."),
    };

    public static CycleUnit UnitOf(string? text) => text switch
    {
        "DAYS" => CycleUnit.Days,
        "WEEKS" => CycleUnit.Weeks,
        "MONTHS" => CycleUnit.Months,
        "YEARS" => CycleUnit.Years,
        _ => throw new FormatException($"'{text}' is not a frequency."),
    };

    private static int Whole(JsonNode? node, int otherwise) => node is null ? otherwise : (int)CaseFile.NumberOf(node);
}
