using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Benchmarks.Http;
using DigitalBank.Benchmarks.Ledger;
using DigitalBank.Customers.Contracts.Parties;
using DigitalBank.Identity.Contracts.Logins;
using DigitalBank.Ledger.Contracts.Journal;
using DigitalBank.Lending.Products;
using DigitalBank.Platform.Time;
using DigitalBank.Risk.Scorecards;
using DigitalBank.SharedKernel.Monetary;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalBank.Benchmarks.Lending;

/// <summary>
/// How long customers wait for the decision on a loan, and for its money, when they apply over HTTP at a fixed rate. A decision looks at six months of
/// the account, at what is owed, and at a scorecard. Times count from when a request was due, not from when it was sent.
/// </summary>
internal static class DecisionBenchmark
{
    private const int Months = 6;

    private const int PaymentsAMonth = 4;

    public static async Task<int> RunAsync(string[] options)
    {
        var (rate, seconds, customers) = (options.Number("rate", 50), options.Number("seconds", 60), options.Number("customers", 200));
        await using var cluster = await PostgreSqlCluster.StartAsync();
        var folder = Directory.CreateTempSubdirectory("digitalbank-bench-data-").FullName;
        try
        {
            var connection = cluster.ConnectionString("decisions");
            await using var bank = await BenchmarkBank.OpenAsync("PostgreSql", connection, BankServer.DataFolder(folder), accounts: 0);
            var applicants = await ApplicantsAsync(bank, customers);
            await cluster.ScalarAsync("decisions", "update accounts.accounts set opened_on = opened_on - 730");
            await cluster.ScalarAsync("decisions", "VACUUM ANALYZE"); // as it would have had by itself while it grew
            await using var server = await BankServer.StartAsync(connection, folder);
            foreach (var applicant in applicants)
            {
                await applicant.SignInAsync(server);
            }

            _ = await ApplyAsync(applicants, rate, options.Number("warm-up", 20));
            var (cpu, database) = (server.CpuSeconds, cluster.CpuSeconds());
            var waits = await ApplyAsync(applicants, rate, seconds);
            Console.WriteLine($"{waits.Decided.Count:N0} applications at {rate}/s, {waits.Refused} not granted");
            Console.WriteLine($"decision: {waits.Decided}");
            Console.WriteLine($"money:    {waits.Paid}");
            Console.WriteLine(
                $"CPU ms each: {(server.CpuSeconds - cpu) * 1_000 / waits.Decided.Count:N1} in the bank and "
                + $"{(cluster.CpuSeconds() - database) * 1_000 / waits.Decided.Count:N1} in the database");
            applicants.ForEach(applicant => applicant.Dispose());
            return waits.Refused == 0 ? 0 : 1;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<Waits> ApplyAsync(List<Applicant> applicants, int rate, int seconds)
    {
        var (waits, started, sent) = (new Waits(), Stopwatch.GetTimestamp(), new List<Task>(rate * seconds));
        for (var number = 0; number < rate * seconds; number++)
        {
            var due = TimeSpan.FromSeconds((double)number / rate);
            var early = due - Stopwatch.GetElapsedTime(started);
            if (early > TimeSpan.Zero)
            {
                await Task.Delay(early);
            }

            var applicant = applicants[number % applicants.Count];
            sent.Add(Task.Run(() => applicant.ApplyAsync(waits, started, due)));
        }

        await Task.WhenAll(sent);
        return waits;
    }

    private static async Task<List<Applicant>> ApplicantsAsync(BenchmarkBank bank, int count)
    {
        await PublishScorecardAsync(bank);
        var policy = new CreditPolicy(
            MostDebtServicePercent: 100, MostExposure: Money.Of("10000000.00", "EUR"), LeastHistoryMonths: 3, Scorecard: "bench", DeclineAbovePercent: 90, ReviewAbovePercent: 80);
        _ = await bank.SendAsync(new AddLoanProduct("personal", LoanProductKind.InstalmentLoan, new LoanProductTerms(
            "Personal loan", Money.Of("500.00", "EUR"), Money.Of("20000.00", "EUR"), 6, 60, AnnualPercent: 6, OfferDays: 14, policy)));
        var today = await bank.Services.GetRequiredService<IBusinessCalendar>().TodayAsync(CancellationToken.None);
        var applicants = new List<Applicant>();
        for (var number = 0; number < count; number++)
        {
            var email = $"applicant{number}@example.test";
            var party = await bank.SendAsync(new RegisterPerson($"APPLICANT{number}", "Ada", "Applicant", BirthDate: null, "DE", email));
            _ = await bank.SendAsync(new CreateCustomerLogin(party.PartyId, email, BenchmarkBank.Password));
            var account = await bank.SendAsync(new OpenAccount(Guid.CreateVersion7(), party.PartyId, "current", "EUR"));
            await Task.WhenAll(HistoryOf(account.LedgerAccountId, bank.Clearing, today).Select(entry => bank.SendAsync(entry)));
            applicants.Add(new Applicant(email, account.AccountId));
        }

        return applicants;
    }

    private static async Task PublishScorecardAsync(BenchmarkBank bank)
    {
        var rows = Enumerable.Range(0, 1_000).Select(row => (IReadOnlyList<string>)[row % 4 == 0 ? "boat" : "car", $"{1_000 + row}", row % 12 == 0 ? "1" : "0"]);
        var card = ScorecardTraining.Standard("bad").Train("bench", new CreditRows(["purpose", "amount", "bad"], [.. rows]));
        _ = await bank.SendAsync(new PublishScorecard(ScorecardFile.Of(card).ToJson()));
    }

    private static IEnumerable<PostJournalEntry> HistoryOf(long account, long clearing, DateOnly today)
    {
        var month = new DateOnly(today.Year, today.Month, 1);
        for (var at = Months; at > 0; at--)
        {
            for (var payment = 0; payment < PaymentsAMonth; payment++)
            {
                var (date, amount) = (month.AddMonths(-at).AddDays(payment * 7), Money.Of(payment == 0 ? "90000.00" : "100.00", "EUR"));
                var (debit, credit) = payment == 0 ? (clearing, account) : (account, clearing);
                yield return new PostJournalEntry(
                    Guid.CreateVersion7(), "payments", "benchmark", "transfer", date,
                    [new Posting(debit, Side.Debit, amount, date), new Posting(credit, Side.Credit, amount, date)]);
            }
        }
    }

    /// <summary>How long was waited, of many at once.</summary>
    private sealed class Waits
    {
        public Latencies Decided { get; } = new();

        public Latencies Paid { get; } = new();

        public int Refused { get; private set; }

        public void Add(TimeSpan decided, TimeSpan? paid)
        {
            lock (this)
            {
                Decided.Add(decided);
                if (paid is { } waited)
                {
                    Paid.Add(waited);
                }
                else
                {
                    Refused++;
                }
            }
        }
    }

    private sealed class Applicant(string email, Guid account) : IDisposable
    {
        private readonly HttpClient _client = new();

        public async Task SignInAsync(BankServer server)
        {
            _client.BaseAddress = server.Address;
            _client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await server.SignInAsync("api", email));
            using var consent = await _client.PostAsJsonAsync(
                "/api/v1/consents", new { purpose = "credit-assessment", scope = new[] { "accounts.transactions" }, wordingVersion = "2026-11", expiresAt = (DateTimeOffset?)null });
            consent.EnsureSuccessStatusCode();
        }

        public async Task ApplyAsync(Waits waits, long started, TimeSpan due)
        {
            var decision = await PostAsync("/api/v1/lending/applications", new
            {
                productCode = "personal",
                amount = new { amount = "1000.00", currency = "EUR" },
                instalments = 12,
                accountId = account,
                purpose = "car",
            });
            var decided = Stopwatch.GetElapsedTime(started) - due;
            var isOffered = decision?.GetProperty("status").GetString() == "offered"
                && await PostAsync($"/api/v1/lending/applications/{decision.Value.GetProperty("applicationId").GetGuid()}/accept", new { }) is not null;
            waits.Add(decided, isOffered ? Stopwatch.GetElapsedTime(started) - due : null);
        }

        public void Dispose() => _client.Dispose();

        private async Task<JsonElement?> PostAsync(string path, object body)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
            request.Headers.Add("Idempotency-Key", Guid.CreateVersion7().ToString());
            using var response = await _client.SendAsync(request);
            return response.IsSuccessStatusCode ? await response.Content.ReadFromJsonAsync<JsonElement>() : null;
        }
    }
}
