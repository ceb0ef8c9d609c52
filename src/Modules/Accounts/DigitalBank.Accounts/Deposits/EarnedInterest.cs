using DigitalBank.Accounts.Interest;

namespace DigitalBank.Accounts.Deposits;

/// <summary>What was posted to a deposit on a day.</summary>
/// <param name="Interest">Minor units before tax.</param>
/// <param name="Taxes">What is kept back of it.</param>
/// <param name="Balance">After the posting.</param>
internal sealed record DepositPosting(DateOnly Date, long Interest, IReadOnlyList<WithheldTax> Taxes, long Balance)
{
    public long Tax => Taxes.Sum(tax => tax.Amount);
}

/// <summary>Money that came on a deposit, with the day from which it counts.</summary>
internal readonly record struct DepositPayment(DateOnly ValueDate, long Amount);

/// <summary>
/// Reckons a deposit from its start as if nothing had been posted yet: for what it will come to, and for what it would have earned at
/// another rate. Pure.
/// </summary>
internal static class EarnedInterest
{
    /// <param name="until">The first day that earns nothing any more; interest is posted then, and on the terms' days before.</param>
    /// <param name="taxOn">The tax of a day.</param>
    public static IReadOnlyList<DepositPosting> Of(
        InterestTerms terms, DateOnly start, DateOnly until, IReadOnlyList<DepositPayment> payments, Func<DateOnly, WithholdingTax> taxOn)
    {
        var timeline = new TermsTimeline(new DatedTerms(start, terms));
        var position = InterestPosition.Beginning(start, terms);
        var waiting = new Queue<DepositPayment>(payments.OrderBy(payment => payment.ValueDate));
        var postings = new List<DepositPosting>();
        var balance = 0L;
        while (position.AccruedUntil < until)
        {
            var end = position.NextPosting < until ? position.NextPosting : until;
            while (position.AccruedUntil < end)
            {
                while (waiting.TryPeek(out var payment) && payment.ValueDate <= position.AccruedUntil)
                {
                    balance += waiting.Dequeue().Amount;
                }

                var next = waiting.TryPeek(out var later) && later.ValueDate < end ? later.ValueDate : end;
                position = InterestCalculator.Accrue(position, timeline, new BalanceRun(position.AccruedUntil, next, balance));
            }

            (var posted, position) = InterestCalculator.Post(position, terms);
            var taxes = taxOn(end.AddDays(-1)).On(posted.Credit);
            balance += posted.Credit - taxes.Sum(tax => tax.Amount);
            postings.Add(new DepositPosting(end, posted.Credit, taxes, balance));
        }

        return postings;
    }
}
