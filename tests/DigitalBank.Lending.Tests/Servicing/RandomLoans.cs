using System.Collections.Concurrent;
using System.Net.Http.Json;
using DigitalBank.Lending.Data;
using DigitalBank.Lending.Impairment;
using DigitalBank.Lending.Loans;
using DigitalBank.Lending.Losses;
using DigitalBank.Lending.Products;
using DigitalBank.Lending.Servicing;
using DigitalBank.Lending.Tests.Origination;
using DigitalBank.Platform;
using DigitalBank.Platform.Jobs;
using DigitalBank.Platform.Time;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalBank.Lending.Tests.Servicing;

/// <summary>Loans of random terms to which random things happen in a whole bank. The seed says which; refusals are part of life.</summary>
internal sealed class RandomLoans(LendingBank bank, HttpClient supervisor, int seed)
{
    private const int LoansPerCustomer = 10;

    private static readonly string[] Steps = ["service-loans", "provide-for-loans", "prove-loans"];

    private readonly ConcurrentDictionary<string, int> _kinds = new();

    private int AtOnce => bank.Database.Settings.Any(setting => setting.Contains("PostgreSql", StringComparison.Ordinal)) ? 8 : 1;

    public int Happened => _kinds.Values.Sum();

    public IEnumerable<string> Kinds => _kinds.Keys;

    public IEnumerable<string> Tally() => _kinds.OrderBy(kind => kind.Key, StringComparer.Ordinal).Select(kind => $"{kind.Key} {kind.Value}");

    public static async Task<RandomLoans> OpenAsync(LendingBank bank, int count, int seed)
    {
        var world = new RandomLoans(bank, await bank.StaffAsync("supervisor"), seed);
        var random = new Random(seed);
        string[] products =
        [
            await world.AProductAsync("plain", 0, charges: null),
            await world.AProductAsync("charged", random.Next(1, 25), new LoanCharges(
                DisbursementFee: null, InstalmentFee: Eur(random.Next(1, 500)), LatePenalty: new LatePenaltyRule(Eur(random.Next(1, 3_000)), random.Next(0, 5), random.Next(0, 20)))),
            await world.AProductAsync("dear", random.Next(25, 60), charges: null),
        ];
        await world.OpenLoansAsync(products, Math.Min(count, LoansPerCustomer), customer: 0);
        await Parallel.ForEachAsync(
            Enumerable.Range(1, Math.Max(0, (count - 1) / LoansPerCustomer)),
            new ParallelOptions { MaxDegreeOfParallelism = world.AtOnce },
            async (customer, _) => await world.OpenLoansAsync(products, Math.Min(count - (customer * LoansPerCustomer), LoansPerCustomer), customer));
        return world;
    }

    private async Task OpenLoansAsync(string[] products, int count, int customer)
    {
        var (random, account) = (RandomOf(customer, 0), await bank.ACustomerAsync("900000.00", months: 3));
        for (var number = 0; number < count; number++)
        {
            var offer = await bank.ApplyAsync(
                account, products[random.Next(products.Length)], Eur(random.Next(50_000, 2_000_000)).ToAmountText(), random.Next(2, 13));
            (await bank.AcceptAsync(offer)).EnsureSuccess();
        }
    }

    /// <summary>Something may happen to each loan, of the day or of an earlier one.</summary>
    /// <returns>How much did.</returns>
    public async Task<int> LiveAsync(int day)
    {
        var (before, today) = (Happened, await bank.TodayAsync());
        List<GrantedLoan> loans;
        await using (var scope = bank.Services.CreateAsyncScope())
        {
            loans = await scope.ServiceProvider.GetRequiredService<LendingDbContext>().Loans.AsNoTracking()
                .Where(loan => loan.Status != GrantedLoanStatus.Ended)
                .OrderBy(loan => loan.Principal).ThenBy(loan => loan.Instalment)   // ids differ from run to run, amounts follow from the seed
                .ToListAsync();
        }

        await Parallel.ForEachAsync(
            loans.Select((loan, number) => (loan, random: RandomOf(day, number))),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce },
            async (one, _) => await HappenAsync(one.loan, one.random, today));
        return Happened - before;
    }

    /// <summary>Some days go by; the last of them is closed.</summary>
    /// <returns>The day that was closed.</returns>
    public async Task<DateOnly> CloseAsync(int day)
    {
        var calendar = bank.Services.GetRequiredService<IBusinessCalendar>();
        var closing = calendar.NextBusinessDay((await bank.TodayAsync()).AddDays(RandomOf(day, -1).Next(0, 25)));
        await using var scope = bank.Services.CreateAsyncScope();
        var platform = scope.ServiceProvider.GetRequiredService<DigitalBank.Platform.Data.PlatformDbContext>();
        var table = platform.Model.GetEntityTypes().Single(type => type.ClrType.Name == "BusinessDay");
        var row = await platform.FindAsync(table.ClrType, 1);
        platform.Entry(row!).Property("Today").CurrentValue = closing;
        await platform.SaveChangesAsync();
        await calendar.OpenNextDayAsync(closing, CancellationToken.None);
        foreach (var name in Steps)
        {
            await using var own = bank.Services.CreateAsyncScope();
            var report = await own.ServiceProvider.GetServices<ICloseOfBusinessStep>().Single(step => step.Name == name).RunAsync(closing, CancellationToken.None);
            report.Failed.ShouldBe(0, $"{name} on {closing:yyyy-MM-dd}: {report.Note}");
        }

        return closing;
    }

    private async Task<string> AProductAsync(string name, decimal percent, LoanCharges? charges)
    {
        var code = $"{name}-{seed & 0xFFFF}";
        var policy = LendingBank.Policy with { MostDebtServicePercent = 100, MostExposure = Money.Of("10000000.00", "EUR"), LeastHistoryMonths = 0 };
        var terms = LendingBank.Terms(policy) with { LeastInstalments = 2, AnnualPercent = percent, Charges = charges };
        (await bank.SendAsync(new AddLoanProduct(code, LoanProductKind.InstalmentLoan, terms))).EnsureSuccess();
        (await bank.SendAsync(new SetImpairment(code, null, new ImpairmentParameters(2, 8, 30, 60, LossPercent: 45, SignificantTimes: 5)))).EnsureSuccess();
        return code;
    }

    private async Task HappenAsync(GrantedLoan loan, Random random, DateOnly today)
    {
        if (loan.Status is GrantedLoanStatus.ChargedOff or GrantedLoanStatus.WrittenOff)
        {
            await RecoverAsync(loan, random);
        }
        else if (random.Next(40) == 0)
        {
            await GiveUpAsync(loan, random);
        }
        else if (random.Next(4) > 0)
        {
            var draft = loan.Status == GrantedLoanStatus.Overpaid
                ? new LoanEventDraft(LoanEventKind.Refund, Eur(loan.CreditBalance), Reason: "tests")
                : Anything(loan, random, today) with { Reason = "tests" };
            var recorded = await bank.SendAsync(new RecordLoanEvent(Guid.CreateVersion7(), loan.Id, draft));
            Note(draft.Kind.ToString(), recorded.IsSuccess);
        }
    }

    private async Task GiveUpAsync(GrantedLoan loan, Random random)
    {
        var kind = random.Next(2) == 0 ? LossKind.ChargeOff : LossKind.WriteOff;
        var proposed = await bank.SendAsync(new ProposeLoss(loan.Id, kind, "tests"));
        if (proposed.IsSuccess)
        {
            using var decided = await supervisor.PostAsJsonAsync(
                $"/staff/v1/lending/loss-proposals/{proposed.Value.ProposalId}/decision", new { isApproved = true, reason = "tests" }, BankJson.Options);
            Note(kind.ToString(), decided.IsSuccessStatusCode);
        }
    }

    private async Task RecoverAsync(GrantedLoan loan, Random random)
    {
        var open = loan.Lost - loan.Recovered;
        if (open > 0 && random.Next(3) == 0)
        {
            var recovered = await bank.SendAsync(new RecoverLoan(Guid.CreateVersion7(), loan.Id, Eur(random.NextInt64(1, open + 1)), "tests"));
            Note(nameof(LoanRecovery), recovered.IsSuccess);
        }
    }

    private static LoanEventDraft Anything(GrantedLoan loan, Random random, DateOnly today)
    {
        var amount = Eur(random.NextInt64(1, 2 * loan.Instalment));
        var early = today.AddDays(-random.Next(0, 40));
        var (target, next) = (random.Next(1, loan.LastEvent + 2), Enumerable.Range(1, loan.Instalments).Select(loan.StartDate.AddMonths).FirstOrDefault(due => due > today));
        return random.Next(13) switch
        {
            0 => new LoanEventDraft(LoanEventKind.Repayment, amount, early > loan.StartDate ? early : today),
            1 => new LoanEventDraft(LoanEventKind.Charge, Eur(random.Next(1, 10_000)), today.AddDays(random.Next(0, 50)), Details: new LoanEventDetails(
                random.Next(2) == 0 ? Component.Fee : Component.Penalty, "charge")),
            2 => new LoanEventDraft(LoanEventKind.Waiver, Target: target),
            3 => new LoanEventDraft(LoanEventKind.Reversal, Target: target),
            4 => new LoanEventDraft(LoanEventKind.Chargeback, Eur(amount.MinorUnits / 4 + 1), Target: target),
            5 => new LoanEventDraft(LoanEventKind.Reamortisation),
            6 => new LoanEventDraft(LoanEventKind.Reschedule, Details: new LoanEventDetails(From: next, NewDueDate: next.AddDays(random.Next(1, 60)))),
            7 => new LoanEventDraft(LoanEventKind.Reschedule, Details: new LoanEventDetails(
                From: next, ExtraInstalments: random.Next(0, 6), PrincipalGrace: random.Next(0, 3), AnnualPercent: random.Next(1, 20))),
            8 => new LoanEventDraft(LoanEventKind.Repayment, Eur(loan.Outstanding + loan.Owed.Total + random.Next(0, 50_000))),
            9 => new LoanEventDraft(LoanEventKind.ReAge, Details: new LoanEventDetails(
                NewDueDate: today.AddDays(random.Next(1, 60)), Instalments: random.Next(2, 24))),
            _ => new LoanEventDraft(LoanEventKind.Repayment, amount),
        };
    }

    private Random RandomOf(int one, int other) => new(unchecked((((seed * 397) ^ one) * 397) ^ other));

    private void Note(string kind, bool isSuccess)
    {
        if (isSuccess)
        {
            _kinds.AddOrUpdate(kind, 1, (_, count) => count + 1);
        }
    }

    private static Money Eur(long minorUnits) => Money.OfMinor(Math.Max(1, minorUnits), Currency.Eur);
}
