using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Accounts.Deposits;
using DigitalBank.Accounts.Products;

namespace DigitalBank.Accounts.Tests.Deposits;

public sealed class MaturityTests : DepositScene
{
    [Fact]
    public async Task A_deposit_takes_its_money_from_the_customers_account_and_locks_it()
    {
        await OfferAsync(ATerm());
        var current = await ACustomerAsync("15000.00");

        var deposit = await DepositAsync(current);

        (await Bank.BalanceOfAsync(current)).ShouldBe("5000.00 EUR");
        (await Bank.BalanceOfAsync(await AccountOfAsync(deposit))).ShouldBe("10000.00 EUR");
        (await AvailableOfAsync(await AccountOfAsync(deposit))).ShouldBe("0.00 EUR");
        var term = deposit.Terms.Single();
        (term.Start, term.Maturity, term.Percent).ShouldBe((Start, new DateOnly(2027, 2, 23), 3.65m));
    }

    [Fact]
    public async Task At_maturity_principal_and_interest_come_back_to_the_cent_and_the_account_is_closed()
    {
        await OfferAsync(ATerm());
        var current = await ACustomerAsync();
        var deposit = await DepositAsync(current);
        var maturity = deposit.Terms.Single().Maturity;

        await CloseDepositsAsync(Start, maturity, ControlAccountsAgreeAsync);

        var ended = await ReadAsync(deposit);
        ended.Deposit.Status.ShouldBe(DepositStatus.Ended);
        var days = maturity.DayNumber - Start.DayNumber;
        ended.Payouts.Single().Amount.MinorUnits.ShouldBe(1_000_000 + (days * 100));
        (await Bank.BalanceOfAsync(current)).ShouldBe($"{100_000 + days}.00 EUR");
        (await AccountOfAsync(deposit)).Status.ShouldBe(AccountStatus.Closed);
        (await OwnAsync("2310")).ShouldBe(0);
    }

    [Fact]
    public async Task Closing_the_same_day_again_pays_nothing_twice()
    {
        await OfferAsync(ATerm(PostingFrequency.Monthly));
        var (first, second) = (await ACustomerAsync(), await ACustomerAsync());
        var paidOut = await DepositAsync(first, term: 1);
        var rolled = await DepositAsync(second, term: 1, instruction: MaturityInstruction.RollOverPrincipal);
        var maturity = paidOut.Terms.Single().Maturity;
        await CloseDepositsAsync(Start, maturity);
        var (balances, terms) = (await BalancesAsync(), await ReadAsync(rolled));
        var lastDay = maturity.AddDays(-1);

        var again = await CloseDepositsAsync(lastDay);

        again.Failed.ShouldBe(0);
        (await BalancesAsync()).ShouldBe(balances);
        (await ReadAsync(rolled)).Terms.ShouldBe(terms.Terms);

        async Task<string> BalancesAsync() => string.Join(", ",
            await Bank.BalanceOfAsync(first), await Bank.BalanceOfAsync(second), await Bank.BalanceOfAsync(await AccountOfAsync(rolled)));
    }

    [Fact]
    public async Task A_rolled_over_principal_pays_out_its_interest_and_begins_anew_on_the_day_of_maturity()
    {
        await OfferAsync(ATerm());
        var current = await ACustomerAsync("10000.00");
        var deposit = await DepositAsync(current, instruction: MaturityInstruction.RollOverPrincipal);
        var maturity = deposit.Terms.Single().Maturity;

        await CloseDepositsAsync(Start, maturity.AddDays(5));

        var rolled = await ReadAsync(deposit);
        rolled.Terms.Select(term => (term.Start, term.Principal.ToString())).ShouldBe([(Start, "10000.00 EUR"), (maturity, "10000.00 EUR")]);
        (await Bank.BalanceOfAsync(current)).ShouldBe($"{maturity.DayNumber - Start.DayNumber}.00 EUR");
        var account = await AccountOfAsync(deposit);
        (await Bank.BalanceOfAsync(account)).ShouldBe("10000.00 EUR");
        (await AvailableOfAsync(account)).ShouldBe("0.00 EUR");
        var position = await PositionOfAsync(account);
        position.Credit.Whole.ShouldBe(100L * (position.AccruedUntil.DayNumber - maturity.DayNumber));
        position.NextPosting.ShouldBe(rolled.Terms[1].Maturity);
    }

    [Fact]
    public async Task A_deposit_rolled_over_whole_for_two_years_compounds_term_by_term_through_a_leap_day()
    {
        await OfferAsync(ATerm() with
        {
            Interest = new InterestSettings([new TierSettings(3.65m)], Posting: PostingFrequency.AtMaturity),
        });
        var current = await ACustomerAsync("10000.00");
        var deposit = await DepositAsync(current, instruction: MaturityInstruction.RollOverAll);

        await CloseDepositsAsync(Start, Start.AddMonths(24));

        var terms = (await ReadAsync(deposit)).Terms;
        terms.Count.ShouldBeGreaterThanOrEqualTo(8);
        terms.Zip(terms.Skip(1)).ShouldAllBe(pair => pair.First.Maturity == pair.Second.Start);
        terms.ShouldContain(term => term.Start < new DateOnly(2028, 2, 29) && term.Maturity > new DateOnly(2028, 2, 29));
        foreach (var (term, next) in terms.Zip(terms.Skip(1)))
        {
            // 3.65 % by ACT/365 is a ten-thousandth a day; what is less than a cent stays for the next term.
            var days = term.Maturity.DayNumber - term.Start.DayNumber;
            var exact = term.Principal.MinorUnits * days / 10_000m;
            ((decimal)(next.Principal.MinorUnits - term.Principal.MinorUnits)).ShouldBe(exact, tolerance: 1m, $"term {term.Number}");
        }

        var account = await AccountOfAsync(deposit);
        (await Bank.BalanceOfAsync(account)).ShouldBe(terms[^1].Principal.ToString());
        (await AvailableOfAsync(account)).ShouldBe("0.00 EUR");
        (await Bank.BalanceOfAsync(current)).ShouldBe("0.00 EUR");
    }
}
