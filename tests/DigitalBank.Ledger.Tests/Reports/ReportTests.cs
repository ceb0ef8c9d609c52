using DigitalBank.Ledger.Contracts;
using DigitalBank.Ledger.Contracts.Accounts;
using DigitalBank.Ledger.Contracts.Journal;
using DigitalBank.Ledger.Contracts.Reports;
using DigitalBank.Platform.Security;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.TestKit;
using Shouldly;
using Xunit;
using Xunit.Abstractions;

namespace DigitalBank.Ledger.Tests.Reports;

public sealed class ReportTests(LedgerBank bank, ITestOutputHelper output) : IClassFixture<LedgerBank>
{
    private sealed record Line(LedgerAccountView Account, Money Amount, Side Side, DateOnly BookingDate)
    {
        public long DebitsLessCredits => Side == Side.Debit ? Amount.MinorUnits : -Amount.MinorUnits;
    }

    [Fact]
    public async Task Given_random_entries_in_two_currencies_Then_every_report_equals_the_sum_of_lines()
    {
        var seed = Random.Shared.Next();
        output.WriteLine($"Seed: {seed}");
        var random = new Random(seed);
        (await bank.SendAsync(new OpenHeaderAccount("4100", "Fees", LedgerChart.Income))).EnsureSuccess();
        (await bank.SendAsync(new OpenHeaderAccount("4110", "Fees for payments", "4100"))).EnsureSuccess();
        var lines = await PostAsync(random, [LedgerChart.Nostro, LedgerChart.CustomerDeposits, LedgerChart.Equity, "4110", "4100", LedgerChart.Expense]);

        foreach (var asOf in (DateOnly?[])[LedgerBank.Today.AddDays(-1), LedgerBank.Today.AddDays(2), LedgerBank.Today.AddDays(5), null])
        {
            foreach (var details in (bool[])[false, true])
            {
                var sheet = (await bank.SendAsync(new GetBalanceSheet(asOf, details))).EnsureSuccess();
                var counted = lines.Where(line => asOf is null || line.BookingDate <= asOf).ToList();
                CheckSheet(sheet, counted, details);
            }
        }

        var (from, to) = (LedgerBank.Today.AddDays(1), LedgerBank.Today.AddDays(3));
        var result = (await bank.SendAsync(new GetProfitAndLoss(from, to, WithDetails: true))).EnsureSuccess();
        var inPeriod = lines.Where(line => line.BookingDate >= from && line.BookingDate <= to).ToList();
        foreach (var total in result.Totals)
        {
            total.Income.MinorUnits.ShouldBe(-Sum(inPeriod, total.Income.Currency, AccountClass.Income));
            total.Expense.MinorUnits.ShouldBe(Sum(inPeriod, total.Income.Currency, AccountClass.Expense));
            total.Result.ShouldBe(total.Income - total.Expense);
        }

        result.Totals.Count.ShouldBe(2);
        var fees = inPeriod.Where(line => line.Account.ParentCode is "4100" or "4110" && line.Amount.Currency == Currency.Eur);
        result.Lines.Single(line => line.Code == "4100" && line.Balance.Currency == Currency.Eur).Balance.MinorUnits
            .ShouldBe(-fees.Sum(line => line.DebitsLessCredits));
    }

    [Fact]
    public async Task Given_a_period_that_ends_before_it_begins_Then_it_is_refused() =>
        (await bank.SendAsync(new GetProfitAndLoss(LedgerBank.Today, LedgerBank.Today.AddDays(-1)))).ShouldFailWith("ledger.report_period_invalid");

    [Fact]
    public async Task Given_staff_over_HTTP_Then_reports_come_as_json_or_csv()
    {
        await PostAsync(new Random(1), [LedgerChart.Nostro, LedgerChart.CustomerDeposits]);
        using var clerk = await bank.StaffAsync(RoleNames.Clerk);

        var sheet = await (await clerk.GetAsync("/staff/v1/ledger/balance-sheet?asOf=2027-01-31&details=true")).ShouldBeJsonAsync();
        sheet.GetProperty("totals")[0].GetProperty("difference").GetProperty("amount").GetString().ShouldBe("0.00");
        using var csv = await clerk.GetAsync("/staff/v1/ledger/balance-sheet?format=csv");
        csv.Content.Headers.ContentType!.MediaType.ShouldBe("text/csv");
        (await csv.Content.ReadAsStringAsync()).ShouldStartWith("code,name,class,depth,header,currency,balance\r\n1000,Assets,Asset,0,yes,EUR,");
        (await clerk.GetStringAsync("/staff/v1/ledger/profit-and-loss?from=2026-01-01&to=2026-12-31&format=csv")).ShouldStartWith("code,");
        (await clerk.GetStringAsync("/staff/v1/ledger/trial-balance.csv")).ShouldStartWith("code,name,parent,currency,debits,credits\r\n");
        await (await clerk.GetAsync("/staff/v1/ledger/balance-sheet?format=pdf")).ShouldBeProblemAsync(400, "ledger.report_format_invalid");
    }

    private static void CheckSheet(BalanceSheet sheet, List<Line> counted, bool details)
    {
        foreach (var total in sheet.Totals)
        {
            var currency = total.Assets.Currency;
            total.Difference.ShouldBe(Money.Zero(currency));
            total.Assets.MinorUnits.ShouldBe(Sum(counted, currency, AccountClass.Asset));
            total.Liabilities.MinorUnits.ShouldBe(-Sum(counted, currency, AccountClass.Liability));
            total.Result.MinorUnits.ShouldBe(-Sum(counted, currency, AccountClass.Income) - Sum(counted, currency, AccountClass.Expense));
        }

        sheet.Totals.Select(total => total.Assets.Currency).ShouldBe(counted.Select(line => line.Amount.Currency).Distinct(), ignoreOrder: true);
        foreach (var root in sheet.Lines.Where(line => line.Depth == 0))
        {
            var normal = root.Class == AccountClass.Asset ? 1 : -1;
            root.Balance.MinorUnits.ShouldBe(normal * Sum(counted, root.Balance.Currency, root.Class));
        }

        var accounts = sheet.Lines.Where(line => !line.IsHeader).ToList();
        accounts.Count.ShouldBe(details
            ? counted.Select(line => line.Account).Where(account => account.Class is not (AccountClass.Income or AccountClass.Expense)).Distinct().Count()
            : 0);
    }

    private static long Sum(IEnumerable<Line> lines, Currency currency, AccountClass accountClass) => lines
        .Where(line => line.Amount.Currency == currency && line.Account.Class == accountClass)
        .Sum(line => line.DebitsLessCredits);

    /// <summary>Books among new accounts of the headers; only lines of this bank's lifetime count, so one test posts at random.</summary>
    private async Task<List<Line>> PostAsync(Random random, string[] headers)
    {
        var lines = new List<Line>();
        foreach (var currency in (Currency[])[Currency.Eur, Currency.Of("JPY")])
        {
            var accounts = new List<LedgerAccountView>();
            foreach (var header in headers.Concat(headers))
            {
                accounts.Add(await bank.AnAccountAsync(header, currency.Code, minimum: null));
            }

            for (var i = 0; i < 60; i++)
            {
                var (debit, credit) = (accounts[random.Next(accounts.Count)], accounts[random.Next(accounts.Count)]);
                if (debit == credit)
                {
                    continue;
                }

                var amount = Money.OfMinor(random.Next(1, 100_000), currency);
                var date = LedgerBank.Today.AddDays(random.Next(0, 5));
                var entry = new PostJournalEntry(
                    Guid.CreateVersion7(),
                    "test",
                    "T-1",
                    "transfer",
                    date,
                    [
                        new Posting(debit.LedgerAccountId, Side.Debit, amount, date),
                        new Posting(credit.LedgerAccountId, Side.Credit, amount, date),
                    ]);
                (await bank.SendAsync(entry)).EnsureSuccess();
                lines.Add(new Line(debit, amount, Side.Debit, date));
                lines.Add(new Line(credit, amount, Side.Credit, date));
            }
        }

        return lines;
    }
}
