using DigitalBank.Ledger.Contracts.Accounts;
using DigitalBank.Ledger.Contracts.Balances;
using DigitalBank.Ledger.Contracts.Journal;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.TestKit;
using Shouldly;
using Xunit;
using Xunit.Abstractions;

namespace DigitalBank.Ledger.Tests.Balances;

/// <summary>The balance of a day as it was known on another, against a replay of everything posted.</summary>
public sealed class KnownAtTests(LedgerBank bank, ITestOutputHelper output) : IClassFixture<LedgerBank>
{
    private sealed record Posted(LedgerAccountView Account, long Amount, DateOnly BookingDate, DateOnly ValueDate, DateTimeOffset RecordedAt);

    [Fact]
    public async Task Given_random_entries_some_valued_or_booked_back_Then_every_balance_as_known_on_a_day_equals_a_replay()
    {
        var seed = Random.Shared.Next();
        output.WriteLine($"Seed: {seed}");
        var random = new Random(seed);
        LedgerAccountView[] accounts = [await bank.ABankAccountAsync(), await bank.ACustomerAccountAsync(minimum: null), await bank.ABankAccountAsync()];
        var posted = new List<Posted>();
        for (var day = 0; day < 12; day++)
        {
            for (var i = 0; i < 8; i++)
            {
                await PostAsync(accounts, posted, random, day);
            }

            bank.Clock.Advance(TimeSpan.FromDays(1));
        }

        for (var i = 0; i < 200; i++)
        {
            var account = accounts[random.Next(accounts.Length)];
            var date = LedgerBank.Today.AddDays(random.Next(-10, 16));
            var knownAt = bank.Clock.GetUtcNow().AddDays(-random.Next(0, 14));
            var basis = random.Next(2) == 0 ? DateBasis.BookingDate : DateBasis.ValueDate;
            var known = posted
                .Where(line => line.Account == account && line.RecordedAt <= knownAt)
                .Where(line => (basis == DateBasis.ValueDate ? line.ValueDate : line.BookingDate) <= date)
                .Sum(line => line.Amount);
            var normal = account.Class == AccountClass.Asset ? known : -known;

            var balance = (await bank.SendAsync(new GetBalanceAsOf(account.LedgerAccountId, date, basis, knownAt))).EnsureSuccess();

            balance.MinorUnits.ShouldBe(normal, $"{account.Code} {basis} {date} known at {knownAt}, seed {seed}");
        }
    }

    [Fact]
    public async Task Given_an_entry_booked_back_Then_it_was_not_known_on_the_day_it_is_booked_on()
    {
        var cash = await bank.ABankAccountAsync();
        var customer = await bank.ACustomerAccountAsync();
        var then = bank.Clock.GetUtcNow();
        bank.Clock.Advance(TimeSpan.FromDays(3));
        (await bank.SendAsync(LedgerBank.AnEntry(cash, customer, "5.00") with { BookingDate = LedgerBank.Today })).EnsureSuccess();

        (await KnownAsync(then)).ShouldBe("0.00 EUR");
        (await KnownAsync(null)).ShouldBe("5.00 EUR");

        async Task<string> KnownAsync(DateTimeOffset? at) => (await bank.SendAsync(
            new GetBalanceAsOf(customer.LedgerAccountId, LedgerBank.Today, DateBasis.BookingDate, at))).EnsureSuccess().ToString();
    }

    private async Task PostAsync(LedgerAccountView[] accounts, List<Posted> posted, Random random, int day)
    {
        var debit = random.Next(accounts.Length);
        var credit = (debit + 1 + random.Next(accounts.Length - 1)) % accounts.Length;
        var amount = Money.OfMinor(random.Next(1, 10_000), Currency.Eur);
        var bookingDate = LedgerBank.Today.AddDays(day - (random.Next(4) == 0 ? random.Next(5) : 0));
        var (debitValue, creditValue) = (ValueOf(), ValueOf());
        var receipt = (await bank.SendAsync(new PostJournalEntry(
            Guid.CreateVersion7(),
            "test",
            "T-1",
            "transfer",
            bookingDate,
            [
                new Posting(accounts[debit].LedgerAccountId, Side.Debit, amount, debitValue),
                new Posting(accounts[credit].LedgerAccountId, Side.Credit, amount, creditValue),
            ]))).EnsureSuccess();
        posted.Add(new Posted(accounts[debit], amount.MinorUnits, bookingDate, debitValue, receipt.RecordedAt));
        posted.Add(new Posted(accounts[credit], -amount.MinorUnits, bookingDate, creditValue, receipt.RecordedAt));

        DateOnly ValueOf() => bookingDate.AddDays(random.Next(-8, 4));
    }
}
