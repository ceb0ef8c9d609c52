using System.Diagnostics;
using DigitalBank.Benchmarks.Ledger;
using DigitalBank.Lending.Data;
using DigitalBank.Lending.Origination;
using DigitalBank.Lending.Products;
using DigitalBank.Lending.Servicing;
using DigitalBank.Platform.Data.Bulk;
using DigitalBank.Platform.Jobs;
using DigitalBank.Platform.Time;
using DigitalBank.SharedKernel.Monetary;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalBank.Benchmarks.Lending;

/// <summary>
/// Closes days of a bank with many loans on PostgreSQL: each has paid half of its instalments, is asked for penalties and earns interest.
/// </summary>
internal static class LoanCloseBenchmark
{
    private const int LoansAtOnce = 5_000;

    private const int Repayments = 6;

    private static readonly LoanProductTerms Terms = new(
        "Personal loan", Eur("500.00"), Eur("20000.00"), 6, 60, AnnualPercent: 6, OfferDays: 14,
        new CreditPolicy(MostDebtServicePercent: 100, MostExposure: Eur("25000.00"), LeastHistoryMonths: 0),
        new LoanCharges(InstalmentFee: Eur("1.00"), LatePenalty: new LatePenaltyRule(Eur("10.00"), GraceDays: 5)));

    public static async Task<int> RunAsync(string[] options)
    {
        var (loans, days) = (options.Number("loans", 100_000), options.Number("days", 3));
        await using var cluster = await PostgreSqlCluster.StartAsync();
        var folder = Directory.CreateTempSubdirectory("digitalbank-bench-data-").FullName;
        try
        {
            await using var bank = await BenchmarkBank.OpenAsync("PostgreSql", cluster.ConnectionString("loans"), folder, accounts: 0);
            var today = await bank.Services.GetRequiredService<IBusinessCalendar>().TodayAsync(CancellationToken.None);
            await FillAsync(bank.Services, loans, today);
            await cluster.ScalarAsync("loans", "VACUUM ANALYZE"); // as it would have had by itself while it grew
            var calendar = bank.Services.GetRequiredService<IBusinessCalendar>();
            for (var (day, closed) = (today, 0); closed < days; day = calendar.NextBusinessDay(day), closed++)
            {
                await CloseAsync(bank.Services, cluster, day);
            }

            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task CloseAsync(IServiceProvider services, PostgreSqlCluster cluster, DateOnly day)
    {
        using var process = Process.GetCurrentProcess();
        var (bank, server) = (process.TotalProcessorTime, cluster.CpuSeconds());
        await using var scope = services.CreateAsyncScope();
        var step = scope.ServiceProvider.GetServices<ICloseOfBusinessStep>().Single(one => one.Name == "service-loans");
        var started = Stopwatch.GetTimestamp();
        var report = await step.RunAsync(day, CancellationToken.None);
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        process.Refresh();
        Console.WriteLine(
            $"{day:yyyy-MM-dd}: {report.Items:N0} loans, {report.Failed} failed, in {seconds:N1} s: {report.Items / seconds:N0} loans/s, "
            + $"CPU µs each {(process.TotalProcessorTime - bank).TotalMicroseconds / report.Items:N0} in the bank and "
            + $"{(cluster.CpuSeconds() - server) * 1e6 / report.Items:N0} in the database, at most {process.PeakWorkingSet64 / 1024 / 1024:N0} MB");
    }

    /// <summary>One loan is lived through; the others are like it.</summary>
    private static async Task FillAsync(IServiceProvider services, int count, DateOnly today)
    {
        await using var scope = services.CreateAsyncScope();
        var bank = scope.ServiceProvider.GetRequiredService<IMediator>();
        _ = (await bank.Send(new AddLoanProduct("personal", LoanProductKind.InstalmentLoan, Terms))).Value;
        var start = today.AddMonths(-Repayments).AddDays(-7);
        var (template, events) = Lived(start);
        var db = scope.ServiceProvider.GetRequiredService<LendingDbContext>();
        db.Loans.Add(template);
        db.Events.AddRange(events);
        await db.SaveChangesAsync();
        var rows = scope.ServiceProvider.GetRequiredService<IBulkRows>();
        for (var done = 1; done < count; done += LoansAtOnce)
        {
            var loans = Enumerable.Range(0, Math.Min(LoansAtOnce, count - done)).Select(_ => ALoan(start, events)).ToList();
            await using var transaction = await db.Database.BeginTransactionAsync();
            await rows.InsertAsync(db, loans, CancellationToken.None);
            await transaction.CommitAsync();
        }

        db.Database.SetCommandTimeout(TimeSpan.FromMinutes(10));
        await db.Database.ExecuteSqlRawAsync(
            """
            insert into lending.events
            select (jsonb_populate_record(e, jsonb_build_object('id', gen_random_uuid(), 'key', gen_random_uuid(), 'loan_id', l.id))).*
            from lending.loans l cross join lending.events e
            where l.id <> e.loan_id
            """);
    }

    private static (GrantedLoan Loan, List<LoanEvent> Events) Lived(DateOnly start)
    {
        var (loan, events) = (ALoan(start, []), new List<LoanEvent>());
        for (var number = 1; number <= Repayments; number++)
        {
            var amount = Money.OfMinor(loan.Instalment, Currency.Eur) + Eur("1.00");
            var decided = new LoanDecision(Terms, loan, events, start.AddMonths(number))
                .Decide(new LoanEventDraft(LoanEventKind.Repayment, amount), Guid.CreateVersion7(), "benchmark").Value;
            decided.IsBooked = true;
            loan.Decided(decided.Number);
            loan.Happened(decided);
            events.Add(decided);
        }

        return (loan, events);
    }

    private static GrantedLoan ALoan(DateOnly start, List<LoanEvent> events)
    {
        var (amount, none) = (Eur("6000.00"), Eur("0.00"));
        var inputs = new DecisionInputs(start, amount, 12, "", null, none, 6, Eur("20000.00"), none, none, none);
        var decision = CreditDecision.Of(Terms, inputs, score: null);
        var command = new ApplyForLoan(Guid.NewGuid(), Guid.NewGuid(), "personal", amount, 12, Guid.NewGuid(), "", null, null);
        var application = LoanApplication.Decided(command, 1, inputs, decision, "benchmark", DateTimeOffset.UnixEpoch);
        var loan = GrantedLoan.Accept(application, decision.Offer!, start, DateTimeOffset.UnixEpoch);
        loan.Disbursed(start);
        foreach (var happened in events)
        {
            loan.Decided(happened.Number);
            loan.Happened(happened);
        }

        return loan;
    }

    private static Money Eur(string amount) => Money.Of(amount, "EUR");
}
