using System.Numerics;

namespace DigitalBank.Accounts.Tests.Accruals.Years;

/// <summary>
/// An account's interest if everything had been known in time: day by day from the first one, with all movements at hand. Shares no code
/// with the bank; the day count is ACT/365 Fixed, so that every day counts the same.
/// </summary>
internal sealed class CleanReckoning(SimulatedProduct product, IReadOnlyDictionary<DateOnly, long> movements)
{
    /// <summary>Fractions of a minor unit: rates have six decimals of a percent, years 365 days.</summary>
    public static readonly BigInteger PerMinorUnit = 100_000_000 * (BigInteger)365;

    private readonly List<CleanPosting> _postings = [];

    private BigInteger _credit;

    private BigInteger _arranged;

    private BigInteger _unarranged;

    /// <summary>In the order of days, those of periods without interest included.</summary>
    public IReadOnlyList<CleanPosting> Postings => _postings;

    /// <summary>What has accrued and not been posted, remainders included, in fractions of a minor unit.</summary>
    public (BigInteger Credit, BigInteger Arranged, BigInteger Unarranged) Rest => (_credit, _arranged, _unarranged);

    public static CleanReckoning Of(SimulatedProduct product, IReadOnlyDictionary<DateOnly, long> movements, DateOnly from, DateOnly until)
    {
        var clean = new CleanReckoning(product, movements);
        clean.Run(from, until);
        return clean;
    }

    private void Run(DateOnly from, DateOnly until)
    {
        var balance = 0L;
        for (var day = from; ; day = day.AddDays(1))
        {
            if (day > from && product.PostsOn(day))
            {
                balance += Post(day);
            }

            if (day == until)
            {
                return;
            }

            balance += movements.GetValueOrDefault(day);
            Accrue(day, balance);
        }
    }

    private void Accrue(DateOnly day, long balance)
    {
        var rates = product.RatesOn(day);
        if (product.Limit == 0)
        {
            _credit += (BigInteger)Math.Max(0, balance) * (balance >= rates.HighFrom ? rates.High : rates.Low);
            return;
        }

        var owed = Math.Max(0, -balance);
        var arranged = Math.Min(owed, product.Limit);
        _arranged += (BigInteger)arranged * rates.Arranged;
        _unarranged += (BigInteger)(owed - arranged) * rates.Unarranged;
    }

    /// <returns>What it moves on the account.</returns>
    private long Post(DateOnly day)
    {
        var posting = new CleanPosting(day, Take(ref _credit), Take(ref _arranged) + Take(ref _unarranged), 0);
        posting = posting with { Tax = posting.Credit * product.TaxPercent / 100 };
        _postings.Add(posting);
        return posting.Credit - posting.Tax - posting.Debit;
    }

    /// <summary>Whole minor units, half to even; the rest stays.</summary>
    private static long Take(ref BigInteger accrued)
    {
        var whole = BigInteger.DivRem(accrued, PerMinorUnit, out var rest);
        var half = (rest * 2).CompareTo(PerMinorUnit);
        whole += half > 0 || (half == 0 && !whole.IsEven) ? 1 : 0;
        accrued -= whole * PerMinorUnit;
        return (long)whole;
    }
}

internal sealed record CleanPosting(DateOnly PostingDate, long Credit, long Debit, long Tax);
