using DigitalBank.Lending.Products;
using DigitalBank.Lending.Rates;
using DigitalBank.Lending.Schedules;
using DigitalBank.Platform.Time;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.SharedKernel.Results;

namespace DigitalBank.Lending.Origination;

/// <summary>What a loan would cost that nobody has applied for. Nothing is stored, and nobody's limits or income are looked at.</summary>
/// <param name="Amount">In the product's currency, such as <c>6000.00</c>.</param>
internal sealed record PreviewLoan(string ProductCode, string? Amount, int Instalments) : IQuery<LoanPreview>;

/// <summary>What an offer would say, with its schedule, for a loan that is paid out on the business date. Binds nobody.</summary>
/// <param name="ProductVersion">The version whose terms these are; another one may be in force when somebody applies.</param>
/// <param name="PaidOut">The amount without the fee that is kept back.</param>
/// <param name="AnnualPercent">Yearly rate in percent on what is outstanding.</param>
/// <param name="Instalment">Each month, without its fee; the last one may differ by what rounding left.</param>
/// <param name="TotalFees">The one that is kept back and those of all instalments.</param>
/// <param name="TotalPayable">What the borrower pays back in all: the amount, interest and the fees of instalments.</param>
/// <param name="AnnualPercentageRate">The cost of the credit as the law has it told, in percent with one decimal.</param>
/// <param name="EffectivePercent">The effective interest rate of IFRS 9, with the same fees, in percent with two decimals.</param>
/// <remarks>Source of the total: Directive 2008/48/EC, article 3(h), where the fee that is kept back is part of the cost.</remarks>
internal sealed record LoanPreview(
    string ProductCode,
    int ProductVersion,
    DateOnly Date,
    Money Amount,
    Money PaidOut,
    int Instalments,
    decimal AnnualPercent,
    Money Instalment,
    Money TotalInterest,
    Money TotalFees,
    Money TotalPayable,
    decimal AnnualPercentageRate,
    decimal EffectivePercent,
    IReadOnlyList<PreviewedInstalment> Schedule)
{
    public static LoanPreview Of(LoanProductVersion version, Money amount, int instalments, DateOnly date)
    {
        var terms = version.ReadTerms();
        var offer = LoanOffer.Of(terms, amount, instalments, date);
        var schedule = LoanOffer.PlanOf(terms, amount, instalments, date);
        var nothing = Money.Zero(amount.Currency);
        var (keptBack, fee) = (terms.Charges?.DisbursementFee ?? nothing, terms.Charges?.InstalmentFee ?? nothing);
        var fees = LoanOffer.MoneyOf(fee.ToDecimal() * instalments, amount.Currency);
        return new LoanPreview(
            version.ProductCode,
            version.Number,
            date,
            amount,
            amount - keptBack,
            instalments,
            offer.AnnualPercent,
            offer.Instalment,
            offer.TotalInterest,
            keptBack + fees,
            amount + offer.TotalInterest + fees,
            offer.AnnualPercentageRate,
            EffectiveInterestRate.Shown(EffectiveInterestRate.Of(LoanOffer.FlowsOf(terms, schedule))),
            [.. schedule.Instalments.Select(instalment => PreviewedInstalment.Of(instalment, fee))]);
    }
}

/// <param name="Number">From 1.</param>
/// <param name="Total">What is paid on the day: principal, interest and fee.</param>
/// <param name="BalanceAfter">Principal that is left when it and those before are paid.</param>
internal sealed record PreviewedInstalment(
    int Number, DateOnly DueDate, Money Principal, Money Interest, Money Fee, Money Total, Money BalanceAfter)
{
    public static PreviewedInstalment Of(Instalment instalment, Money fee)
    {
        var currency = fee.Currency;
        return new PreviewedInstalment(
            instalment.Number,
            instalment.DueDate,
            LoanOffer.MoneyOf(instalment.Principal, currency),
            LoanOffer.MoneyOf(instalment.Interest, currency),
            fee,
            LoanOffer.MoneyOf(instalment.Due, currency) + fee,
            LoanOffer.MoneyOf(instalment.BalanceAfter, currency));
    }
}

internal sealed class PreviewLoanHandler(LoanCatalogue catalogue, IBusinessCalendar calendar) : IQueryHandler<PreviewLoan, LoanPreview>
{
    public async Task<Result<LoanPreview>> Handle(PreviewLoan query, CancellationToken cancellationToken)
    {
        if (await catalogue.InForceAsync(query.ProductCode, cancellationToken) is not { } version)
        {
            return LoanProductErrors.Unknown;
        }

        var terms = version.ReadTerms();
        if (!Money.TryParse(query.Amount, terms.Currency, out var amount))
        {
            return ApplicationErrors.PreviewAmountInvalid;
        }

        return terms.Covers(amount, query.Instalments)
            ? LoanPreview.Of(version, amount, query.Instalments, await calendar.TodayAsync(cancellationToken))
            : ApplicationErrors.OutsideProduct;
    }
}
