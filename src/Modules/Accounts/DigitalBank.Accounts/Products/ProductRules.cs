using System.Text.RegularExpressions;
using DigitalBank.Accounts.Fees;
using DigitalBank.Accounts.Interest;
using DigitalBank.SharedKernel.DayCounts;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.SharedKernel.Results;

namespace DigitalBank.Accounts.Products;

/// <summary>What terms must be before a product can have them. All broken rules are listed; the first one gives the code.</summary>
internal sealed partial class ProductRules
{
    public const string CodePattern = "[a-z][a-z0-9-]{1,39}";

    public const int LongestName = 70;

    private const int MostTiers = 50;

    /// <summary>Thirty years: no law counts longer until an account is given up.</summary>
    private const int MostDormancyDays = 10_958;

    private readonly List<FieldFailure> _broken = [];

    private readonly ProductTerms _terms;

    private ProductRules(ProductTerms terms) => _terms = terms;

    public static bool IsCode(string? code) => code is not null && Code().IsMatch(code);

    /// <returns>Why not, or null.</returns>
    public static Failure? Refuse(ProductTerms terms)
    {
        var rules = new ProductRules(terms);
        rules.CheckNameAndCurrencies();
        rules.CheckInterest();
        rules.CheckOverdraft();
        rules.CheckTax();
        rules.CheckDormancy();
        foreach (var (field, failure) in TermRules.Broken(terms).Concat(FeeRules.Broken(terms)))
        {
            rules.Require(holds: false, field, failure);
        }

        return rules._broken is [var first, ..]
            ? new Failure(first.Code, FailureKind.Invalid, first.Message) { Fields = rules._broken }
            : null;
    }

    private void CheckNameAndCurrencies()
    {
        Require(_terms.Name is { Length: > 0 and <= LongestName }, "name", ProductErrors.NameInvalid);
        Require(_terms.KeptIn.All(code => Currency.TryOf(code, out _)), "currencies", ProductErrors.CurrencyUnknown);
        Require(_terms.KeptIn.Distinct().Count() == _terms.KeptIn.Count, "currencies", ProductErrors.CurrencyUnknown);
        Require(!_terms.BearsInterest || _terms.KeptIn.Count > 0, "currencies", ProductErrors.CurrenciesMissing);
    }

    private void CheckInterest()
    {
        if (_terms.Interest is not { } interest)
        {
            return;
        }

        RequireDayCount(interest.DayCount, interest.Posting, "interest.dayCount");
        Require(Enum.IsDefined(interest.Posting) && IsFrequency(interest.Compounding), "interest.posting", ProductErrors.PeriodInvalid);
        Require(IsNoLongerThanPosting(interest), "interest.compounding", ProductErrors.CompoundingTooLong);
        Require(interest.Tiers is { Count: > 0 and <= MostTiers }, "interest.tiers", ProductErrors.TiersInvalid);
        var tiers = interest.Tiers ?? [];
        Require(tiers.Select(tier => (tier.FromTerm, tier.FromAmount)).Distinct().Count() == tiers.Count, "interest.tiers", ProductErrors.TiersInvalid);
        Require(tiers.All(tier => IsRate(tier.Percent)), "interest.tiers", ProductErrors.RateInvalid);
        Require(tiers.All(tier => IsAmount(tier.FromAmount)), "interest.tiers", ProductErrors.AmountInvalid);
        Require(IsAmount(interest.MinimumBalance), "interest.minimumBalance", ProductErrors.AmountInvalid);
        Require(IsRate(interest.FloorPercent ?? 0) && IsRate(interest.CapPercent ?? 0), "interest.floorPercent", ProductErrors.RateInvalid);
        Require(IsRange(interest.FloorPercent, interest.CapPercent), "interest.capPercent", ProductErrors.RateInvalid);
        Require(interest.Index is null || IsIndex(interest.Index), "interest.index", ProductErrors.IndexInvalid);
        Require(interest is { Index: not null } or { FloorPercent: null, CapPercent: null }, "interest.index", ProductErrors.IndexInvalid);
    }

    private void CheckOverdraft()
    {
        if (_terms.Overdraft is not { } overdraft)
        {
            return;
        }

        RequireDayCount(overdraft.DayCount, overdraft.Posting, "overdraft.dayCount");
        Require(IsFrequency(overdraft.Posting), "overdraft.posting", ProductErrors.PeriodInvalid);
        Require(IsDebitRate(overdraft.ArrangedPercent), "overdraft.arrangedPercent", ProductErrors.RateInvalid);
        Require(IsDebitRate(overdraft.UnarrangedPercent), "overdraft.unarrangedPercent", ProductErrors.RateInvalid);
        Require(IsAmount(overdraft.HighestLimit), "overdraft.highestLimit", ProductErrors.AmountInvalid);
    }

    private void CheckTax()
    {
        var before = new HashSet<string>();
        foreach (var tax in _terms.WithholdingTax ?? [])
        {
            var isSound = IsCode(tax.Code) && tax.Percent is >= 0 and <= 100
                && IsRate(tax.Percent) && (tax.On is null || before.Contains(tax.On));
            Require(isSound && before.Add(tax.Code), "withholdingTax", ProductErrors.TaxInvalid);
        }

        Require(_terms.WithholdingTax is not { Count: > 0 } || _terms.Interest is not null, "withholdingTax", ProductErrors.TaxInvalid);
    }

    private void CheckDormancy()
    {
        if (_terms.Dormancy is { } dormancy)
        {
            Require(
                dormancy.InactiveAfterDays > 0
                    && dormancy.DormantAfterDays >= dormancy.InactiveAfterDays
                    && dormancy.DormantAfterDays <= MostDormancyDays,
                "dormancy",
                ProductErrors.DormancyInvalid);
        }
    }

    public static bool IsIndex(string? index) => index is not null && Index().IsMatch(index);

    private void RequireDayCount(string code, PostingFrequency posting, string field) =>
        Require(
            DayCount.TryOf(code, out var dayCount) && (dayCount != DayCount.ActActIcma || posting is not (PostingFrequency.Daily or PostingFrequency.AtMaturity)),
            field,
            ProductErrors.DayCountUnknown);

    private static bool IsRate(decimal percent) => AnnualRate.TryFromPercent(percent, out _);

    private static bool IsDebitRate(decimal percent) => percent >= 0 && IsRate(percent);

    private static bool IsRange(decimal? floor, decimal? cap) => floor is null || cap is null || floor <= cap;

    private static bool IsFrequency(PostingFrequency? frequency) => frequency is null || (Enum.IsDefined(frequency.Value) && frequency != PostingFrequency.AtMaturity);

    private static bool IsNoLongerThanPosting(InterestSettings interest) =>
        interest.Compounding is null || interest.Compounding <= interest.Posting;

    /// <summary>Not negative, and with no more decimals than any of the product's currencies has.</summary>
    private bool IsAmount(decimal amount) =>
        amount >= 0 && _terms.KeptIn.All(code => !Currency.TryOf(code, out var currency) || Money.TryFromDecimal(amount, currency, out _));

    private void Require(bool holds, string field, Failure failure)
    {
        if (!holds)
        {
            _broken.Add(new FieldFailure(field, failure.Code, failure.Message));
        }
    }

    [GeneratedRegex($"^{CodePattern}$")]
    private static partial Regex Code();

    [GeneratedRegex("^[A-Z][A-Z0-9-]{1,19}$")]
    private static partial Regex Index();
}
