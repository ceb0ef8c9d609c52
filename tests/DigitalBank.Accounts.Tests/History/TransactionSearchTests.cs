using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using DigitalBank.Accounts.Categories;
using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Accounts.Contracts.Statements;
using DigitalBank.Accounts.History;
using DigitalBank.Accounts.Statements;
using DigitalBank.Ledger.Contracts.Balances;
using DigitalBank.Ledger.Contracts.Journal;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.TestKit;
using Microsoft.Extensions.Options;

namespace DigitalBank.Accounts.Tests.History;

public class TransactionSearchTests(AccountsBank bank) : IClassFixture<AccountsBank>
{
    private static readonly CategoryRules Rules = new(Options.Create(new CategoryOptions()));

    [Theory]
    [InlineData("text=miete", "rent")]
    [InlineData("text=MÜLLER", "rent")]
    [InlineData("text=muller", "rent")]
    [InlineData("text=4711", "energy")]
    [InlineData("text=щербаков", "gift")]
    [InlineData("direction=credit", "salary gift")]
    [InlineData("direction=debit", "energy rent")]
    [InlineData("minAmount=100", "salary rent")]
    [InlineData("minAmount=40.00&maxAmount=100", "gift energy")]
    [InlineData("valueFrom=2026-11-10&valueTo=2026-11-20", "gift energy")]
    [InlineData("category=housing", "rent")]
    [InlineData("category=salary&text=november", "salary")]
    [InlineData("category=insurance", "")]
    [InlineData("", "salary gift energy rent")]
    public void A_search_finds_what_fits_all_that_it_asks(string query, string found)
    {
        var filter = FilterOf(query);
        var lines = new Dictionary<string, StatementLine>
        {
            ["salary"] = Line(Side.Credit, "2500.00", "2026-11-25", "Analytical Engines Ltd", "Salary November"),
            ["gift"] = Line(Side.Credit, "40.00", "2026-11-20", "Григорий Щербаков", "С днём рождения"),
            ["energy"] = Line(Side.Debit, "80.10", "2026-11-10", "Stadtwerke Köln", "Strom, Vertrag 4711"),
            ["rent"] = Line(Side.Debit, "900.00", "2026-11-03", "Hausverwaltung Müller", "Miete November"),
        };

        var fitting = lines.Where(line => filter.Fits(line.Value.Booked) && filter.Fits(line.Value, Rules.CategoryOf(line.Value)));

        string.Join(' ', fitting.Select(line => line.Key)).ShouldBe(found);
        filter.LeavesOut.ShouldBe(query.Length > 0);
    }

    [Theory]
    [InlineData(Side.Debit, "fee", "", "", "fees")]
    [InlineData(Side.Debit, "transfer", "Bäckerei Schmidt", "", "groceries")]
    [InlineData(Side.Debit, "transfer", "Ada", "gasometer tickets", "transfers")]
    [InlineData(Side.Debit, "transfer", "Ada", "gas!", "utilities")]
    [InlineData(Side.Credit, "transfer", "Ada", "rent", "transfers")]
    [InlineData(Side.Debit, "transfer", "Ada", "rent", "housing")]
    [InlineData(Side.Debit, "something-new", "Ada", "", "other")]
    internal void A_category_follows_from_what_happened_or_a_whole_word(Side side, string eventCode, string counterparty, string purpose, string category) =>
        Rules.CategoryOf(Line(side, "1.00", "2026-11-20", counterparty, purpose, eventCode)).ShouldBe(category);

    [Fact]
    public async Task The_customer_finds_a_transfer_by_its_text_and_puts_it_into_another_category()
    {
        var (customer, account, payee) = await ACustomerAsync();
        await bank.CreditAsync(account, "100.00");
        await TransferAsync(customer, account, payee, "Miete für Zimmer 7");

        var address = $"/api/v1/accounts/{account.AccountId}/transactions";
        var found = await SingleAsync(customer, $"{address}?text=zimmer%207");

        found.GetProperty("category").GetString().ShouldBe("housing");
        found.GetProperty("balanceAfter").GetProperty("amount").GetString().ShouldBe("90.00");
        var reference = found.GetProperty("reference").GetString();
        await (await customer.PutAsJsonAsync($"{address}/{reference}/category", new { category = "leisure" })).ShouldBeJsonAsync();
        (await SingleAsync(customer, $"{address}?category=leisure")).GetProperty("reference").GetString().ShouldBe(reference);
        await (await customer.PutAsJsonAsync($"{address}/{reference}/category", new { category = (string?)null })).ShouldBeJsonAsync();
        (await SingleAsync(customer, $"{address}?category=housing")).GetProperty("reference").GetString().ShouldBe(reference);
    }

    [Fact]
    public async Task A_category_needs_a_transaction_of_ones_own_and_has_to_be_in_the_list()
    {
        var (customer, account, payee) = await ACustomerAsync();
        await bank.CreditAsync(account, "100.00");
        await TransferAsync(customer, account, payee, "Lunch");
        var reference = (await SingleAsync(customer, $"/api/v1/accounts/{account.AccountId}/transactions?text=lunch")).GetProperty("reference").GetString()!;
        var (stranger, other, _) = await ACustomerAsync();

        async Task RefusedAsync(HttpClient client, Guid accountId, string of, string category, int status, string code) =>
            await (await client.PutAsJsonAsync($"/api/v1/accounts/{accountId}/transactions/{of}/category", new { category }))
                .ShouldBeProblemAsync(status, code);

        await RefusedAsync(customer, account.AccountId, reference, "nonsense", 400, "accounts.category_unknown");
        await RefusedAsync(customer, account.AccountId, "nonsense", "leisure", 404, "accounts.unknown_transaction");
        await RefusedAsync(customer, account.AccountId, reference[..^1] + "9", "leisure", 404, "accounts.unknown_transaction");
        await RefusedAsync(stranger, other.AccountId, reference, "leisure", 404, "accounts.unknown_transaction");
        await RefusedAsync(stranger, account.AccountId, reference, "leisure", 404, "accounts.unknown_account");
    }

    [Theory]
    [InlineData("from=2026-11-02&to=2026-11-01", "accounts.search_range_invalid")]
    [InlineData("valueFrom=2026-11-02&valueTo=2026-11-01", "accounts.search_range_invalid")]
    [InlineData("minAmount=2&maxAmount=1", "accounts.search_range_invalid")]
    [InlineData("minAmount=-1", "accounts.search_amount_malformed")]
    [InlineData("maxAmount=1e3", "accounts.search_amount_malformed")]
    [InlineData("direction=sideways", "accounts.search_direction_unknown")]
    [InlineData("category=nonsense", "accounts.category_unknown")]
    [InlineData("after=nonsense", "platform.page_cursor_invalid")]
    public async Task A_search_that_makes_no_sense_says_why(string query, string code)
    {
        var (customer, account, _) = await ACustomerAsync();

        await (await customer.GetAsync($"/api/v1/accounts/{account.AccountId}/transactions?{query}")).ShouldBeProblemAsync(400, code);
    }

    [Fact]
    public async Task A_search_in_a_long_history_looks_at_so_many_lines_at_once_and_pages_skip_and_repeat_nothing()
    {
        var account = await bank.AnAccountAsync();
        await bank.CreditAsync(account, "77.77");
        await Parallel.ForEachAsync(
            Enumerable.Range(1, GetTransactionsHandler.MostExamined + 100), new ParallelOptions { MaxDegreeOfParallelism = 32 },
            async (i, _) => await bank.CreditAsync(account, $"{i}.00"));

        var rare = await PageAsync(account, new TransactionFilter(MinAmount: 77.77m, MaxAmount: 77.77m), after: null, limit: 50);
        rare.Items.ShouldBeEmpty();
        rare.Next.ShouldNotBeNull();
        rare = await PageAsync(account, new TransactionFilter(MinAmount: 77.77m, MaxAmount: 77.77m), rare.Next, limit: 50);
        rare.Items.ShouldHaveSingleItem();
        rare.Next.ShouldBeNull();

        var all = new List<TransactionView>();
        string? after = null;
        do
        {
            var page = await PageAsync(account, new TransactionFilter(MinAmount: 500m, MaxAmount: 1_499m), after, limit: 70);
            all.AddRange(page.Items);
            after = page.Next;
        }
        while (after is not null);

        all.Select(item => item.Amount.MinorUnits).Order().ShouldBe(Enumerable.Range(500, 1_000).Select(i => i * 100L));
        all.Select(item => item.Reference).ShouldBeUnique();
    }

    private async Task<Platform.Http.Page<TransactionView>> PageAsync(AccountView account, TransactionFilter filter, string? after, int limit) =>
        (await bank.SendAsync(new GetTransactions(account.AccountId, Holder: null, filter, after, limit))).EnsureSuccess();

    private async Task<(HttpClient Customer, AccountView Account, AccountView Payee)> ACustomerAsync()
    {
        var holder = await bank.APersonAsync();
        return (await bank.CustomerAsync(holder.PartyId), await bank.AnAccountAsync(holder: holder.PartyId), await bank.AnAccountAsync());
    }

    private static async Task TransferAsync(HttpClient customer, AccountView from, AccountView to, string purpose)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/payments/transfers")
        {
            Content = JsonContent.Create(new
            {
                debtorAccountId = from.AccountId,
                creditor = new { accountId = to.AccountId },
                amount = new { amount = "10.00", currency = "EUR" },
                remittanceInformation = purpose,
            }),
        };
        request.Headers.Add("Idempotency-Key", Guid.CreateVersion7().ToString());
        await (await customer.SendAsync(request)).ShouldBeJsonAsync(201);
    }

    private static async Task<JsonElement> SingleAsync(HttpClient client, string address) =>
        (await (await client.GetAsync(address)).ShouldBeJsonAsync()).GetProperty("items").EnumerateArray().ShouldHaveSingleItem();

    private static TransactionFilter FilterOf(string query)
    {
        var values = query.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(part => part.Split('=')).ToDictionary(part => part[0], part => part[1]);
        DateOnly? Day(string name) => values.TryGetValue(name, out var text) ? DateOnly.ParseExact(text, "O", CultureInfo.InvariantCulture) : null;
        return new TransactionSearch(
            Day("from"), Day("to"), Day("valueFrom"), Day("valueTo"), values.GetValueOrDefault("minAmount"), values.GetValueOrDefault("maxAmount"),
            values.GetValueOrDefault("direction"), values.GetValueOrDefault("text"), values.GetValueOrDefault("category")).ToFilter().EnsureSuccess();
    }

    private static StatementLine Line(
        Side side, string amount, string valueDate, string counterparty, string purpose, string eventCode = "transfer")
    {
        var date = DateOnly.ParseExact(valueDate, "O", CultureInfo.InvariantCulture);
        return new StatementLine(
            new AccountLine(
                1, 1, side, Money.Of(amount, "EUR"), Money.Zero(Currency.Eur), date, date, DateTimeOffset.UnixEpoch, "payments", "ref", eventCode,
                Reverses: null),
            new EntryNarrative(counterparty, null, counterparty, null, null, purpose));
    }
}
