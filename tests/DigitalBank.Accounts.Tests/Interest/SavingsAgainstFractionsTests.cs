using System.Numerics;
using DigitalBank.Accounts.Interest;
using DigitalBank.SharedKernel.DayCounts;

namespace DigitalBank.Accounts.Tests.Interest;

/// <summary>Two years of random accounts against a reckoning with fractions of whole numbers, day by day, that knows nothing of the bank's.</summary>
public class SavingsAgainstFractionsTests
{
    private const int Seed = 20261123;

    private static readonly DateOnly Start = new(2027, 6, 17);

    [Theory]
    [InlineData("ACT_365F", 365, 365)]
    [InlineData("ACT_360", 360, 360)]
    [InlineData("ACT_ACT_ISDA", 365, 366)]
    public void Every_posting_of_two_years_is_the_one_that_fractions_give(string convention, int daysOfYear, int daysOfLeapYear)
    {
        DayCount.TryOf(convention, out var dayCount).ShouldBeTrue();
        var random = new Random(Seed);
        for (var account = 0; account < 100; account++)
        {
            var terms = SomeTerms(random, dayCount!);
            var moves = Enumerable.Range(0, 40).GroupBy(_ => Start.AddDays(random.Next(730)))
                .ToDictionary(day => day.Key, _ => random.NextInt64(-400_000_00, 500_000_00));
            var limit = random.NextInt64(0, 100_000_00);

            Bank(terms, moves, limit).ShouldBe(
                Fractions(terms, moves, limit, day => DateTime.IsLeapYear(day.Year) ? daysOfLeapYear : daysOfYear),
                $"{convention}, account {account}, seed {Seed}");
        }
    }

    private static InterestTerms SomeTerms(Random random, DayCount dayCount) => new()
    {
        DayCount = dayCount,
        Posting = InterestCalendar.OfCalendar(random.Next(2) == 0 ? InterestPeriod.Monthly : InterestPeriod.Quarterly),
        Credit = new CreditInterest(
            new RateChart(
                [new RateTier(0, 0, Rate(random)), new RateTier(0, 10_000_00, Rate(random)), new RateTier(0, 100_000_00, Rate(random))],
                TierMethod.Bands),
            BalanceMethod.DailyBalance),
        Debit = new DebitInterest(Rate(random), Rate(random)),
    };

    private static AnnualRate Rate(Random random) => AnnualRate.FromPercent(random.Next(1, 20_000_000) / 1_000_000m);

    private static List<PostedInterest> Bank(InterestTerms terms, Dictionary<DateOnly, long> moves, long limit)
    {
        var timeline = new TermsTimeline(new DatedTerms(Start, terms));
        var position = InterestPosition.Beginning(Start, terms);
        var (balance, postings) = (0L, new List<PostedInterest>());
        for (var day = Start; day < Start.AddYears(2); day = day.AddDays(1))
        {
            balance += moves.GetValueOrDefault(day);
            if (day == position.NextPosting)
            {
                (var posted, position) = InterestCalculator.Post(position, terms);
                postings.Add(posted);
                balance += posted.Credit - posted.Arranged - posted.Unarranged;
            }

            position = InterestCalculator.Accrue(position, timeline, new BalanceRun(day, day.AddDays(1), balance, limit));
        }

        return postings;
    }

    private static List<PostedInterest> Fractions(
        InterestTerms terms, Dictionary<DateOnly, long> moves, long limit, Func<DateOnly, int> daysOfYear)
    {
        // One denominator for all: a rate's hundred millionths, and the product of both lengths of a year.
        var whole = new BigInteger(100_000_000) * 360 * 365 * 366;
        var tiers = terms.Credit!.Chart.Tiers;
        var (credit, arranged, unarranged) = (BigInteger.Zero, BigInteger.Zero, BigInteger.Zero);
        var (balance, postings) = (0L, new List<PostedInterest>());
        for (var day = Start; day < Start.AddYears(2); day = day.AddDays(1))
        {
            balance += moves.GetValueOrDefault(day);
            if (day.Day == 1 && day > Start && (terms.Posting.Period == InterestPeriod.Monthly || day.Month % 3 == 1))
            {
                var posted = new PostedInterest(Nearest(credit, whole), Nearest(arranged, whole), Nearest(unarranged, whole));
                (credit, arranged, unarranged) = (credit - (posted.Credit * whole), arranged - (posted.Arranged * whole), unarranged - (posted.Unarranged * whole));
                postings.Add(posted);
                balance += posted.Credit - posted.Arranged - posted.Unarranged;
            }

            var part = whole / 100_000_000 / daysOfYear(day);
            for (var i = 0; i < tiers.Count; i++)
            {
                var upTo = i + 1 < tiers.Count ? Math.Min(balance, tiers[i + 1].FromAmount) : balance;
                credit += Math.Max(0, upTo - tiers[i].FromAmount) * Units(tiers[i].Rate) * part;
            }

            arranged += Math.Min(Math.Max(0, -balance), limit) * Units(terms.Debit!.Arranged) * part;
            unarranged += Math.Max(0, -balance - limit) * Units(terms.Debit.Unarranged) * part;
        }

        return postings;
    }

    private static BigInteger Units(AnnualRate rate) => new(rate.Percent * 1_000_000);

    /// <summary>Half to even.</summary>
    private static long Nearest(BigInteger amount, BigInteger whole)
    {
        var below = BigInteger.DivRem(amount - (((amount % whole) + whole) % whole), whole, out _);
        var twice = 2 * (amount - (below * whole));
        return (long)(twice > whole || (twice == whole && !below.IsEven) ? below + 1 : below);
    }
}
