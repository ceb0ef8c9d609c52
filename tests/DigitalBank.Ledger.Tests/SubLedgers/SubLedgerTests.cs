using DigitalBank.Ledger.Contracts;
using DigitalBank.Ledger.Contracts.SubLedgers;
using DigitalBank.Platform.Jobs;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace DigitalBank.Ledger.Tests.SubLedgers;

public sealed class SubLedgerTests : IAsyncLifetime
{
    private readonly LedgerBank _bank = new();

    private long _lastAccountId;

    public async Task InitializeAsync()
    {
        await _bank.InitializeAsync();
        foreach (var currency in (string[])["EUR", "JPY"])
        {
            var cash = await _bank.ABankAccountAsync(currency);
            for (var i = 1; i <= 5; i++)
            {
                var customer = await _bank.ACustomerAccountAsync(currency);
                (await _bank.PostAsync(cash, customer, $"{i}")).EnsureSuccess();
                _lastAccountId = customer.LedgerAccountId;
            }
        }
    }

    public Task DisposeAsync() => _bank.DisposeAsync();

    [Fact]
    public async Task Given_a_close_of_business_Then_the_proof_of_each_header_and_currency_is_on_record()
    {
        var report = await RunAsync();
        await RunAsync();

        var proofs = (await _bank.SendAsync(new GetSubLedgerProofs(LedgerBank.Today))).EnsureSuccess();
        proofs.Count.ShouldBe((int)report.Items);
        var deposits = proofs.Single(proof => proof.HeaderCode == LedgerChart.CustomerDeposits && proof.CurrencyCode == "EUR");
        (deposits.Accounts, deposits.Control, deposits.SubLedger, deposits.Holds).ShouldBe((5, Money.Of("15.00", "EUR"), Money.Of("15.00", "EUR"), true));
        proofs.ShouldAllBe(proof => proof.Holds);
    }

    [Fact]
    public async Task Given_a_balance_that_someone_changed_Then_the_step_fails_names_it_and_the_next_run_sees_the_repair()
    {
        await TestSql.ExecuteAsync(_bank, $"UPDATE ledger.balances SET credits = credits + 1 WHERE account_id = {_lastAccountId}");

        var failure = await Should.ThrowAsync<JobException>(RunAsync);
        failure.Message.ShouldContain($"{LedgerChart.CustomerDeposits} JPY");
        failure.Message.ShouldNotContain("EUR");
        (await _bank.SendAsync(new GetSubLedgerProofs(LedgerBank.Today))).EnsureSuccess().Count(proof => !proof.Holds).ShouldBe(1);

        await TestSql.ExecuteAsync(_bank, $"UPDATE ledger.balances SET credits = credits - 1 WHERE account_id = {_lastAccountId}");
        await RunAsync();
        (await _bank.SendAsync(new GetSubLedgerProofs(LedgerBank.Today))).EnsureSuccess().ShouldAllBe(proof => proof.Holds);
    }

    private async Task<StepReport> RunAsync()
    {
        await using var scope = _bank.Services.CreateAsyncScope();
        var step = scope.ServiceProvider.GetServices<ICloseOfBusinessStep>().Single(step => step.Name == "prove-sub-ledgers");
        return await step.RunAsync(LedgerBank.Today, CancellationToken.None);
    }
}
