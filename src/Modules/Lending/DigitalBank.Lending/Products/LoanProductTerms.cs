using DigitalBank.Lending.Bureau;
using DigitalBank.Lending.CreditLines;
using DigitalBank.Lending.Origination;
using DigitalBank.Lending.Collections;
using DigitalBank.Lending.Schedules;
using DigitalBank.Lending.Sources;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.SharedKernel.Results;

namespace DigitalBank.Lending.Products;

/// <summary>What a loan of the product costs, and by which rules it is granted.</summary>
/// <param name="Name">What the customer reads.</param>
/// <param name="LeastAmount">Its currency is the product's.</param>
/// <param name="AnnualPercent">Yearly rate in percent on the outstanding principal; a month counts as a twelfth of a year.</param>
/// <param name="OfferDays">So many days an offer stands.</param>
/// <param name="Charges">Fees and penalties; null: none.</param>
/// <param name="Line">
/// What a credit line promises; null for a loan. Amounts are limits then, and the instalments those in which a line drawn to its limit has to be
/// bearable; twelve give the rate that the law has told for credit without an end.
/// </param>
/// <param name="Shape">How a loan is repaid; null: in equal instalments from the beginning.</param>
/// <param name="Collections">How loans are pursued that are overdue; null: without reminders.</param>
/// <param name="TwoPeopleChange">Two people have to agree to a reschedule, a re-amortisation or a re-age.</param>
/// <remarks>Source of the twelve: Directive 2008/48/EC, Annex I, part II, point (e).</remarks>
internal sealed record LoanProductTerms(
    string Name,
    Money LeastAmount,
    Money MostAmount,
    int LeastInstalments,
    int MostInstalments,
    decimal AnnualPercent,
    int OfferDays,
    CreditPolicy Policy,
    LoanCharges? Charges = null,
    CreditLineTerms? Line = null,
    LoanShape? Shape = null,
    CollectionTerms? Collections = null,
    bool TwoPeopleChange = false)
{
    public const int LongestName = 70;

    /// <summary>The most that is lent or charged, in the main unit: whatever follows from it stays a number that the bank can hold.</summary>
    public const decimal Most = 1_000_000_000_000;

    private const int LongestTerm = 480;

    /// <summary>In percent; far above what any law allows, and far below where the rate can no longer be told exactly.</summary>
    private const decimal MostAnnualPercentageRate = 1_000;

    public Currency Currency => LeastAmount.Currency;

    public bool Covers(Money amount, int instalments) =>
        amount >= LeastAmount && amount <= MostAmount && instalments >= LeastInstalments && instalments <= MostInstalments;

    /// <summary>Monthly instalments that begin a month after the money was paid out: equal ones, or in the agreed shape.</summary>
    public ScheduleTerms Schedule(DateOnly start, int instalments, Money amount) => new()
    {
        StartDate = start,
        Instalments = instalments,
        Cycle = new PaymentCycle(1, CycleUnit.Months),
        Basis = InterestBasis.EqualPeriods(),
        Rate = RateSteps.Fixed(AnnualPercent / 100),
        Decimals = Currency.Decimals,
        Amortisation = Shape?.IsEqualPrincipal == true ? Amortisation.EqualPrincipal : Amortisation.EqualInstalments,
        PrincipalGrace = Shape?.GraceOf(instalments) ?? 0,
        Balloon = Shape?.BalloonOf(amount) ?? 0,
    };

    /// <returns>Why the terms cannot be of that kind of product, with all rules that they break; or null.</returns>
    public Failure? Refuse(LoanProductKind kind)
    {
        var broken = Broken(kind).ToList();
        return broken is [var first, ..] ? new Failure(first.Code, FailureKind.Invalid, first.Message) { Fields = broken } : null;
    }

    private bool AreReckonable() =>
        LeastAmount.IsPositive && LeastAmount.ToDecimal() <= Most && LeastInstalments is >= 1 and <= LongestTerm
        && MostInstalments >= LeastInstalments && MostInstalments <= LongestTerm && AnnualPercent is >= 0 and <= 100 && Charges!.IsSound(LeastAmount)
        && Shape?.IsSound(LeastInstalments) != false;

    /// <summary>Fees weigh most on the smallest loan: for the shortest term what is kept back, for the longest what falls due every month.</summary>
    private bool IsTooDear() => new[] { LeastInstalments, MostInstalments }.Any(instalments =>
        LoanOffer.Of(this, LeastAmount, instalments, new DateOnly(2000, 1, 1)).AnnualPercentageRate > MostAnnualPercentageRate);

    private IEnumerable<FieldFailure> Broken(LoanProductKind kind)
    {
        if (Name is not { Length: > 0 and <= LongestName })
        {
            yield return Field("name", LoanProductErrors.NameInvalid);
        }

        if (LeastAmount.Currency != MostAmount.Currency || !LeastAmount.IsPositive || LeastAmount > MostAmount || MostAmount.ToDecimal() > Most)
        {
            yield return Field("mostAmount", LoanProductErrors.AmountsInvalid);
        }

        if (LeastInstalments < 1 || MostInstalments < LeastInstalments || MostInstalments > LongestTerm)
        {
            yield return Field("mostInstalments", LoanProductErrors.InstalmentsInvalid);
        }

        if (AnnualPercent is < 0 or > 100 || OfferDays is < 1 or > 365)
        {
            yield return Field("annualPercent", LoanProductErrors.RateInvalid);
        }

        if (!Policy.IsSound(Currency))
        {
            yield return Field("policy", LoanProductErrors.PolicyInvalid);
        }

        if (!SourceUse.AreSound(Policy.Sources))
        {
            yield return Field("policy.sources", LoanProductErrors.SourcesInvalid);
        }

        if (Policy.Bureau?.IsSound(Currency) == false)
        {
            yield return Field("policy.bureau", LoanProductErrors.BureauRulesInvalid);
        }

        if (Charges?.IsSound(LeastAmount) == false)
        {
            yield return Field("charges", LoanProductErrors.ChargesInvalid);
        }

        if (Shape?.IsSound(LeastInstalments) == false)
        {
            yield return Field("shape", LoanProductErrors.ShapeInvalid);
        }

        if (kind == LoanProductKind.CreditLine ? !IsSoundLine() : Line is not null)
        {
            yield return Field("line", LoanProductErrors.LineInvalid);
        }

        if (Charges is not null && AreReckonable() && IsTooDear())
        {
            yield return Field("charges", LoanProductErrors.TooDear);
        }

        if (Collections?.IsSound(Currency) == false)
        {
            yield return Field("collections", CollectionErrors.TermsInvalid);
        }

        static FieldFailure Field(string name, Failure failure) => new(name, failure.Code, failure.Message);
    }

    private bool IsSoundLine() =>
        Line is not null && Charges is null && Shape is null && Line.IsSound(Currency) && AnnualPercent == Math.Max(Line.DrawPercent, Line.PurchasePercent);
}

/// <summary>The rules by which an application is decided.</summary>
/// <param name="MostDebtServicePercent">Of the monthly income, so much may go into this loan, the others and what the applicant states.</param>
/// <param name="MostExposure">What one customer may owe the bank, this loan included.</param>
/// <param name="LeastHistoryMonths">With fewer full months on the account a person decides.</param>
/// <param name="ReviewFrom">From this amount on a person decides; null: never for the amount's sake.</param>
/// <param name="Scorecard">The name of the published scorecard; null: none is asked.</param>
/// <param name="DeclineAbovePercent">Above this chance of default the answer is no.</param>
/// <param name="ReviewAbovePercent">Above this one, and not above the other, a person decides: the grey band.</param>
/// <param name="ReasonWords">What a customer is told when an attribute of the scorecard took points, by attribute.</param>
/// <param name="MostGroupExposure">What a group of borrowers that count together may owe, this loan included; null: no limit.</param>
/// <param name="TwoReviewersFrom">From this amount on two people have to agree to it; null: one is enough.</param>
/// <param name="Sources">What decisions look at and by what right; null: the applicant's account, by consent. Empty: nothing, so that the stated income counts.</param>
/// <param name="Bureau">What is made of a bureau's report where the sources name one; null: what stands by itself in the rules.</param>
internal sealed record CreditPolicy(
    decimal MostDebtServicePercent,
    Money MostExposure,
    int LeastHistoryMonths,
    Money? ReviewFrom = null,
    string? Scorecard = null,
    decimal DeclineAbovePercent = 100,
    decimal ReviewAbovePercent = 100,
    IReadOnlyDictionary<string, string>? ReasonWords = null,
    Money? MostGroupExposure = null,
    Money? TwoReviewersFrom = null,
    IReadOnlyList<SourceUse>? Sources = null,
    BureauRules? Bureau = null)
{
    public bool IsSound(Currency currency) =>
        MostDebtServicePercent is > 0 and <= 100
        && MostExposure.Currency == currency && MostExposure.IsPositive
        && LeastHistoryMonths is >= 0 and <= 60
        && (ReviewFrom is not { } from || from.Currency == currency)
        && (TwoReviewersFrom is not { } two || two.Currency == currency)
        && (MostGroupExposure is not { } group || (group.Currency == currency && group.IsPositive))
        && DeclineAbovePercent is >= 0 and <= 100
        && ReviewAbovePercent >= 0 && ReviewAbovePercent <= DeclineAbovePercent;
}
