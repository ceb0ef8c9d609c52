using System.Globalization;
using System.Numerics;
using DigitalBank.Accounts.Accruals;
using DigitalBank.Accounts.Interest;
using DigitalBank.Accounts.Products;
using DigitalBank.Platform.Time;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit.Abstractions;

namespace DigitalBank.Accounts.Tests.Accruals.Years;

/// <summary>
/// Days of banking in a row: deposits, withdrawals, items that come late, rates that change. The small sister of eng/two-years.sh, which
/// sets <c>DIGITALBANK_TEST_YEARS_ACCOUNTS</c>, <c>_DAYS</c> and <c>_SEED</c>.
/// </summary>
public sealed class TwoYearsTests(ITestOutputHelper output) : InterestScene
{
    /// <summary>The bank corrects what reaches back for 92 days.</summary>
    private const int LatestDays = 60;

    private static readonly int Accounts = Setting("ACCOUNTS", 18);

    private static readonly int Days = Setting("DAYS", 150);

    private static readonly int Seed = Setting("SEED", Random.Shared.Next(1, 1_000_000));

    private readonly Random _random = new(Seed);

    private readonly List<SimulatedAccount> _accounts = [];

    private readonly SimulatedProduct[] _products =
    [
        new("monthly", PostingFrequency.Monthly, taxPercent: 25, limit: 0),
        new("quarterly", PostingFrequency.Quarterly, taxPercent: 0, limit: 0),
        new("overdraft", PostingFrequency.Quarterly, taxPercent: 0, limit: 1_000_00),
    ];

    [Fact]
    public async Task What_accrued_is_what_was_posted_for_each_period_and_every_day_the_books_agree()
    {
        output.WriteLine($"seed {Seed}: {Accounts} accounts, {Days} days");
        await OpenAsync();
        var calendar = Bank.Services.GetRequiredService<IBusinessCalendar>();
        var (day, moved) = (Start, 0);
        for (; day < Start.AddDays(Days); day = calendar.NextBusinessDay(day))
        {
            moved += await MoveSomeAsync(day);
            if (_random.Next(25) == 0)
            {
                await ChangeRatesAsync(_products[_random.Next(_products.Length)], calendar.NextBusinessDay(day).AddDays(_random.Next(10)));
            }

            var (accrued, posted) = await CloseAsync(day);
            (accrued.Failed, posted.Failed).ShouldBe((0, 0), $"{day:yyyy-MM-dd}, seed {Seed}");
            await ControlAccountsAgreeAsync(day);
            await StepAsync("prove-sub-ledgers", day);
        }

        output.WriteLine($"{moved} movements; closed up to {day:yyyy-MM-dd}");
        await AccountsAreAsReckonedCleanAsync(day);
        await AccruedIsPostedAsync();
    }

    private async Task OpenAsync()
    {
        foreach (var product in _products)
        {
            await AProductAsync(product.Set(Start, Rates()), product.Code);
        }

        for (var i = 0; i < Accounts; i++)
        {
            var account = new SimulatedAccount(await AnAccountAsync(_products[i % _products.Length].Code), _products[i % _products.Length]);
            if (account.Product.Limit > 0)
            {
                (await Bank.SendAsync(new ArrangeOverdraft(
                    account.Account.AccountId, Money.OfMinor(account.Product.Limit, Currency.Eur), "agreed"))).EnsureSuccess();
            }

            _accounts.Add(account);
            await MoveAsync(account, account.Deposit(_random), Start, Start);
        }
    }

    private async Task ChangeRatesAsync(SimulatedProduct product, DateOnly from)
    {
        if (from > product.LastChange)
        {
            (await Bank.SendAsync(new AddProductVersion(product.Code, from, product.Set(from, Rates())))).EnsureSuccess();
        }
    }

    private SimulatedRates Rates() => new(
        Low: _random.Next(0, 2_000) * 1_000L,
        High: _random.Next(2_000, 5_000) * 1_000L,
        HighFrom: _random.Next(1, 9) * 1_000_00L,
        Arranged: _random.Next(5_000, 12_000) * 1_000L,
        Unarranged: _random.Next(12_000, 18_000) * 1_000L);

    /// <summary>On a twentieth of the accounts and at least one; one item in six comes late, one in twelve early.</summary>
    private async Task<int> MoveSomeAsync(DateOnly today)
    {
        var count = 1 + _random.Next(1 + (Accounts / 10));
        for (var i = 0; i < count; i++)
        {
            var account = _accounts[_random.Next(_accounts.Count)];
            var late = today.AddDays(-_random.Next(1, LatestDays));
            var valueDate = _random.Next(12) switch
            {
                0 or 1 => late < Start ? Start : late,
                2 => today.AddDays(_random.Next(1, 6)),
                _ => today,
            };
            await MoveAsync(account, _random.Next(2) == 0 ? account.Withdrawal(_random) : account.Deposit(_random), valueDate, today);
        }

        return count;
    }

    private async Task MoveAsync(SimulatedAccount account, long amount, DateOnly valueDate, DateOnly today)
    {
        account.Move(valueDate, amount);
        await MoveAsync(account.Account, (amount / 100m).ToString("F2", CultureInfo.InvariantCulture), valueDate, today);
    }

    /// <summary>Every posting with its corrections, and what stands unposted to the last fraction, against a reckoning that knew all in time.</summary>
    private async Task AccountsAreAsReckonedCleanAsync(DateOnly until)
    {
        var postings = (await ReadAsync(db => db.InterestPostings.AsNoTracking().ToListAsync())).ToLookup(posting => posting.AccountId);
        var rows = await ReadAsync(db => db.InterestAccounts.AsNoTracking().ToDictionaryAsync(row => row.AccountId));
        postings.SelectMany(own => own).ShouldAllBe(posting => posting.IsBooked);
        foreach (var account in _accounts)
        {
            var about = $"{account.Product.Code} account {_accounts.IndexOf(account)}, seed {Seed}";
            var clean = CleanReckoning.Of(account.Product, account.Movements, Start, until);
            var posted = postings[account.Account.AccountId]
                .GroupBy(posting => posting.PostingDate)
                .Select(period => new CleanPosting(
                    period.Key, period.Sum(p => p.Credit), period.Sum(p => p.Debit), period.Sum(p => p.Tax)))
                .Where(IsSomething)
                .OrderBy(period => period.PostingDate);
            posted.ShouldBe(clean.Postings.Where(IsSomething), about);

            var position = rows[account.Account.AccountId].Position();
            position.AccruedUntil.ShouldBe(until, about);
            (Fraction(position.Credit), Fraction(position.Arranged), Fraction(position.Unarranged)).ShouldBe(clean.Rest, about);
        }

        Report(postings.SelectMany(own => own).ToList());
    }

    /// <summary>In the books of each product: interest accrued is interest posted and what stands as accrued.</summary>
    private async Task AccruedIsPostedAsync()
    {
        var bookings = await ReadAsync(db => db.AccrualBookings.AsNoTracking().ToListAsync());
        var postings = await ReadAsync(db => db.InterestPostings.AsNoTracking().ToListAsync());
        var rows = await ReadAsync(db => db.InterestAccounts.AsNoTracking().ToDictionaryAsync(row => row.AccountId));
        foreach (var product in _products)
        {
            var own = postings.FindAll(posting => rows[posting.AccountId].ProductCode == product.Code);
            var standing = rows.Values.Where(row => row.ProductCode == product.Code).ToList();
            Accrued(product, InterestEvents.CreditAccrual).ShouldBe(own.Sum(p => p.Credit) + standing.Sum(row => row.BookedCredit), product.Code);
            Accrued(product, InterestEvents.DebitAccrual).ShouldBe(own.Sum(p => p.Debit) + standing.Sum(row => row.BookedDebit), product.Code);
        }

        long Accrued(SimulatedProduct product, string happening) => bookings
            .Where(booking => booking.ProductCode == product.Code && booking.EventCode == happening)
            .Sum(booking => booking.Amount);
    }

    private void Report(List<InterestPosting> postings)
    {
        var products = _accounts.ToDictionary(account => account.Account.AccountId, account => account.Product.Code);
        foreach (var period in postings
            .GroupBy(posting => (Product: products[posting.AccountId], posting.PostingDate))
            .OrderBy(period => period.Key.Product, StringComparer.Ordinal)
            .ThenBy(period => period.Key.PostingDate))
        {
            output.WriteLine(
                $"{period.Key.Product,-10} {period.Key.PostingDate:yyyy-MM-dd} credit {period.Sum(p => p.Credit),12:N0} debit {period.Sum(p => p.Debit),10:N0} "
                + $"tax {period.Sum(p => p.Tax),10:N0}, {period.Count(p => p.Revision > 0)} corrections");
        }
    }

    private static bool IsSomething(CleanPosting posting) => posting is not { Credit: 0, Debit: 0, Tax: 0 };

    private static BigInteger Fraction(InterestAmount amount) => (BigInteger)amount.Units * CleanReckoning.PerMinorUnit / InterestAmount.PerMinorUnit;

    private static int Setting(string name, int otherwise) =>
        Environment.GetEnvironmentVariable($"DIGITALBANK_TEST_YEARS_{name}") is { Length: > 0 } text
            ? int.Parse(text, CultureInfo.InvariantCulture)
            : otherwise;
}
