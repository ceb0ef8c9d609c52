using DigitalBank.Ledger.Contracts.Accounts;
using DigitalBank.Ledger.Contracts.Holds;
using DigitalBank.Ledger.Holds;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace DigitalBank.Ledger.Tests.Holds;

public sealed class HoldSweepTests(LedgerBank bank) : IClassFixture<LedgerBank>
{
    [Fact]
    public async Task Given_holds_of_which_some_have_expired_When_the_bank_sweeps_Then_those_and_only_those_are_freed()
    {
        var customer = await FundedAsync();
        var now = bank.Clock.GetUtcNow();
        var short1 = LedgerBank.AHold(customer, "10.00", now.AddMinutes(1));
        var used = LedgerBank.AHold(customer, "10.00", now.AddMinutes(1));
        var lasting = LedgerBank.AHold(customer, "10.00", now.AddMinutes(2));
        var endless = LedgerBank.AHold(customer, "10.00");
        foreach (var hold in (PlaceHold[])[short1, used, lasting, endless])
        {
            (await bank.SendAsync(hold)).EnsureSuccess();
        }

        var cash = await bank.ABankAccountAsync();
        (await bank.SendAsync(LedgerBank.ACapture(used, customer, cash, "4.00"))).EnsureSuccess();
        bank.Clock.Advance(TimeSpan.FromMinutes(1));

        (await SweepAsync()).ShouldBe(2);

        (await StatusOfAsync(short1)).ShouldBe(HoldStatus.Expired);
        (await StatusOfAsync(used)).ShouldBe(HoldStatus.Expired);
        (await StatusOfAsync(lasting)).ShouldBe(HoldStatus.Open);
        (await StatusOfAsync(endless)).ShouldBe(HoldStatus.Open);
        (await bank.HeldOnAsync(customer)).ShouldBe(Money.Of("20.00", "EUR"));
        (await SweepAsync()).ShouldBe(0);
        (await bank.SendAsync(LedgerBank.ACapture(short1, customer, cash, "1.00"))).ShouldFailWith("ledger.hold_expired");
        (await bank.VerifyAsync()).Findings.ShouldBeEmpty();
    }

    private async Task<LedgerAccountView> FundedAsync()
    {
        var customer = await bank.ACustomerAccountAsync();
        (await bank.PostAsync(await bank.ABankAccountAsync(), customer, "100.00")).EnsureSuccess();
        return customer;
    }

    private async Task<long> SweepAsync()
    {
        await using var scope = bank.Services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<HoldSweep>().RunAsync(CancellationToken.None)).Items;
    }

    private async Task<HoldStatus> StatusOfAsync(PlaceHold hold) =>
        (await bank.SendAsync(new GetHold(hold.HoldId))).EnsureSuccess().Status;
}
