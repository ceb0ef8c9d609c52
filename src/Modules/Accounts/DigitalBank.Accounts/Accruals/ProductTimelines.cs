using System.Collections.Concurrent;
using DigitalBank.Accounts.Data;
using DigitalBank.Accounts.Deposits;
using DigitalBank.Accounts.Interest;
using DigitalBank.Accounts.Products;
using DigitalBank.Accounts.Switching;
using DigitalBank.SharedKernel.DayCounts;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Accounts.Accruals;

/// <summary>The terms of every product on every day, read once for a run. Chunks may ask at the same time.</summary>
internal sealed class ProductTimelines
{
    private readonly Dictionary<string, List<(DateOnly From, ProductTerms Terms)>> _versions;

    private readonly Dictionary<string, List<(DateOnly From, AnnualRate Rate)>> _rates;

    private readonly ConcurrentDictionary<(string Product, string Currency, DateOnly Anchor), Result<TermsTimeline>> _timelines = new();

    private ProductTimelines(IEnumerable<ProductVersion> versions, IEnumerable<ReferenceRate> rates)
    {
        _versions = versions.GroupBy(version => version.ProductCode).ToDictionary(
            product => product.Key, product => product
                .OrderBy(version => version.ValidFrom)
                .Select(version => (version.ValidFrom, version.ReadTerms()))
                .ToList());
        _rates = rates.GroupBy(rate => rate.Index).ToDictionary(
            index => index.Key, index => index
                .OrderBy(rate => rate.ValidFrom)
                .Select(rate => (rate.ValidFrom, new AnnualRate(rate.Rate)))
                .ToList());
    }

    /// <summary>Products whose accounts take part.</summary>
    public List<string> Bearing =>
        [.. _versions.Where(product => product.Value.Exists(version => version.Terms.BearsInterest)).Select(product => product.Key)];

    public static async Task<ProductTimelines> ReadAsync(AccountsDbContext db, CancellationToken cancellationToken) => new(
        await db.ProductVersions.AsNoTracking().ToListAsync(cancellationToken),
        await db.ReferenceRates.AsNoTracking().ToListAsync(cancellationToken));

    /// <summary>Whether accounts of the product are deposits, each with terms of its own.</summary>
    public bool HasTerm(string product) => _versions[product].Exists(version => version.Terms.Term is not null);

    /// <summary>The day from which an account bears interest.</summary>
    public DateOnly BeginningOf(AccountToAccrue account)
    {
        if (HasTerm(account.ProductCode))
        {
            return account.Agreed.Count > 0 ? account.Agreed[0].Start : DateOnly.MaxValue;
        }

        var stretches = StretchesOf(account);
        for (var i = 0; i < stretches.Count; i++)
        {
            var bearing = _versions[stretches[i].ProductCode].Where(version => version.Terms.BearsInterest).Select(version => version.From);
            var first = bearing.Append(DateOnly.MaxValue).First();
            var beginning = new[] { first, stretches[i].From, account.OpenedOn }.Max();
            if (i + 1 == stretches.Count || beginning < stretches[i + 1].From)
            {
                return beginning;
            }
        }

        return DateOnly.MaxValue;
    }

    public WithholdingTax TaxOn(string product, DateOnly day) => VersionOn(product, day).Tax();

    /// <summary>The terms of an account day by day; a failure where the product follows an index that has no rate yet.</summary>
    public Result<TermsTimeline> Of(AccountToAccrue account)
    {
        if (HasTerm(account.ProductCode))
        {
            return OfDeposit(account);
        }

        return account.Products.Count > 0 ? OfSwitched(account) : OfProduct(account.ProductCode, account);
    }

    private Result<TermsTimeline> OfProduct(string product, AccountToAccrue account)
    {
        var countsFromOpening = _versions[product].Exists(version => version.Terms.Interest?.Anchor == PeriodAnchor.Opening);
        var key = (product, account.CurrencyCode, countsFromOpening ? account.OpenedOn : DateOnly.MinValue);
        return _timelines.GetOrAdd(key, _ => Make(product, account));
    }

    /// <summary>Each product's terms for the days on which the account had it.</summary>
    private Result<TermsTimeline> OfSwitched(AccountToAccrue account)
    {
        var dated = new List<DatedTerms>();
        for (var i = 0; i < account.Products.Count; i++)
        {
            var (product, from) = account.Products[i];
            var own = OfProduct(product, account);
            if (!own.IsSuccess)
            {
                return own.Failure;
            }

            dated.AddRange(own.Value.Between(from, i + 1 < account.Products.Count ? account.Products[i + 1].From : DateOnly.MaxValue));
        }

        return new TermsTimeline(dated);
    }

    private static IReadOnlyList<ProductStretch> StretchesOf(AccountToAccrue account) =>
        account.Products.Count > 0 ? account.Products : [new ProductStretch(account.ProductCode, DateOnly.MinValue)];

    /// <summary>Term after term at its own rate; nothing after the last, however long the money stays.</summary>
    private TermsTimeline OfDeposit(AccountToAccrue account)
    {
        var currency = Currency.Of(account.CurrencyCode);
        var dated = account.Agreed
            .Select(term => new DatedTerms(
                term.Start,
                new DepositConditions(VersionOn(account.ProductCode, term.Start), currency).InterestAt(term.Rate, term.Start, term.Maturity)))
            .ToList();
        var end = account.Agreed.Count > 0 ? account.Agreed[^1].End : DateOnly.MinValue;
        if (dated.Count == 0 || dated[^1].From < end)
        {
            dated.Add(new DatedTerms(end, new InterestTerms { DayCount = DayCount.Act365Fixed, Posting = default }));
        }

        return new TermsTimeline(dated);
    }

    private ProductTerms VersionOn(string product, DateOnly day)
    {
        var versions = _versions[product];
        var index = versions.FindLastIndex(version => version.From <= day);
        return versions[Math.Max(index, 0)].Terms;
    }

    private Result<TermsTimeline> Make(string product, AccountToAccrue account)
    {
        var currency = Currency.Of(account.CurrencyCode);
        var versions = _versions[product];
        var dated = new List<DatedTerms>();
        for (var i = 0; i < versions.Count; i++)
        {
            var (from, terms) = versions[i];
            var until = i + 1 < versions.Count ? versions[i + 1].From : DateOnly.MaxValue;
            if (terms.Interest?.Index is not { } index)
            {
                dated.Add(new DatedTerms(from, terms.InterestOf(currency, account.OpenedOn, index: null)));
                continue;
            }

            var rates = _rates.GetValueOrDefault(index, []);
            var first = rates.FindLastIndex(rate => rate.From <= from);
            if (first < 0)
            {
                return AccrualErrors.ReferenceRateMissing.Because(
                    $"There is no rate of {index} on the day on which the product begins to follow it. Enter it.");
            }

            dated.AddRange(rates.Skip(first).Where(rate => rate.From < until).Select(rate =>
                new DatedTerms(rate.From > from ? rate.From : from, terms.InterestOf(currency, account.OpenedOn, rate.Rate))));
        }

        return new TermsTimeline(dated);
    }
}
