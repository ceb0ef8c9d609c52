using DigitalBank.SharedKernel.DayCounts;

namespace DigitalBank.Accounts.Interest;

/// <summary>
/// The bank's interest arithmetic: a pure function of terms and balances. Every amount is exact; interest on interest that is not posted
/// yet, and an average, are rounded to a 7,104,369,636,000,000,000th of a minor unit, and posting rounds once to minor units.
/// </summary>
internal static class InterestCalculator
{
    /// <summary>Adds the interest of a run of days. Runs follow upon each other; cutting them differently changes nothing.</summary>
    /// <exception cref="ArgumentException">The run does not begin where the position ends, or goes beyond the next posting.</exception>
    /// <exception cref="OverflowException">The interest is more than 2^63 minor units.</exception>
    public static InterestPosition Accrue(InterestPosition position, TermsTimeline timeline, BalanceRun run)
    {
        if (run.From != position.AccruedUntil || run.Until < run.From || run.Until > position.NextPosting)
        {
            throw new ArgumentException("A run begins where the last one ended and ends at the next posting at the latest.", nameof(run));
        }

        while (position.AccruedUntil < run.Until)
        {
            var terms = timeline.On(position.AccruedUntil);
            position = BeginPeriods(position, terms, timeline);
            var until = Earliest(run.Until, terms.Compounding.EndAfter(position.PeriodStart), timeline.ChangeAfter(position.AccruedUntil));
            if (!position.Compounded.IsZero && terms.Credit?.Method == BalanceMethod.DailyBalance)
            {
                // Interest on interest is rounded; by the day, so that it does not depend on how the days came in.
                until = position.AccruedUntil.AddDays(1);
            }

            position = AccrueEvenly(position, terms, run with { From = position.AccruedUntil, Until = until });
        }

        return position;
    }

    /// <summary>Posts what has accrued until the next posting: whole minor units; the rest stays for the next one, or is dropped.</summary>
    public static (PostedInterest Posted, InterestPosition After) Post(InterestPosition position, InterestTerms terms)
    {
        var posted = new PostedInterest(
            position.Credit.Round(terms.Rounding), position.Arranged.Round(terms.Rounding), position.Unarranged.Round(terms.Rounding));
        var day = position.AccruedUntil;
        return (posted, new InterestPosition
        {
            AccruedUntil = day,
            NextPosting = terms.PostingAfter(day),
            PeriodStart = day,
            Credit = Rest(position.Credit, posted.Credit, terms),
            Arranged = Rest(position.Arranged, posted.Arranged, terms),
            Unarranged = Rest(position.Unarranged, posted.Unarranged, terms),
            Average = Average.From(day),
        });
    }

    private static InterestAmount Rest(InterestAmount accrued, long posted, InterestTerms terms) =>
        terms.CarriesRemainder ? accrued - InterestAmount.OfMinor(posted) : InterestAmount.Zero;

    /// <summary>Compounds where a period has just ended, and begins a new average there and where the terms change.</summary>
    private static InterestPosition BeginPeriods(InterestPosition position, InterestTerms terms, TermsTimeline timeline)
    {
        var day = position.AccruedUntil;
        if (day > position.PeriodStart && terms.Compounding.EndAfter(position.PeriodStart) <= day)
        {
            return position with { PeriodStart = day, Compounded = position.Credit, Average = Average.From(day) };
        }

        var termsAreNew = day > position.Average.Start && timeline.ChangeAfter(day.AddDays(-1)) == day;
        return termsAreNew ? position with { Average = Average.From(day) } : position;
    }

    /// <summary>Days without a change of balance, rate or period.</summary>
    private static InterestPosition AccrueEvenly(InterestPosition position, InterestTerms terms, BalanceRun run)
    {
        var parts = Parts(position, terms, run.From, run.Until);
        var after = terms.Debit is { } debit && run.Balance < 0 ? Owe(position, debit, run, parts) : position;
        after = terms.Credit switch
        {
            { Method: BalanceMethod.DailyBalance } credit when run.Balance >= credit.MinimumBalance && run.Balance >= 0 =>
                after with { Credit = after.Credit + credit.Chart.Accrue(run.Balance, after.Compounded, credit.TermMonths, parts) },
            { Method: BalanceMethod.AverageBalance } credit => Earn(after, credit, terms, run),
            _ => after,
        };
        return after with { AccruedUntil = run.Until };
    }

    private static InterestPosition Owe(InterestPosition position, DebitInterest debit, BalanceRun run, long parts)
    {
        var overdrawn = -run.Balance;
        var arranged = Math.Min(overdrawn, run.ArrangedOverdraft);
        return position with
        {
            Arranged = position.Arranged + InterestAmount.On(arranged, debit.Arranged, parts),
            Unarranged = position.Unarranged + InterestAmount.On(overdrawn - arranged, debit.Unarranged, parts),
        };
    }

    /// <summary>What the average has earned from its first day is reckoned anew with every day that joins it.</summary>
    private static InterestPosition Earn(InterestPosition position, CreditInterest credit, InterestTerms terms, BalanceRun run)
    {
        var average = position.Average;
        var sum = average.Sum + ((Int128)Math.Max(0, run.Balance) * (run.Until.DayNumber - run.From.DayNumber));
        var balance = new AverageBalance(sum, run.Until.DayNumber - average.Start.DayNumber);
        var interest = balance.Whole < credit.MinimumBalance
            ? InterestAmount.Zero
            : credit.Chart.Accrue(balance, position.Compounded, credit.TermMonths, Parts(position, terms, average.Start, run.Until));
        return position with
        {
            Credit = position.Credit - average.Interest + interest,
            Average = average with { Sum = sum, Interest = interest },
        };
    }

    private static long Parts(InterestPosition position, InterestTerms terms, DateOnly from, DateOnly until) =>
        Since(position.PeriodStart, until, terms) - Since(position.PeriodStart, from, terms);

    private static long Since(DateOnly periodStart, DateOnly day, InterestTerms terms) => YearParts.Since(
        terms.DayCount,
        periodStart,
        day,
        new DayCountTerms
        {
            ReferenceStart = terms.Posting.StartAt(periodStart),
            ReferenceEnd = terms.Posting.EndAfter(periodStart),
            EndIsMaturity = day == terms.Maturity,
        });

    private static DateOnly Earliest(DateOnly first, DateOnly second, DateOnly third)
    {
        var earlier = first < second ? first : second;
        return earlier < third ? earlier : third;
    }
}
