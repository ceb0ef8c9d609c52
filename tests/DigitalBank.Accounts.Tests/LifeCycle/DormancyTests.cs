using System.Net.Http.Json;
using DigitalBank.Accounts.Activity;
using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Accounts.Data;
using DigitalBank.Accounts.Products;
using DigitalBank.Platform.Security;
using DigitalBank.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalBank.Accounts.Tests.LifeCycle;

public class DormancyTests(AccountsBank bank) : IClassFixture<AccountsBank>
{
    private const int Inactive = 30;

    private const int Dormant = 90;

    [Fact]
    public async Task An_account_that_nobody_uses_becomes_inactive_and_then_dormant()
    {
        var account = await bank.AnAccountAsync(product: await AProductAsync());
        var today = await bank.TodayAsync();

        (await AfterAsync(account, today.AddDays(Inactive - 1))).ShouldBe(Dormancy.None);
        (await AfterAsync(account, today.AddDays(Inactive))).ShouldBe(Dormancy.Inactive);
        (await AfterAsync(account, today.AddDays(Dormant - 1))).ShouldBe(Dormancy.Inactive);
        (await AfterAsync(account, today.AddDays(Dormant))).ShouldBe(Dormancy.Dormant);
        (await bank.StepAsync("mark-dormant-accounts", today.AddDays(Dormant))).ShouldSatisfyAllConditions(
            again => again.Items.ShouldBe(0), again => again.Failed.ShouldBe(0));
    }

    [Fact]
    public async Task A_payment_of_the_holder_makes_an_inactive_account_active_again()
    {
        var account = await bank.AnAccountAsync(product: await AProductAsync());
        var today = await bank.TodayAsync();
        await AfterAsync(account, today.AddDays(Inactive));

        await UsedOnAsync(account, today.AddDays(Inactive + 1));

        (await AfterAsync(account, today.AddDays(Inactive + 1))).ShouldBe(Dormancy.None);
        (await AfterAsync(account, today.AddDays((2 * Inactive) + 1))).ShouldBe(Dormancy.Inactive);
    }

    [Fact]
    public async Task An_account_made_dormant_before_a_payment_was_noted_wakes_by_itself()
    {
        var account = await bank.AnAccountAsync(product: await AProductAsync());
        var today = await bank.TodayAsync();
        await AfterAsync(account, today.AddDays(Dormant));

        await UsedOnAsync(account, today.AddDays(Dormant));

        (await AfterAsync(account, today.AddDays(Dormant + 1))).ShouldBe(Dormancy.None);
    }

    [Fact]
    public async Task A_dormant_account_is_woken_by_two_people()
    {
        var account = await bank.AnAccountAsync(product: await AProductAsync());
        var dormantOn = (await bank.TodayAsync()).AddDays(Dormant);
        await AfterAsync(account, dormantOn);
        var (asking, approving) = (await bank.StaffAsync(RoleNames.Clerk), await bank.StaffAsync(RoleNames.Supervisor));
        var address = $"/staff/v1/accounts/{account.AccountId}/reactivation";

        await (await approving.PostAsync($"{address}/approve", null)).ShouldBeProblemAsync(409, "accounts.reactivation_not_asked");
        await (await asking.PostAsJsonAsync(address, new { reason = "Came with a passport" })).ShouldBeJsonAsync();
        await (await asking.PostAsync($"{address}/approve", null)).ShouldBeProblemAsync(403, "accounts.second_person_needed");
        var awake = await (await approving.PostAsync($"{address}/approve", null)).ShouldBeJsonAsync();

        awake.GetProperty("dormancy").GetString().ShouldBe("none");
        await (await approving.PostAsync($"{address}/approve", null)).ShouldBeProblemAsync(409, "accounts.account_not_dormant");
    }

    [Fact]
    public async Task Products_without_the_setting_never_become_dormant()
    {
        var account = await bank.AnAccountAsync();

        (await AfterAsync(account, (await bank.TodayAsync()).AddDays(20_000))).ShouldBe(Dormancy.None);
    }

    [Theory]
    [InlineData(0, 30)]
    [InlineData(30, 29)]
    [InlineData(30, 20_000)]
    public async Task Days_that_make_no_sense_are_refused(int inactive, int dormant) =>
        (await bank.SendAsync(new AddProduct("senseless", ProductKind.Current, Terms(inactive, dormant))))
            .ShouldFailWith("accounts.product_dormancy_invalid");

    private static ProductTerms Terms(int inactive, int dormant) =>
        new("Sleeper", Dormancy: new DormancySettings(inactive, dormant));

    private async Task<string> AProductAsync()
    {
        var code = $"sleeper-{Guid.CreateVersion7():N}"[..32];
        (await bank.SendAsync(new AddProduct(code, ProductKind.Current, Terms(Inactive, Dormant)))).EnsureSuccess();
        return code;
    }

    private async Task<Dormancy> AfterAsync(AccountView account, DateOnly closingDate)
    {
        await bank.StepAsync("mark-dormant-accounts", closingDate);
        return (await bank.SendAsync(new GetAccount(account.AccountId))).EnsureSuccess().Dormancy;
    }

    private async Task UsedOnAsync(AccountView account, DateOnly day)
    {
        await using var scope = bank.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AccountsDbContext>();
        db.Activities.Add(new AccountActivity { AccountId = account.AccountId, LastCustomerActivityDate = day });
        await db.SaveChangesAsync();
    }
}
