using DigitalBank.Lending.Origination;
using DigitalBank.Lending.Products;
using DigitalBank.Lending.Sources;
using DigitalBank.Lending.Tests.Origination;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.TestKit;

namespace DigitalBank.Lending.Tests.Sources;

/// <summary>Nothing is looked at that the applicant has not allowed, or the loan does not need.</summary>
public class SourceConsentTests(LendingBank bank) : IClassFixture<LendingBank>
{
    private const string Account = "accounts.transactions";

    [Fact]
    public async Task Nobodys_account_is_looked_at_without_a_living_consent()
    {
        var (account, product) = (await bank.ACustomerAsync(), await bank.AProductAsync(LendingBank.AskingPolicy));
        using var app = await bank.CustomerAsync(account.HolderPartyId);

        var refused = await bank.TryApplyAsync(account, product);
        refused.ShouldFailWith("lending.consent_missing");
        refused.Failure!.Message.ShouldContain($"purpose {SourceUse.Purpose}, to the scope {Account}");

        var consent = await LendingBank.ConsentAsync(app, Account);
        var offered = await bank.ApplyAsync(account, product);
        offered.Status.ShouldBe(LoanApplicationStatus.Offered);
        var inputs = await InputsOfAsync(offered);
        inputs.Sources.ShouldBe([new SourceReading(CreditSource.OwnAccount, SourceGround.Consent, IsAllowed: true, consent)]);
        inputs.MonthlyInflow.ShouldBe(Money.Of("2000.00", "EUR"));

        await LendingBank.RevokeAsync(app, consent);
        (await bank.TryApplyAsync(account, product)).ShouldFailWith("lending.consent_missing");
        (await bank.AcceptAsync(offered)).EnsureSuccess();
    }

    [Fact]
    public async Task A_consent_to_something_else_or_of_another_customer_allows_nothing()
    {
        var (account, other, product) = (await bank.ACustomerAsync(), await bank.ACustomerAsync(), await bank.AProductAsync(LendingBank.AskingPolicy));
        using var app = await bank.CustomerAsync(account.HolderPartyId);
        await LendingBank.ConsentAsync(app, "accounts.balances");
        (await bank.TryApplyAsync(account, product)).ShouldFailWith("lending.consent_missing");

        await LendingBank.ConsentAsync(app, Account);
        (await bank.TryApplyAsync(other, product)).ShouldFailWith("lending.consent_missing");
        (await bank.ApplyAsync(account, product)).Status.ShouldBe(LoanApplicationStatus.Offered);
    }

    [Fact]
    public async Task Where_the_account_need_not_be_looked_at_a_person_decides_on_those_who_do_not_allow_it()
    {
        var policy = LendingBank.AskingPolicy with { Sources = [new SourceUse(CreditSource.OwnAccount, IsRequired: false)] };
        var (account, product) = (await bank.ACustomerAsync(), await bank.AProductAsync(policy));

        (await bank.TryApplyAsync(account, product)).ShouldFailWith("lending.income_unknown");
        var application = (await bank.TryApplyAsync(account, product, income: "1500.00")).EnsureSuccess();

        application.Status.ShouldBe(LoanApplicationStatus.InReview);
        application.Reasons.ShouldBe([DecisionReasons.HistoryWithheld]);
        var inputs = await InputsOfAsync(application);
        inputs.Sources.ShouldBe([new SourceReading(CreditSource.OwnAccount, SourceGround.Consent, IsAllowed: false, ConsentId: null)]);
        (inputs.HistoryMonths, inputs.MonthlyInflow.IsPositive, inputs.Income).ShouldBe((0, false, Money.Of("1500.00", "EUR")));
        inputs.ScoreValues()["monthly_inflow"].ShouldBeEmpty();
        (await bank.SendAsync(new ReplayDecision(application.ApplicationId))).EnsureSuccess().IsSame.ShouldBeTrue();
    }

    [Fact]
    public void A_product_names_each_source_once_and_on_a_ground_that_there_is()
    {
        Refused([new SourceUse(CreditSource.OwnAccount), new SourceUse(CreditSource.OwnAccount)]).ShouldBe("lending.product_sources_invalid");
        Refused([new SourceUse((CreditSource)99)]).ShouldBe("lending.product_sources_invalid");
        Refused([new SourceUse(CreditSource.OwnAccount, (SourceGround)99)]).ShouldBe("lending.product_sources_invalid");
        Refused([new SourceUse(CreditSource.OwnAccount, SourceGround.Contract)]).ShouldBeNull();
        Refused([]).ShouldBeNull();
    }

    private static string? Refused(IReadOnlyList<SourceUse> sources) =>
        LendingBank.Terms(LendingBank.Policy with { Sources = sources }).Refuse(LoanProductKind.InstalmentLoan)?.Code;

    private async Task<DecisionInputs> InputsOfAsync(LoanApplicationView application) =>
        (await bank.SendAsync(new GetDecisionFile(application.ApplicationId))).EnsureSuccess().Inputs;
}
