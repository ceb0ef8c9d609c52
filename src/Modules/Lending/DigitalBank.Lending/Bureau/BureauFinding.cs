using System.Globalization;
using DigitalBank.Lending.Exposures;
using DigitalBank.SharedKernel.Monetary;

namespace DigitalBank.Lending.Bureau;

internal enum BureauAnswer
{
    Report = 1,

    /// <summary>The bureau has no file on the applicant.</summary>
    Unknown = 2,

    /// <summary>It did not answer in time, or with something that cannot be. The applicant can do nothing about it.</summary>
    Unavailable = 3,
}

/// <summary>What a decision knows from a bureau. Kept whole among its inputs, so that the report itself may be erased.</summary>
/// <param name="Bureau">What the bureau is called: whoever is declined is told (Directive 2008/48/EC, article 9(2)).</param>
/// <param name="ReportId">The stored report; null where there was no answer.</param>
/// <param name="AgeDays">For how long the bank had it when it decided.</param>
/// <param name="ReportDate">The day of which the bureau speaks; null without a report.</param>
/// <param name="Debt">To others than this bank, in the loan's currency by the rates of the day; null without a report.</param>
/// <param name="MonthlyInstalments">Likewise.</param>
internal sealed record BureauFinding(
    BureauAnswer Answer,
    string Bureau,
    Guid? ReportId = null,
    int AgeDays = 0,
    DateOnly? ReportDate = null,
    int Defaults = 0,
    int Enquiries = 0,
    Money? Debt = null,
    Money? MonthlyInstalments = null)
{
    /// <returns>Null where a rate is missing.</returns>
    public static BureauFinding? Of(StoredBureauReport stored, DateOnly today, Currency currency, ExchangeTable rates)
    {
        var age = today.DayNumber - stored.AskedOn.DayNumber;
        if (stored.Read() is not { } report)
        {
            return new BureauFinding(BureauAnswer.Unknown, stored.Bureau, stored.Id, age);
        }

        return rates.ValueIn(currency, report.Debt) is { } debt && rates.ValueIn(currency, report.MonthlyInstalments) is { } instalments
            ? new BureauFinding(
                BureauAnswer.Report, stored.Bureau, stored.Id, age, report.ReportDate, report.Defaults, report.Enquiries, debt, instalments)
            : null;
    }

    /// <summary>The values by which a scorecard judges; missing ones where there is no report.</summary>
    public IEnumerable<KeyValuePair<string, string>> ScoreValues()
    {
        yield return new("bureau_defaults", Counted(Defaults));
        yield return new("bureau_enquiries", Counted(Enquiries));
        yield return new("bureau_debt", Debt?.ToAmountText() ?? "");
        yield return new("bureau_monthly_instalments", MonthlyInstalments?.ToAmountText() ?? "");
    }

    private string Counted(int count) => Answer == BureauAnswer.Report ? count.ToString(CultureInfo.InvariantCulture) : "";
}
