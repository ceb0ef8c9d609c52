using System.Net.Http.Json;
using System.Text.Json;
using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Accounts.Interest;
using DigitalBank.Accounts.Products;
using DigitalBank.Ledger.Contracts.Mapping;
using DigitalBank.Platform.Security;
using DigitalBank.TestKit;

namespace DigitalBank.Accounts.Tests.Products;

public sealed class ProductTests(AccountsBank bank) : IClassFixture<AccountsBank>
{
    private static int _last;

    [Fact]
    public async Task A_new_bank_offers_a_current_and_a_savings_account_from_the_beginning()
    {
        var products = (await bank.SendAsync(new ListProducts(null, 50))).EnsureSuccess();

        var savings = products.Single(product => product.Code == "savings");
        savings.Kind.ShouldBe(ProductKind.Savings);
        savings.Versions.Single().ValidFrom.ShouldBe(DateOnly.MinValue);
        products.ShouldContain(product => product.Code == "current");
    }

    [Fact]
    public async Task Terms_whose_day_has_come_are_never_changed_and_new_ones_begin_on_a_later_day()
    {
        var today = await bank.TodayAsync();
        var code = await AProductAsync(Terms(1m));

        (
            await bank.SendAsync(
                new ChangeProductVersion(code, 1, today.AddDays(5), Terms(2m)))).ShouldFailWith("accounts.product_version_in_force");
        (await bank.SendAsync(new RemoveProductVersion(code, 1))).ShouldFailWith("accounts.product_version_in_force");
        (await bank.SendAsync(new AddProductVersion(code, today, Terms(2m)))).ShouldFailWith("accounts.product_version_in_the_past");

        var later = (await bank.SendAsync(new AddProductVersion(code, today.AddDays(5), Terms(2m)))).EnsureSuccess();
        later.Versions.Select(version => version.Terms.Interest!.Tiers.Single().Percent).ShouldBe([1m, 2m]);
        (
            await bank.SendAsync(
                new AddProductVersion(code, today.AddDays(5), Terms(3m)))).ShouldFailWith("accounts.product_version_day_taken");

        var changed = (await bank.SendAsync(new ChangeProductVersion(code, 2, today.AddDays(6), Terms(3m)))).EnsureSuccess();
        changed.Versions[^1].ValidFrom.ShouldBe(today.AddDays(6));
        (await bank.SendAsync(new RemoveProductVersion(code, 2))).EnsureSuccess().Versions.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_product_with_interest_can_be_booked_from_its_first_day_in_each_of_its_currencies()
    {
        var today = await bank.TodayAsync();
        var code = await AProductAsync(Terms(1m) with { Currencies = ["EUR", "JPY"] });

        foreach (var (happening, hasDebit, hasCredit) in new[]
        {
            (InterestEvents.CreditAccrual, true, true), (InterestEvents.CreditPosting, true, false),
            (InterestEvents.DebitAccrual, true, true), (InterestEvents.DebitPosting, false, true), (InterestEvents.Tax, false, true),
        })
        {
            var mapped = (await bank.SendAsync(new ResolveMapping(code, happening, "JPY", today))).EnsureSuccess();
            (mapped.DebitAccountId is not null, mapped.CreditAccountId is not null).ShouldBe((hasDebit, hasCredit), happening);
        }
    }

    [Fact]
    public async Task A_withdrawn_product_opens_no_account_and_can_be_offered_again()
    {
        var code = await AProductAsync(Terms(1m));
        var holder = (await bank.APersonAsync()).PartyId;

        (await bank.SendAsync(new WithdrawProduct(code, IsWithdrawn: true))).EnsureSuccess().IsWithdrawn.ShouldBeTrue();
        (await bank.SendAsync(new OpenAccount(Guid.CreateVersion7(), holder, code, "EUR"))).ShouldFailWith("accounts.unknown_product");
        (await bank.SendAsync(new WithdrawProduct(code, IsWithdrawn: false))).EnsureSuccess();
        (await bank.SendAsync(new OpenAccount(Guid.CreateVersion7(), holder, code, "EUR"))).EnsureSuccess();
        (await bank.SendAsync(new OpenAccount(Guid.CreateVersion7(), holder, code, "GBP"))).ShouldFailWith("accounts.product_currency");
    }

    public static TheoryData<string, string> BrokenTerms => new()
    {
        { """{"name":"","currencies":["EUR"]}""", "accounts.product_name_invalid" },
        { """{"name":"A","currencies":["EUR","XXX"]}""", "accounts.product_currency_unknown" },
        { """{"name":"A","interest":{"tiers":[{"percent":1}]}}""", "accounts.product_currencies_missing" },
        { """{"name":"A","currencies":["EUR"],"interest":{"tiers":[{"percent":1}],"dayCount":"ACT_361"}}""", "accounts.product_day_count_unknown" },
        { """{"name":"A","currencies":["EUR"],"interest":{"tiers":[{"percent":1}],"dayCount":"ACT_ACT_ICMA","posting":"daily"}}""", "accounts.product_day_count_unknown" },
        { """{"name":"A","currencies":["EUR"],"interest":{"tiers":[{"percent":1}],"posting":"monthly","compounding":"yearly"}}""", "accounts.product_compounding_too_long" },
        { """{"name":"A","currencies":["EUR"],"interest":{"tiers":[]}}""", "accounts.product_tiers_invalid" },
        { """{"name":"A","currencies":["EUR"],"interest":{"tiers":[{"percent":1},{"percent":2}]}}""", "accounts.product_tiers_invalid" },
        { """{"name":"A","currencies":["EUR"],"interest":{"tiers":[{"percent":1.2345678}]}}""", "accounts.product_rate_invalid" },
        { """{"name":"A","currencies":["JPY"],"interest":{"tiers":[{"percent":1,"fromAmount":0.5}]}}""", "accounts.product_amount_invalid" },
        { """{"name":"A","currencies":["EUR"],"interest":{"tiers":[{"percent":1}],"index":"estr"}}""", "accounts.product_index_invalid" },
        { """{"name":"A","currencies":["EUR"],"interest":{"tiers":[{"percent":1}],"floorPercent":0}}""", "accounts.product_index_invalid" },
        { """{"name":"A","currencies":["EUR"],"overdraft":{"arrangedPercent":-1,"unarrangedPercent":2,"highestLimit":100}}""", "accounts.product_rate_invalid" },
        { """{"name":"A","currencies":["EUR"],"interest":{"tiers":[{"percent":1}]},"withholdingTax":[{"code":"soli","percent":5.5,"on":"income-tax"}]}""", "accounts.product_tax_invalid" },
    };

    [Theory, MemberData(nameof(BrokenTerms))]
    public void Terms_that_could_not_be_kept_are_refused_with_the_rule(string json, string code)
    {
        var terms = JsonSerializer.Deserialize<ProductTerms>(json, Platform.BankJson.Options)!;

        (ProductRules.Refuse(terms)?.Code).ShouldBe(code);
    }

    [Fact]
    public async Task Staff_manage_products_and_reference_rates_over_HTTP_and_a_clerk_only_reads_them()
    {
        var supervisor = await bank.StaffAsync(RoleNames.Supervisor);
        var code = NextCode();
        var today = await bank.TodayAsync();

        var added = await supervisor.PostAsJsonAsync("/staff/v1/accounts/products", new
        {
            code,
            kind = "savings",
            terms =
                new { name = "Saver", currencies = new[] { "EUR" }, interest = new { tiers = new[] { new { percent = 1.25m } }, index = "ESTR" } },
        });
        (await added.ShouldBeJsonAsync(201))
            .GetProperty("versions")[0]
            .GetProperty("terms")
            .GetProperty("interest")
            .GetProperty("index")
            .GetString()
            .ShouldBe("ESTR");
        await (
            await supervisor.PostAsJsonAsync(
                $"/staff/v1/accounts/products/{code}/versions", new { validFrom = today.AddDays(9), terms = new { name = "Saver" } })).ShouldBeJsonAsync(201);
        await (await supervisor.DeleteAsync($"/staff/v1/accounts/products/{code}/versions/2")).ShouldBeJsonAsync();
        await (
            await supervisor.DeleteAsync(
                $"/staff/v1/accounts/products/{code}/versions/2")).ShouldBeProblemAsync(404, "accounts.product_not_found");

        await (
            await supervisor.PostAsJsonAsync(
                "/staff/v1/accounts/reference-rates", new { index = "ESTR", validFrom = today, percent = 1.917m })).ShouldBeJsonAsync(201);
        await (
            await supervisor.PostAsJsonAsync(
                "/staff/v1/accounts/reference-rates", new { index = "ESTR", validFrom = today.AddDays(-1), percent = 1m }))
            .ShouldBeProblemAsync(422, "accounts.reference_rate_in_the_past");

        var clerk = await bank.StaffAsync(RoleNames.Clerk);
        var rates = await (await clerk.GetAsync("/staff/v1/accounts/reference-rates/ESTR")).ShouldBeJsonAsync();
        rates.GetProperty("items")[0].GetProperty("percent").GetDecimal().ShouldBe(1.917m);
        (await (await clerk.GetAsync($"/staff/v1/accounts/products/{code}")).ShouldBeJsonAsync())
            .GetProperty("code")
            .GetString()
            .ShouldBe(code);
        (
            (
                int)(await clerk.PostAsJsonAsync(
                    "/staff/v1/accounts/products", new { code = NextCode(), kind = "savings", terms = new { name = "No" } })).StatusCode).ShouldBe(403);
    }

    [Fact]
    public void A_tier_counts_from_its_amount_in_the_minor_units_of_the_currency()
    {
        var terms = new ProductTerms(
            "A", ["JPY", "EUR"], new InterestSettings([new TierSettings(1), new TierSettings(2, FromAmount: 1_000)]));

        Rate("JPY", 1_000).ShouldBe(AnnualRate.FromPercent(2));
        Rate("EUR", 1_000).ShouldBe(AnnualRate.FromPercent(1));
        Rate("EUR", 100_000).ShouldBe(AnnualRate.FromPercent(2));

        AnnualRate Rate(string currency, long minor) => terms
            .InterestOf(
                SharedKernel.Monetary.Currency.Of(currency), new DateOnly(2027, 1, 1), index: null).Credit!.Chart.RateFor(minor, 0)!.Value;
    }

    private static ProductTerms Terms(decimal percent) => new("Saver", ["EUR"], new InterestSettings([new TierSettings(percent)]));

    private static string NextCode() => $"saver-{Interlocked.Increment(ref _last)}";

    private async Task<string> AProductAsync(ProductTerms terms)
    {
        var code = NextCode();
        (await bank.SendAsync(new AddProduct(code, ProductKind.Savings, terms))).EnsureSuccess();
        return code;
    }
}
