using DigitalBank.Accounts.Interest;

namespace DigitalBank.Accounts.Accruals;

/// <summary>Reckons one account up to a day: pure, so that a chunk can do it for many without touching the database.</summary>
internal sealed class AccountAccrual(
    InterestAccount account,
    SortedDictionary<DateOnly, long> days,
    IReadOnlyList<ClosedPeriod> closed,
    IReadOnlyList<ArrangedOverdraft> limits,
    TermsTimeline timeline)
{
    /// <summary>The first day that can still be reckoned anew: of the earliest period within the look-back, or of the open one.</summary>
    private DateOnly FirstDay => closed.Count > 0 ? closed[0].Start : account.OpenedPeriodOn;

    /// <param name="news">What moved since the account was last looked at, by value date; it is added to the days.</param>
    /// <returns>
    /// The account's new position. What was reckoned before is reckoned anew where news reach back to it, so that the result is that of
    /// news which came in time.
    /// </returns>
    public Accrued Reckon(IEnumerable<(DateOnly ValueDate, long Net)> news, DateOnly until)
    {
        var isAnew = false;
        foreach (var (valueDate, net) in news)
        {
            // What reaches back further than the bank looks counts from the first day that it looks at.
            var day = valueDate < FirstDay ? FirstDay : valueDate;
            days[day] = days.GetValueOrDefault(day) + net;
            isAnew |= day < account.AccruedUntil;
        }

        var target = until < account.NextPosting ? until : account.NextPosting;
        if (isAnew)
        {
            return ReckonAnew(target < account.AccruedUntil ? account.AccruedUntil : target);
        }

        var (position, balance) = Run(account.Position(), account.Balance, target);
        return new Accrued(account.AccruedUntil, position, balance, Anew: null);
    }

    private Accrued ReckonAnew(DateOnly target)
    {
        var periods = new List<ReckonedPeriod>(closed.Count);
        var opening = closed.Count > 0 ? closed[0].Opening : account.Opening;
        foreach (var period in closed)
        {
            var (end, balance) = Run(opening.At(period.Start, period.PostingDate), opening.Balance, period.PostingDate);
            var (posted, after) = InterestCalculator.Post(end, timeline.On(period.PostingDate.AddDays(-1)));
            periods.Add(new ReckonedPeriod(period, opening, posted));
            opening = PeriodOpening.Of(balance, after);
        }

        var (position, last) = Run(opening.At(account.OpenedPeriodOn, account.NextPosting), opening.Balance, target);
        return new Accrued(FirstDay, position, last, new ReckonedAnew(periods, opening));
    }

    private (InterestPosition Position, long Balance) Run(InterestPosition position, long balance, DateOnly until)
    {
        while (position.AccruedUntil < until)
        {
            var day = position.AccruedUntil;
            balance += days.GetValueOrDefault(day);
            position = InterestCalculator.Accrue(position, timeline, new BalanceRun(day, NextChange(day, until), balance, LimitOn(day)));
        }

        return (position, balance);
    }

    private DateOnly NextChange(DateOnly day, DateOnly until)
    {
        var next = until;
        foreach (var change in days.Keys.Concat(limits.Select(limit => limit.ValidFrom)))
        {
            next = change > day && change < next ? change : next;
        }

        return next;
    }

    private long LimitOn(DateOnly day) => limits.LastOrDefault(limit => limit.ValidFrom <= day)?.Limit ?? 0;
}

/// <param name="From">The first day that was reckoned.</param>
/// <param name="Balance">At the end of the last day.</param>
/// <param name="Anew">What else comes of it where the past was reckoned anew; null where it was not.</param>
internal sealed record Accrued(DateOnly From, InterestPosition Position, long Balance, ReckonedAnew? Anew);

/// <param name="Closed">The periods that are posted, as they would be posted now.</param>
/// <param name="Opening">How the open period would begin now.</param>
internal sealed record ReckonedAnew(IReadOnlyList<ReckonedPeriod> Closed, PeriodOpening Opening);

internal sealed record ReckonedPeriod(ClosedPeriod Period, PeriodOpening Opening, PostedInterest Posted);

/// <summary>What a period begins with: the balance by value date, and the remainders of the posting before.</summary>
internal readonly record struct PeriodOpening(long Balance, InterestAmount Credit, InterestAmount Arranged, InterestAmount Unarranged)
{
    public static PeriodOpening Of(long balance, InterestPosition after) => new(balance, after.Credit, after.Arranged, after.Unarranged);

    public InterestPosition At(DateOnly start, DateOnly postingDate) => new()
    {
        AccruedUntil = start,
        NextPosting = postingDate,
        PeriodStart = start,
        Credit = Credit,
        Arranged = Arranged,
        Unarranged = Unarranged,
        Average = Average.From(start),
    };
}
