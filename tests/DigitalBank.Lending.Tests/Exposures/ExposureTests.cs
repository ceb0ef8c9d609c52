using System.Net.Http.Json;
using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Lending.Exposures;
using DigitalBank.Lending.Origination;
using DigitalBank.Lending.Products;
using DigitalBank.Lending.Tests.Origination;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.TestKit;

namespace DigitalBank.Lending.Tests.Exposures;

/// <summary>Limits of customers and of groups, however many offers are accepted at once.</summary>
public class ExposureTests(LendingBank bank) : IClassFixture<LendingBank>
{
    private static readonly CreditPolicy Policy = LendingBank.Policy with { MostGroupExposure = Money.Of("25000.00", "EUR") };

    /// <summary>Both were in review when they were decided, so neither counted for the other.</summary>
    [Fact]
    public async Task Of_two_offers_accepted_at_the_same_moment_that_exceed_the_limit_together_one_is_refused()
    {
        using var reviewer = await bank.StaffAsync("supervisor");
        var (account, product) = (await bank.ACustomerAsync("9000.00"), await bank.AProductAsync(LendingBank.Policy with { ReviewFrom = Money.Of("15000.00", "EUR") }));
        LoanApplicationView[] offers = [await bank.ApplyAsync(account, product, "15000.00", 60), await bank.ApplyAsync(account, product, "15000.00", 60)];
        foreach (var offer in offers)
        {
            using var approved = await ReviewAsync(reviewer, offer);
            (await approved.ShouldBeJsonAsync()).GetProperty("status").GetString().ShouldBe("offered");
        }

        await TheSecondShouldBeRefusedAsync(offers, "borrowers", "lending.exposure_limit");
        (await bank.BalanceOfAsync(account.LedgerAccountId)).ShouldBe("51000.00");
    }

    [Fact]
    public async Task Borrowers_who_count_together_share_a_limit_also_when_they_accept_at_the_same_moment()
    {
        var product = await bank.AProductAsync(Policy);
        AccountView[] accounts = [await bank.ACustomerAsync("9000.00"), await bank.ACustomerAsync("9000.00")];
        LoanApplicationView[] offers =
            [await bank.ApplyAsync(accounts[0], product, "15000.00", 60), await bank.ApplyAsync(accounts[1], product, "15000.00", 60)];
        var group = await AGroupAsync(accounts);

        await TheSecondShouldBeRefusedAsync(offers, "borrower_groups", "lending.group_limit");

        var third = await bank.ACustomerAsync("9000.00");
        (await bank.SendAsync(new JoinBorrowerGroup(group.GroupId, third.HolderPartyId))).EnsureSuccess().PartyIds.Count.ShouldBe(3);
        var cut = await bank.ApplyAsync(third, product, "15000.00", 60);
        cut.Status.ShouldBe(LoanApplicationStatus.Declined);
        cut.Reasons.ShouldBe([DecisionReasons.GroupLimit]);
        (await bank.SendAsync(new LeaveBorrowerGroup(group.GroupId, third.HolderPartyId))).EnsureSuccess().PartyIds.Count.ShouldBe(2);
        (await bank.ApplyAsync(third, product, "15000.00", 60)).Reasons.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_customer_belongs_to_one_group()
    {
        var account = await bank.ACustomerAsync(months: 0);
        await AGroupAsync(account);
        var other = (await bank.SendAsync(new AddBorrowerGroup("Others"))).EnsureSuccess();

        (await bank.SendAsync(new JoinBorrowerGroup(other.GroupId, account.HolderPartyId))).ShouldFailWith("lending.in_another_group");
        (await bank.SendAsync(new JoinBorrowerGroup(Guid.CreateVersion7(), account.HolderPartyId))).ShouldFailWith("lending.unknown_group");
        (await bank.SendAsync(new JoinBorrowerGroup(other.GroupId, Guid.CreateVersion7()))).IsSuccess.ShouldBeFalse();
    }

    [Fact]
    public async Task Two_people_have_to_agree_to_a_very_large_amount()
    {
        using var one = await bank.StaffAsync("supervisor");
        using var other = await bank.StaffAsync("supervisor");
        var product = await bank.AProductAsync(LendingBank.Policy with { TwoReviewersFrom = Money.Of("15000.00", "EUR") });
        var application = await bank.ApplyAsync(await bank.ACustomerAsync("9000.00"), product, "15000.00", 60);
        application.Reasons.ShouldBe([DecisionReasons.LargeAmount]);

        using var first = await ReviewAsync(one, application);
        (await first.ShouldBeJsonAsync()).GetProperty("status").GetString().ShouldBe("inReview");
        using var again = await ReviewAsync(one, application);
        await again.ShouldBeProblemAsync(403, "lending.same_reviewer");
        using var second = await ReviewAsync(other, application);
        (await second.ShouldBeJsonAsync()).GetProperty("status").GetString().ShouldBe("offered");
    }

    private async Task TheSecondShouldBeRefusedAsync(LoanApplicationView[] offers, string waitsAt, string code)
    {
        var (first, second) = await bank.Acceptances.RunAsync(() => bank.AcceptAsync(offers[0]), () => bank.AcceptAsync(offers[1]), waitsAt);

        first.EnsureSuccess();
        second.ShouldFailWith(code);
    }

    private async Task<BorrowerGroupView> AGroupAsync(params AccountView[] accounts)
    {
        var group = (await bank.SendAsync(new AddBorrowerGroup("Lovelace and sons"))).EnsureSuccess();
        foreach (var account in accounts)
        {
            group = (await bank.SendAsync(new JoinBorrowerGroup(group.GroupId, account.HolderPartyId))).EnsureSuccess();
        }

        return group;
    }

    private static Task<HttpResponseMessage> ReviewAsync(HttpClient client, LoanApplicationView application) =>
        client.PostAsJsonAsync(
            $"/staff/v1/lending/applications/{application.ApplicationId}/review", new { isApproved = true, reason = "Employer confirms" });
}
