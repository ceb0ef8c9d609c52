using DigitalBank.Ledger.Contracts.Accounts;
using DigitalBank.Lending.Impairment;
using DigitalBank.Lending.Servicing;
using DigitalBank.Lending.Tests.Origination;
using DigitalBank.Platform.Jobs;
using DigitalBank.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalBank.Lending.Tests.Impairment;

/// <summary>Provisions at the close of business, and that the ledger holds what they sum to.</summary>
public class ProvisionTests(LendingBank bank) : IClassFixture<LendingBank>
{
    private static readonly ImpairmentParameters Parameters = new(
        CurrentPercent: 2, UpTo30Percent: 8, UpTo60Percent: 30, UpTo90Percent: 60, LossPercent: 45, SignificantTimes: 5);

    [Fact]
    public async Task Provisions_follow_a_loan_through_the_stages_and_are_reversed_when_it_ends()
    {
        var product = await bank.AProductAsync();
        (await bank.SendAsync(new SetImpairment(product, null, Parameters))).EnsureSuccess();
        var loan = (await bank.AcceptAsync(await bank.ApplyAsync(await bank.ACustomerAsync(), product))).EnsureSuccess();
        (await bank.SendAsync(new GetProvision(loan.LoanId))).ShouldFailWith("lending.no_provision");

        var first = await CloseAsync(loan, await bank.TodayAsync());
        (first.Stage, first.Reason, first.DefaultPercent).ShouldBe((ImpairmentStage.Performing, StageReason.Unchanged, 2m));
        await BooksShouldHoldAsync(first.Provision.ToAmountText());
        (await CloseAsync(loan, await bank.TodayAsync())).Provision.ShouldBe(first.Provision);
        await BooksShouldHoldAsync(first.Provision.ToAmountText());

        var due = loan.StartDate.AddMonths(1);
        var second = await CloseAsync(loan, due.AddDays(40));
        (second.Stage, second.Reason).ShouldBe((ImpairmentStage.RiskIncreased, StageReason.Over30DaysPastDue));
        var third = await CloseAsync(loan, due.AddDays(100));
        third.Stage.ShouldBe(ImpairmentStage.Impaired);
        third.Provision.MinorUnits.ShouldBe((long)decimal.Round(third.Exposure.MinorUnits * 0.45m, 0, MidpointRounding.ToEven));
        await BooksShouldHoldAsync(third.Provision.ToAmountText());

        var quote = (await bank.SendAsync(new QuotePayOff(loan.LoanId, null))).EnsureSuccess();
        (await bank.SendAsync(new RepayLoan(Guid.CreateVersion7(), loan.LoanId, loan.PartyId, quote.Amount))).EnsureSuccess();
        (await CloseAsync(loan, due.AddDays(101))).Provision.IsZero.ShouldBeTrue();
        await BooksShouldHoldAsync("0.00");
        (await bank.SendAsync(new GetProvisionReport())).EnsureSuccess().Rows.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_expected_changes_from_a_day_on_and_is_not_set_twice_for_it()
    {
        var product = await bank.AProductAsync();
        var today = await bank.TodayAsync();

        (await bank.SendAsync(new SetImpairment(product, null, Parameters with { LossPercent = 101 }))).ShouldFailWith("lending.impairment_parameters_invalid");
        (await bank.SendAsync(new SetImpairment("no-such-product", null, Parameters))).ShouldFailWith("lending.unknown_product");
        (await bank.SendAsync(new SetImpairment(product, today.AddDays(-1), Parameters))).ShouldFailWith("lending.impairment_in_the_past");
        (await bank.SendAsync(new SetImpairment(product, today, Parameters))).EnsureSuccess();
        (await bank.SendAsync(new SetImpairment(product, today, Parameters))).ShouldFailWith("lending.impairment_day_taken");
        (await bank.SendAsync(new GetImpairment(product))).EnsureSuccess().Versions.Single().Number.ShouldBe(1);
    }

    private async Task<ProvisionView> CloseAsync(LoanView loan, DateOnly day)
    {
        await using var scope = bank.Services.CreateAsyncScope();
        foreach (var name in new[] { "service-loans", "provide-for-loans" })
        {
            await scope.ServiceProvider.GetServices<ICloseOfBusinessStep>().Single(step => step.Name == name).RunAsync(day, CancellationToken.None);
        }

        return (await bank.SendAsync(new GetProvision(loan.LoanId))).EnsureSuccess();
    }

    /// <summary>The allowance is what is provided, and the expense has been as much.</summary>
    private async Task BooksShouldHoldAsync(string provided)
    {
        foreach (var code in new[] { "1390", "5320" })
        {
            var account = (await bank.SendAsync(new FindLedgerAccount(code, "EUR"))).EnsureSuccess();
            (await bank.BalanceOfAsync(account.LedgerAccountId)).TrimStart('-').ShouldBe(provided, code);
        }
    }
}
