using System.Diagnostics;
using DigitalBank.Benchmarks.Ledger;
using DigitalBank.Ledger.Contracts.Journal;
using DigitalBank.Ledger.Engine;
using DigitalBank.Ledger.Journal;
using DigitalBank.Lending.Data;
using DigitalBank.Lending.Exposures;
using DigitalBank.Lending.Origination;
using DigitalBank.Lending.Products;
using DigitalBank.Lending.Reviews;
using DigitalBank.Lending.Servicing;
using DigitalBank.Platform.Data.Bulk;
using DigitalBank.Platform.Time;
using DigitalBank.SharedKernel.Monetary;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalBank.Benchmarks.Lending;

/// <summary>
/// Reviews a book of borrowers on PostgreSQL, each with a loan and an account on which salary came in and three payments went out in each of six months:
/// once with nothing known before, and once more a month later with a review of each to compare with.
/// </summary>
internal static class ReviewBenchmark
{
    private const int AtOnce = 500;

    private const int Months = 6;

    private static readonly LoanProductTerms Terms = new(
        "Personal loan", Eur("500.00"), Eur("20000.00"), 6, 60, AnnualPercent: 6, OfferDays: 14,
        new CreditPolicy(MostDebtServicePercent: 100, MostExposure: Eur("25000.00"), LeastHistoryMonths: 0));

    private static readonly ReviewPolicy Policy = new(
        EveryDays: 30,
        BasePoints: 500,
        Points:
        [
            new(BehaviourAspect.Arrears, 0, [new(0, 50), new(30, -100), new(null, -300)]),
            new(BehaviourAspect.ArrearsHistory, 50, [new(90, -50), new(null, 0)]),
            new(BehaviourAspect.Utilisation, 0, [new(50, 50), new(90, 0), new(null, -100)]),
            new(BehaviourAspect.InflowTrend, 0, [new(-20, -80), new(10, 0), new(null, 30)]),
            new(BehaviourAspect.RefusedPayments, 0, [new(0, 20), new(2, -40), new(null, -120)]),
            new(BehaviourAspect.ArrearsElsewhere, 0, [new(0, 0), new(null, -60)]),
        ],
        Grades: [new("A", 650), new("B", 550), new("C", 400), new("D", 0)],
        RaiseFrom: 665, LowerBelow: 450, FreezeBelow: 300, FreezeOverDays: 60, RaisePercent: 20, RaiseEveryDays: 180, LowerPercent: 30,
        HighestLimitPercent: 150, new WarningRules(30, 3, 25, 30), ReferFromWarnings: 2, new ReviewPeople(Raise: 1, Lower: 0, Freeze: 0, Refer: 2));

    public static async Task<int> RunAsync(string[] options)
    {
        var borrowers = options.Number("borrowers", 100_000);
        await using var cluster = await PostgreSqlCluster.StartAsync();
        var folder = Directory.CreateTempSubdirectory("digitalbank-bench-data-").FullName;
        try
        {
            await using var bank = await BenchmarkBank.OpenAsync("PostgreSql", cluster.ConnectionString("reviews"), folder, borrowers);
            var today = await bank.Services.GetRequiredService<IBusinessCalendar>().TodayAsync(CancellationToken.None);
            await FillAsync(bank, cluster, today);
            await cluster.ScalarAsync("reviews", "VACUUM ANALYZE"); // as it would have had by itself while it grew
            await ReviewAsync(bank.Services, cluster, today);
            await ReviewAsync(bank.Services, cluster, today.AddDays(Policy.EveryDays));
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task ReviewAsync(IServiceProvider services, PostgreSqlCluster cluster, DateOnly day)
    {
        using var process = Process.GetCurrentProcess();
        var (bank, server) = (process.TotalProcessorTime, cluster.CpuSeconds());
        await using var scope = services.CreateAsyncScope();
        var started = Stopwatch.GetTimestamp();
        var run = (await scope.ServiceProvider.GetRequiredService<ReviewRuns>().RunAsync(day, progress: null, CancellationToken.None))!;
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        process.Refresh();
        Console.WriteLine(
            $"{day:yyyy-MM-dd}: {run.Reviewed:N0} borrowers, {run.Failed} failed, in {seconds:N1} s: {run.Reviewed / seconds:N0} borrowers/s, "
            + $"CPU µs each {(process.TotalProcessorTime - bank).TotalMicroseconds / run.Reviewed:N0} in the bank and "
            + $"{(cluster.CpuSeconds() - server) * 1e6 / run.Reviewed:N0} in the database, at most {process.PeakWorkingSet64 / 1024 / 1024:N0} MB");
        var context = scope.ServiceProvider.GetRequiredService<LendingDbContext>();
        foreach (var outcome in await context.Reviews.Where(review => review.ReviewDate == day)
            .GroupBy(review => review.Outcome).Select(group => new { group.Key, Count = group.Count() }).ToListAsync())
        {
            Console.WriteLine($"  {outcome.Key,-8}{outcome.Count,10:N0}");
        }
    }

    private static async Task FillAsync(BenchmarkBank bank, PostgreSqlCluster cluster, DateOnly today)
    {
        _ = await bank.SendAsync(new AddLoanProduct("personal", LoanProductKind.InstalmentLoan, Terms));
        _ = await bank.SendAsync(new SetReviewPolicy(null, Policy));
        var payer = await bank.APayerAsync(accounts: 1);
        await cluster.ScalarAsync(
            "reviews",
            $"""
            insert into accounts.accounts
            select (jsonb_populate_record(a, jsonb_build_object(
                'id', gen_random_uuid(), 'holder_party_id', gen_random_uuid(), 'ledger_account_id', l.id, 'identifier', 'B' || l.id, 'iban', null,
                'opening_key', null, 'holder_name_sealed', null, 'opened_on', '{today.AddYears(-2):yyyy-MM-dd}'))).*
            from ledger.accounts l cross join accounts.accounts a
            where a.id = '{payer.Accounts[0]}' and l.code like 'B0%'
            """);
        await LiveAsync(bank, today);
        await using var scope = bank.Services.CreateAsyncScope();
        var accounts = await scope.ServiceProvider.GetRequiredService<DigitalBank.Accounts.Data.AccountsDbContext>().Accounts
            .Where(account => account.Id != payer.Accounts[0])
            .Select(account => new { account.Id, account.HolderPartyId })
            .ToListAsync();
        var (random, rows) = (new Random(1), scope.ServiceProvider.GetRequiredService<IBulkRows>());
        foreach (var page in accounts.Chunk(AtOnce))
        {
            await using var own = bank.Services.CreateAsyncScope();
            var db = own.ServiceProvider.GetRequiredService<LendingDbContext>();
            await using var transaction = await db.Database.BeginTransactionAsync();
            await rows.InsertAsync(db, page.Select(account => ALoan(account.HolderPartyId, account.Id, today, random)).ToList(), CancellationToken.None);
            db.Borrowers.AddRange(page.Select(account => new Borrower { PartyId = account.HolderPartyId }));
            await db.SaveChangesAsync();
            await transaction.CommitAsync();
        }
    }

    /// <summary>Salaries come in and payments go out, many in one entry, as they come from a clearing house.</summary>
    private static async Task LiveAsync(BenchmarkBank bank, DateOnly today)
    {
        var (engine, random) = (bank.Services.GetRequiredService<PostingEngine>(), new Random(2));
        var month = new DateOnly(today.Year, today.Month, 1);
        for (var at = Months; at > 0; at--)
        {
            foreach (var (day, side, most) in new[] { (1, Side.Credit, 300_000), (3, Side.Debit, 90_000), (12, Side.Debit, 40_000), (20, Side.Debit, 40_000) })
            {
                var date = month.AddMonths(-at).AddDays(day);
                var requests = bank.Customers.Chunk(AtOnce).Select(some => Requests.For(AnEntry(bank, some, date, side, random, most), recordedBy: null)).ToList();
                foreach (var answer in await engine.PostAsync(requests, CancellationToken.None))
                {
                    _ = answer.Value; // throws where it was refused
                }
            }
        }
    }

    private static PostJournalEntry AnEntry(BenchmarkBank bank, long[] customers, DateOnly date, Side side, Random random, int most)
    {
        var lines = customers.Select(customer => new Posting(customer, side, Money.OfMinor(random.Next(most / 2, most), Currency.Eur), date)).ToList();
        var sum = lines.Aggregate(Money.Zero(Currency.Eur), (total, line) => total + line.Amount);
        var other = side == Side.Credit ? Side.Debit : Side.Credit;
        return new PostJournalEntry(
            Guid.CreateVersion7(), "payments", "benchmark", "transfer", date, [.. lines, new Posting(bank.Clearing, other, sum, date)]);
    }

    /// <summary>One in ten is overdue.</summary>
    private static GrantedLoan ALoan(Guid party, Guid account, DateOnly today, Random random)
    {
        var (amount, none, start) = (Money.OfMinor(random.Next(500, 20_000) * 100L, Currency.Eur), Eur("0.00"), today.AddMonths(-2));
        var inputs = new DecisionInputs(start, amount, 12, "", null, none, 6, Eur("90000.00"), none, none, none);
        var decision = CreditDecision.Of(Terms, inputs, score: null);
        var command = new ApplyForLoan(Guid.NewGuid(), party, "personal", amount, 12, account, "", null, null);
        var application = LoanApplication.Decided(command, 1, inputs, decision, "benchmark", DateTimeOffset.UnixEpoch);
        var loan = GrantedLoan.Accept(application, decision.Offer!, start, DateTimeOffset.UnixEpoch);
        loan.Disbursed(start);
        loan.Service(LoanIncome.None, random.Next(10) == 0 ? random.Next(1, 90) : 0, lastEvent: 0, today);
        return loan;
    }

    private static Money Eur(string amount) => Money.Of(amount, "EUR");
}
