using DigitalBank.Ledger.Contracts.Accounts;
using DigitalBank.Ledger.Contracts.Journal;
using DigitalBank.Lending.Data;
using DigitalBank.Lending.Servicing;
using DigitalBank.Lending.Tests.Origination;
using DigitalBank.Platform.Jobs;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalBank.Lending.Tests.Servicing;

/// <summary>Has a book that is broken on purpose, so it has a bank of its own.</summary>
public class ProofTests(LendingBank bank) : IClassFixture<LendingBank>
{
    [Fact]
    public async Task A_loan_that_differs_from_its_ledger_account_stops_the_close()
    {
        var application = await bank.ApplyAsync(await bank.ACustomerAsync(), await bank.AProductAsync());
        (await bank.AcceptAsync(application)).EnsureSuccess();
        await using var scope = bank.Services.CreateAsyncScope();
        var loan = await scope.ServiceProvider.GetRequiredService<LendingDbContext>().Loans.SingleAsync();
        var proof = scope.ServiceProvider.GetServices<ICloseOfBusinessStep>().Single(step => step.Name == "prove-loans");
        var today = await bank.TodayAsync();
        (await proof.RunAsync(today, CancellationToken.None)).Items.ShouldBe(1);

        await RepayByHandAsync(loan, "0.01", today);
        (await Should.ThrowAsync<JobException>(() => proof.RunAsync(today, CancellationToken.None))).Message.ShouldContain(loan.Id.ToString());

        // One cent is left of a loan that was given up.
        await RepayByHandAsync(loan, "5999.98", today);
        await scope.ServiceProvider.GetRequiredService<LendingDbContext>().Loans.ExecuteUpdateAsync(
            set => set.SetProperty(l => l.Status, GrantedLoanStatus.WrittenOff).SetProperty(l => l.Outstanding, 0));
        (await Should.ThrowAsync<JobException>(() => proof.RunAsync(today, CancellationToken.None))).Message.ShouldContain(loan.Id.ToString());
        await RepayByHandAsync(loan, "0.01", today);
        (await proof.RunAsync(today, CancellationToken.None)).Items.ShouldBe(1);
    }

    private async Task RepayByHandAsync(GrantedLoan loan, string text, DateOnly today)
    {
        var cash = (await bank.SendAsync(new FindLedgerAccount("1190", "EUR"))).EnsureSuccess();
        var amount = Money.Of(text, "EUR");
        (await bank.SendAsync(new PostJournalEntry(
            Guid.CreateVersion7(), "tests", Guid.CreateVersion7().ToString(), "test", today,
            [new Posting(cash.LedgerAccountId, Side.Debit, amount, today), new Posting(loan.LedgerAccountId!.Value, Side.Credit, amount, today)])))
            .EnsureSuccess();
    }
}
