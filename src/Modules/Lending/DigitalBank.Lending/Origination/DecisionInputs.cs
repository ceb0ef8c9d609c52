using System.Globalization;
using DigitalBank.Lending.Bureau;
using DigitalBank.Lending.Exposures;
using DigitalBank.Lending.Sources;
using DigitalBank.SharedKernel.Monetary;

namespace DigitalBank.Lending.Origination;

/// <summary>Everything that an application is decided by, as it was known at that moment. Kept with the decision.</summary>
/// <param name="Date">The business date.</param>
/// <param name="Purpose">What the money is for, in a word of the product's scorecard.</param>
/// <param name="StatedIncome">Per month, as the applicant says; null when nothing was said.</param>
/// <param name="StatedObligations">Per month, to others than this bank.</param>
/// <param name="HistoryMonths">Full months that the account has been there, up to six.</param>
/// <param name="MonthlyInflow">On average over those months.</param>
/// <param name="MonthlyOutflow">Likewise.</param>
/// <param name="Exposure">Principal that the applicant owes the bank, or has been offered and accepted.</param>
/// <param name="MonthlyInstalments">Of those loans.</param>
/// <param name="EarlierLoss">What the bank has lost with the applicant and never got back; null where that was not asked yet.</param>
/// <param name="GroupExposure">What the borrowers that count together with the applicant owe or were offered; null without a group.</param>
/// <param name="IsFrozen">A review has stopped new money for the applicant.</param>
/// <param name="Limit">What a review lets the applicant owe in proportion to what the product does; null where none has changed it.</param>
/// <param name="Sources">By what right each source was read, or that it was not; null where that was not asked yet and the account was read.</param>
/// <param name="Bureau">What a credit bureau knows; null where none was asked.</param>
internal sealed record DecisionInputs(
    DateOnly Date,
    Money Amount,
    int Instalments,
    string Purpose,
    Money? StatedIncome,
    Money StatedObligations,
    int HistoryMonths,
    Money MonthlyInflow,
    Money MonthlyOutflow,
    Money Exposure,
    Money MonthlyInstalments,
    Money? EarlierLoss = null,
    Money? GroupExposure = null,
    bool IsFrozen = false,
    BorrowerLimit? Limit = null,
    IReadOnlyList<SourceReading>? Sources = null,
    BureauFinding? Bureau = null)
{
    /// <summary>What counts: where both are known, the lower of what is said and what is seen.</summary>
    public Money Income => StatedIncome is { } stated && (!HasHistory || stated <= MonthlyInflow) ? stated : MonthlyInflow;

    /// <summary>Whether the account was looked at, so that its months and flows say something.</summary>
    public bool HasHistory => Sources is null || Sources.Any(reading => reading is { Source: CreditSource.OwnAccount, IsAllowed: true });

    /// <summary>Whether the product would have looked at a source that the applicant has not allowed.</summary>
    public bool IsWithheld(CreditSource source) => Sources?.Any(reading => reading.Source == source && !reading.IsAllowed) == true;

    /// <summary>Whether something is missing that the product would have looked at: then no score alone says no.</summary>
    public bool IsIncomplete => Bureau?.Answer == BureauAnswer.Unavailable || Sources?.Any(reading => !reading.IsAllowed) == true;

    /// <summary>Per month, to others than this bank: the higher of what is said and what a bureau knows.</summary>
    public Money Obligations => Bureau?.MonthlyInstalments is { } known && known > StatedObligations ? known : StatedObligations;

    /// <summary>The values by which a scorecard judges, under the names of its attributes.</summary>
    public IReadOnlyDictionary<string, string> ScoreValues() => new Dictionary<string, string>(Bureau?.ScoreValues() ?? [])
    {
        ["amount"] = Amount.ToAmountText(),
        ["duration_months"] = Instalments.ToString(CultureInfo.InvariantCulture),
        ["purpose"] = Purpose,
        ["stated_income"] = StatedIncome?.ToAmountText() ?? "",
        ["history_months"] = HasHistory ? HistoryMonths.ToString(CultureInfo.InvariantCulture) : "",
        ["monthly_inflow"] = HasHistory ? MonthlyInflow.ToAmountText() : "",
        ["monthly_outflow"] = HasHistory ? MonthlyOutflow.ToAmountText() : "",
        ["exposure"] = Exposure.ToAmountText(),
    };
}
