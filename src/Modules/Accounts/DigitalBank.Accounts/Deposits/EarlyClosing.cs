using DigitalBank.Accounts.Accruals;
using DigitalBank.Accounts.Data;
using DigitalBank.Accounts.Interest;
using DigitalBank.Platform.Time;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Accounts.Deposits;

/// <summary>What closing a deposit on the business date would pay. Closing pays exactly this.</summary>
/// <param name="Holder">Only if it is theirs; null for staff.</param>
internal sealed record QuoteEarlyClosing(Guid DepositId, Guid? Holder) : IQuery<EarlyClosingQuote>;

/// <param name="ValidOn">The business date: tomorrow's quote is another one.</param>
/// <param name="Percent">The yearly rate at which the time held is reckoned anew, after the penalty.</param>
/// <param name="Interest">What the deposit has earned at that rate since its term began, before tax.</param>
/// <param name="Tax">What is kept back of it.</param>
/// <param name="PostedInterest">What has been posted since its term began, before tax. What is above the interest is given back.</param>
/// <param name="PostedTax">What has been kept back of it. What is above the tax is returned.</param>
/// <param name="Payout">What the customer gets.</param>
internal sealed record EarlyClosingQuote(
    Guid DepositId,
    DateOnly ValidOn,
    decimal AgreedPercent,
    decimal Percent,
    Money Balance,
    Money Interest,
    Money Tax,
    Money PostedInterest,
    Money PostedTax,
    Money Payout);

internal sealed class QuoteEarlyClosingHandler(AccountsDbContext db, EarlyClosing closing, IBusinessCalendar calendar)
    : IQueryHandler<QuoteEarlyClosing, EarlyClosingQuote>
{
    public async Task<Result<EarlyClosingQuote>> Handle(QuoteEarlyClosing query, CancellationToken cancellationToken)
    {
        var deposit = await db.Deposits.AsNoTracking()
            .Where(d => d.Id == query.DepositId && (query.Holder == null || d.HolderPartyId == query.Holder))
            .SingleOrDefaultAsync(cancellationToken);
        if (deposit is null)
        {
            return DepositErrors.Unknown;
        }

        var today = await calendar.TodayAsync(cancellationToken);
        return await closing.RefuseAsync(deposit, today, cancellationToken) is { } refused
            ? refused
            : (await closing.ReckonAsync(deposit, today, cancellationToken)).Quote;
    }
}

/// <summary>Reckons what a deposit has earned at the rate of an early closing.</summary>
internal sealed class EarlyClosing(AccountsDbContext db, DepositTermsOnDay terms, DepositLedger ledger)
{
    /// <returns>Why it cannot be closed early, or null.</returns>
    public static Failure? Refuse(Deposit deposit, DateOnly today) => deposit switch
    {
        { Status: not DepositStatus.Active } => DepositErrors.NotActive,
        { MaturesOn: { } maturity } when today >= maturity => DepositErrors.Matured,
        _ => null,
    };

    /// <summary>
    /// Also where it is unknown what lies on the account because an instalment is being collected, and where interest of the term before
    /// waits to be paid out: it lies there and is no part of this term.
    /// </summary>
    /// <returns>Why it cannot be closed early, or null.</returns>
    public async Task<Failure?> RefuseAsync(Deposit deposit, DateOnly today, CancellationToken cancellationToken) =>
        Refuse(deposit, today)
        ?? (await db.IsCollectingAsync(deposit.Id, cancellationToken) ? DepositErrors.Collecting : null)
        ?? (await db.DepositPayouts.AnyAsync(payout => payout.DepositId == deposit.Id && !payout.IsBooked, cancellationToken)
            ? DepositErrors.InterestNotPosted.Because(
                "Interest of the term before could not be paid out yet: change the payout account, or see the list of deposit failures.")
            : null);

    public async Task<ReckonedClosing> ReckonAsync(Deposit deposit, DateOnly today, CancellationToken cancellationToken)
    {
        var term = await db.DepositTerms.AsNoTracking()
            .SingleAsync(t => t.DepositId == deposit.Id && t.Number == deposit.TermNumber, cancellationToken);
        var conditions = await terms.ReadAsync(deposit, term.Start, cancellationToken);
        var whole = DepositConditions.Whole(term.Principal, conditions.InstalmentDays(deposit.Term, term.Start).Count);
        var rate = conditions.RateWhenClosedEarly(whole, term.AnnualRate, TermLength.Held(deposit.Unit, term.Start, today));
        var payments = await PaymentsAsync(deposit, term, cancellationToken);
        var products = await ProductTimelines.ReadAsync(db, cancellationToken);
        var earned = EarnedInterest.Of(
            conditions.InterestAt(rate, term.Start, term.Maturity), term.Start, today, payments, day => products.TaxOn(deposit.ProductCode, day));

        var posted = await db.InterestPostings.AsNoTracking()
            .Where(p => p.AccountId == term.AccountId && p.PostingDate > term.Start && p.IsBooked)
            .ToListAsync(cancellationToken);
        var taxes = await db.TaxesWithheld.AsNoTracking()
            .Where(t => t.AccountId == term.AccountId && t.PostingDate > term.Start)
            .ToListAsync(cancellationToken);
        var balance = (await ledger.BalanceOfAsync(deposit.LedgerAccountId!.Value, cancellationToken)).BookedBalance.MinorUnits;
        return ReckonedClosing.Of(deposit, today, (term.AnnualRate, rate), balance, earned, posted, taxes);
    }

    private async Task<List<DepositPayment>> PaymentsAsync(Deposit deposit, DepositTerm term, CancellationToken cancellationToken)
    {
        var paid = await db.DepositInstalments.AsNoTracking()
            .Where(one => one.DepositId == deposit.Id && one.PaidOn != null)
            .ToListAsync(cancellationToken);
        return paid.Count > 0
            ? paid.ConvertAll(one => new DepositPayment(one.PaidOn!.Value, one.Amount))
            : [new DepositPayment(term.Start, term.Principal)];
    }
}

/// <summary>What an early closing pays and takes back.</summary>
/// <param name="Penalty">Interest given back, minor units.</param>
/// <param name="TaxesReturned">By component, minor units.</param>
internal sealed record ReckonedClosing(EarlyClosingQuote Quote, long Penalty, IReadOnlyList<WithheldTax> TaxesReturned)
{
    public long TaxReturned => TaxesReturned.Sum(tax => tax.Amount);

    public static ReckonedClosing Of(
        Deposit deposit,
        DateOnly today,
        (AnnualRate Agreed, AnnualRate Earned) rates,
        long balance,
        IReadOnlyList<DepositPosting> earned,
        List<InterestPosting> posted,
        List<TaxWithheld> taxes)
    {
        var (interest, tax) = (earned.Sum(posting => posting.Interest), earned.Sum(posting => posting.Tax));
        var (postedInterest, postedTax) = (posted.Sum(posting => posting.Credit), posted.Sum(posting => posting.Tax));
        var kept = earned.SelectMany(posting => posting.Taxes).ToLookup(one => one.Code, one => one.Amount);
        var withheld = taxes.ToLookup(one => one.Code, one => one.Amount);
        var codes = kept.Select(one => one.Key).Union(withheld.Select(one => one.Key));
        var currency = Currency.Of(deposit.CurrencyCode);
        var quote = new EarlyClosingQuote(
            deposit.Id,
            today,
            rates.Agreed.Percent,
            rates.Earned.Percent,
            Money.OfMinor(balance, currency),
            Money.OfMinor(interest, currency),
            Money.OfMinor(tax, currency),
            Money.OfMinor(postedInterest, currency),
            Money.OfMinor(postedTax, currency),

            // Does not change when interest is settled first: that raises the balance by what it adds to what was posted.
            Money.OfMinor(balance - (postedInterest - postedTax) + (interest - tax), currency));
        return new ReckonedClosing(
            quote,
            postedInterest - interest,
            [.. codes.Select(code => new WithheldTax(code, withheld[code].Sum() - kept[code].Sum())).Where(one => one.Amount != 0)]);
    }
}
