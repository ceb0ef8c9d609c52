using DigitalBank.Accounts.Products;

namespace DigitalBank.Accounts.Tests.Accruals.Years;

/// <summary>A product and all rates that it has had.</summary>
internal sealed class SimulatedProduct(string code, PostingFrequency posting, long taxPercent, long limit)
{
    private readonly List<(DateOnly From, SimulatedRates Rates)> _rates = [];

    public string Code => code;

    public long TaxPercent => taxPercent;

    /// <summary>How far its accounts may be overdrawn, in minor units; those that may not be bear credit interest.</summary>
    public long Limit => limit;

    /// <summary>The day from which the newest rates count.</summary>
    public DateOnly LastChange => _rates[^1].From;

    public SimulatedRates RatesOn(DateOnly day) => _rates.FindLast(rates => rates.From <= day).Rates;

    /// <summary>The first day of a month or quarter.</summary>
    public bool PostsOn(DateOnly day) => day.Day == 1 && (posting == PostingFrequency.Monthly || (day.Month - 1) % 3 == 0);

    /// <summary>Rates that count from the day on, as the bank's terms.</summary>
    public ProductTerms Set(DateOnly from, SimulatedRates rates)
    {
        _rates.Add((from, rates));
        return new ProductTerms(
            code,
            ["EUR"],
            limit > 0 ? null : new InterestSettings(
                [new TierSettings(Percent(rates.Low)), new TierSettings(Percent(rates.High), rates.HighFrom / 100m)], Posting: posting),
            limit > 0 ? new OverdraftSettings(Percent(rates.Arranged), Percent(rates.Unarranged), limit / 100m, Posting: posting) : null,
            taxPercent > 0 ? [new TaxSettings("income-tax", taxPercent)] : null);
    }

    private static decimal Percent(long rate) => rate / 1_000_000m;
}

/// <summary>Rates in hundred-millionths; amounts in minor units.</summary>
/// <param name="HighFrom">The balance from which the high rate counts for all of it.</param>
internal sealed record SimulatedRates(long Low, long High, long HighFrom, long Arranged, long Unarranged);
