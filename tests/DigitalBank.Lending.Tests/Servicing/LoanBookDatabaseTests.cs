using System.Diagnostics;
using System.Globalization;
using DigitalBank.Lending.Losses;
using DigitalBank.Lending.Servicing;
using DigitalBank.Lending.Tests.Origination;
using Xunit.Abstractions;

namespace DigitalBank.Lending.Tests.Servicing;

/// <summary>The laws of the loan book in a whole bank: every loan, every day, and against the ledger.</summary>
public class LoanBookDatabaseTests(LendingBank bank, ITestOutputHelper output) : IClassFixture<LendingBank>
{
    /// <summary>A few at every test run; <c>eng/loans.sh --database</c> sets how many there are when all of them are asked for.</summary>
    private static readonly int Loans = Setting("DIGITALBANK_TEST_LOANS_IN_DATABASE", 10);

    private static readonly int Days = Setting("DIGITALBANK_TEST_LOAN_DAYS", 3);

    private static readonly int Seed = Setting("DIGITALBANK_TEST_LOAN_SEED", Environment.TickCount);

    [Fact]
    public async Task On_every_day_of_random_loans_the_books_are_the_sum_of_the_loans()
    {
        var started = Stopwatch.StartNew();
        Say($"seed {Seed}, {Loans} loans, {Days} days");
        var world = await RandomLoans.OpenAsync(bank, Loans, Seed);
        var books = new LoanBooks(bank);
        for (var day = 1; day <= Days; day++)
        {
            var happened = await world.LiveAsync(day);
            var closed = await world.CloseAsync(day);
            await books.ShouldHoldAsync($"seed {Seed}, day {day} ({closed:yyyy-MM-dd})");
            Say($"{started.Elapsed:hh\\:mm\\:ss} day {day} of {Days}, {closed:yyyy-MM-dd}: {happened} events, {await books.CountsAsync()}");
        }

        world.Happened.ShouldBeGreaterThan(Loans, $"seed {Seed}");
        world.Kinds.ShouldBeSubsetOf([.. Enum.GetNames<LoanEventKind>(), .. Enum.GetNames<LossKind>(), nameof(LoanRecovery)]);
        Say(string.Join(", ", world.Tally()));
    }

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var number) ? number : otherwise;

    /// <summary>To the console at once, for whoever watches a long run, and to the test's own output.</summary>
    private void Say(string line)
    {
        output.WriteLine(line);
        if (Loans > 100)
        {
            Console.Out.WriteLine(line);
        }
    }
}
