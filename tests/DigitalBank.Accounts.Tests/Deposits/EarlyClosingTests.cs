using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Accounts.Deposits;
using DigitalBank.Accounts.Products;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.TestKit;

namespace DigitalBank.Accounts.Tests.Deposits;

public sealed class EarlyClosingTests : DepositScene
{
    [Fact]
    public async Task A_deposit_held_for_three_of_twelve_months_earns_the_rate_of_three_less_the_penalty()
    {
        await OfferAsync(ATerm());
        var current = await ACustomerAsync("10000.00");
        var deposit = await DepositAsync(current, term: 12);
        var day = Start.AddMonths(3);
        await CloseDepositsAsync(Start, day);

        var quote = await QuoteAsync(deposit);

        // 3.65 % for three months and more, less 0.365 points: nine tenths of a euro a day.
        (quote.AgreedPercent, quote.Percent).ShouldBe((7.3m, 3.285m));
        quote.Interest.MinorUnits.ShouldBe(90 * (day.DayNumber - Start.DayNumber));
        var closed = (await Bank.SendAsync(Closing(deposit, quote.Payout))).EnsureSuccess();
        closed.Deposit.Status.ShouldBe(DepositStatus.Ended);
        (await Bank.BalanceOfAsync(current)).ShouldBe(quote.Payout.ToString());
        (await AccountOfAsync(deposit)).Status.ShouldBe(AccountStatus.Closed);
        await ControlAccountsAgreeAsync(day);
        (await OwnAsync("5110")).ShouldBe(quote.Interest.MinorUnits);
    }

    [Fact]
    public async Task Interest_that_was_posted_at_the_agreed_rate_is_given_back_with_its_tax()
    {
        await OfferAsync(ATerm(PostingFrequency.Monthly) with
        {
            WithholdingTax = [new TaxSettings("income-tax", 25), new TaxSettings("solidarity-surcharge", 5.5m, On: "income-tax")],
        });
        var current = await ACustomerAsync("50000.00");
        var deposit = await DepositAsync(current, "50000.00", term: 12);
        await CloseDepositsAsync(Start, Start.AddMonths(4).AddDays(9));

        var quote = await QuoteAsync(deposit);
        quote.PostedInterest.MinorUnits.ShouldBeGreaterThan(quote.Interest.MinorUnits);
        (await Bank.SendAsync(Closing(deposit, quote.Payout))).EnsureSuccess();

        (await Bank.BalanceOfAsync(current)).ShouldBe(quote.Payout.ToString());
        quote.Payout.ShouldBe(Money.Of("50000.00", "EUR") + quote.Interest - quote.Tax);
        (await OwnAsync("5110")).ShouldBe(quote.Interest.MinorUnits);
        (await OwnAsync("2320")).ShouldBe(quote.Tax.MinorUnits);
        (await OwnAsync("2310")).ShouldBe(0);
        var history = await InterestOfAsync(await AccountOfAsync(deposit));
        history.Postings.Sum(posting => posting.Credit.MinorUnits).ShouldBe(quote.Interest.MinorUnits);
        history.Postings.Sum(posting => posting.Tax.MinorUnits).ShouldBe(quote.Tax.MinorUnits);
        history.Postings.SelectMany(posting => posting.Taxes).Sum(tax => tax.Amount.MinorUnits).ShouldBe(quote.Tax.MinorUnits);
    }

    [Fact]
    public async Task The_same_closing_again_gets_its_first_answer_and_pays_once()
    {
        await OfferAsync(ATerm());
        var current = await ACustomerAsync("10000.00");
        var deposit = await DepositAsync(current);
        await CloseDepositsAsync(Start, Start.AddDays(10));
        var closing = Closing(deposit, (await QuoteAsync(deposit)).Payout);
        (await Bank.SendAsync(closing)).EnsureSuccess();
        var balance = await Bank.BalanceOfAsync(current);

        (await Bank.SendAsync(closing)).IsReplay.ShouldBeTrue();
        (await Bank.SendAsync(closing with { IdempotencyKey = Guid.CreateVersion7() })).EnsureSuccess().Deposit.Status.ShouldBe(DepositStatus.Ended);

        (await Bank.BalanceOfAsync(current)).ShouldBe(balance);
    }

    [Fact]
    public async Task A_quote_of_yesterday_closes_nothing()
    {
        await OfferAsync(ATerm() with { Term = ATerm().Term! with { PenaltyPercent = 0 } });
        var current = await ACustomerAsync("10000.00");
        var deposit = await DepositAsync(current, term: 12);
        await CloseDepositsAsync(Start, Start.AddMonths(2));
        var yesterdays = await QuoteAsync(deposit);
        await CloseDepositsAsync(yesterdays.ValidOn, yesterdays.ValidOn.AddDays(1));

        (await Bank.SendAsync(Closing(deposit, yesterdays.Payout))).ShouldFailWith("accounts.deposit_quote_changed");

        (await ReadAsync(deposit)).Deposit.Status.ShouldBe(DepositStatus.Active);
        (await Bank.BalanceOfAsync(current)).ShouldBe("0.00 EUR");
    }

    [Fact]
    public async Task On_the_day_it_was_opened_a_deposit_gives_its_money_back_without_interest()
    {
        await OfferAsync(ATerm());
        var current = await ACustomerAsync("10000.00");
        var deposit = await DepositAsync(current);

        (await Bank.SendAsync(Closing(deposit, Money.Of("10000.00", "EUR")))).EnsureSuccess();

        (await Bank.BalanceOfAsync(current)).ShouldBe("10000.00 EUR");
    }

    [Fact]
    public async Task What_has_matured_is_not_closed_early()
    {
        await OfferAsync(ATerm());
        var deposit = await DepositAsync(await ACustomerAsync(), term: 1);
        var maturity = deposit.Terms.Single().Maturity;
        await CloseDepositsAsync(Start, maturity.AddDays(-1));

        // The last day ends and its close has not come to deposits yet.
        await MoveDateAsync(maturity.AddDays(-1));

        (await Bank.SendAsync(new QuoteEarlyClosing(deposit.Deposit.DepositId, null))).ShouldFailWith("accounts.deposit_matured");
        (await Bank.SendAsync(new ChangeMaturityInstruction(deposit.Deposit.DepositId, null, MaturityInstruction.RollOverAll, null)))
            .ShouldFailWith("accounts.deposit_matured");
        (await Bank.SendAsync(Closing(deposit, Money.Of("10000.00", "EUR")))).ShouldFailWith("accounts.deposit_matured");
    }

    [Fact]
    public async Task Closing_waits_until_the_interest_of_the_term_before_has_been_paid_out()
    {
        await OfferAsync(ATerm());
        var current = await ACustomerAsync("10000.00");
        var deposit = await DepositAsync(current, term: 1, instruction: MaturityInstruction.RollOverPrincipal);
        var block = await Bank.BlockAsync(current, AccountBlock.Credits);
        await CloseDepositsAsync(Start, deposit.Terms.Single().Maturity.AddDays(2));

        (await Bank.SendAsync(new QuoteEarlyClosing(deposit.Deposit.DepositId, null))).ShouldFailWith("accounts.deposit_interest_not_posted");
        (await Bank.SendAsync(Closing(deposit, Money.Of("10000.00", "EUR")))).ShouldFailWith("accounts.deposit_interest_not_posted");

        await Bank.LiftAsync(block);
        (await Bank.SendAsync(new RetryDeposit(deposit.Deposit.DepositId))).EnsureSuccess();
        var quote = await QuoteAsync(deposit);
        (await Bank.SendAsync(Closing(deposit, quote.Payout))).EnsureSuccess().Payouts.Count.ShouldBe(2);
    }

    private async Task<EarlyClosingQuote> QuoteAsync(DepositView deposit) =>
        (await Bank.SendAsync(new QuoteEarlyClosing(deposit.Deposit.DepositId, Holder: null))).EnsureSuccess();

    private static CloseDepositEarly Closing(DepositView deposit, Money payout) =>
        new(Guid.CreateVersion7(), deposit.Deposit.DepositId, Holder: null, payout);
}
