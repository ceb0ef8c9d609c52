using System.Net.Http.Json;
using System.Text.Json;
using DigitalBank.Customers.Contracts.Erasure;
using DigitalBank.Customers.Contracts.Export;
using DigitalBank.Lending.Losses;
using DigitalBank.Lending.Servicing;
using DigitalBank.Lending.Tests.Origination;
using DigitalBank.Platform;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalBank.Lending.Tests.Losses;

/// <summary>What lending holds on a borrower is told, and what staff wrote about them is erased when its time is over.</summary>
public class PersonalDataTests(LendingBank bank) : IClassFixture<LendingBank>
{
    private const string Words = "Lost the position with the mill";

    [Fact]
    public async Task What_was_written_about_a_borrower_is_exported_and_erased_after_ten_years_and_the_figures_stay()
    {
        var loan = (await bank.AcceptAsync(await bank.ApplyAsync(await bank.ACustomerAsync(), await bank.AProductAsync()))).EnsureSuccess();
        (await bank.SendAsync(new RecordLoanEvent(
            Guid.CreateVersion7(), loan.LoanId, new LoanEventDraft(LoanEventKind.Repayment, Money.Of("100.00", "EUR"), Reason: Words)))).EnsureSuccess();
        (await HeldOnAsync(loan.PartyId)).ShouldContain(Words);
        (await DealingsAsync(loan.PartyId)).GoOn.ShouldBeTrue();
        await GiveUpAsync(loan.LoanId);
        (await bank.SendAsync(new RecoverLoan(Guid.CreateVersion7(), loan.LoanId, Money.Of("10.00", "EUR"), Words))).EnsureSuccess();
        var recovery = (await bank.SendAsync(new ListRecoveries(loan.LoanId, IsBooked: true, null, 10))).EnsureSuccess().ShouldHaveSingleItem();
        (recovery.Amount, recovery.Reason).ShouldBe((Money.Of("10.00", "EUR"), Words));
        (await bank.SendAsync(new ListRecoveries(loan.LoanId, IsBooked: false, null, 10))).EnsureSuccess().ShouldBeEmpty();

        var ended = await bank.TodayAsync();
        (await DealingsAsync(loan.PartyId)).GoOn.ShouldBeFalse();
        (await EraseAsync(loan.PartyId, ended, ended.AddYears(9))).Kept.ShouldHaveSingleItem().What.ShouldBe("loan-files");
        (await HeldOnAsync(loan.PartyId)).ShouldContain(Words);
        (await EraseAsync(loan.PartyId, ended, ended.AddYears(10))).Kept.ShouldBeEmpty();

        var left = await HeldOnAsync(loan.PartyId);
        left.ShouldNotContain(Words);
        left.ShouldContain("6000.00");
    }

    private async Task GiveUpAsync(Guid loanId)
    {
        using var supervisor = await bank.StaffAsync("supervisor");
        var proposed = (await bank.SendAsync(new ProposeLoss(loanId, LossKind.WriteOff, Words))).EnsureSuccess();
        using var decided = await supervisor.PostAsJsonAsync(
            $"/staff/v1/lending/loss-proposals/{proposed.ProposalId}/decision", new { isApproved = true, reason = Words }, BankJson.Options);
        await decided.ShouldBeJsonAsync();
    }

    private async Task<string> HeldOnAsync(Guid partyId)
    {
        await using var scope = bank.Services.CreateAsyncScope();
        var source = scope.ServiceProvider.GetServices<IPersonalDataSource>().Single(one => one.Part == "lending");
        return JsonSerializer.Serialize(await source.HeldOnAsync(partyId, CancellationToken.None), BankJson.Options);
    }

    private async Task<Dealings> DealingsAsync(Guid partyId)
    {
        await using var scope = bank.Services.CreateAsyncScope();
        return await KeeperOf(scope).DealingsWithAsync(partyId, CancellationToken.None);
    }

    private async Task<ErasureOutcome> EraseAsync(Guid partyId, DateOnly ended, DateOnly today)
    {
        await using var scope = bank.Services.CreateAsyncScope();
        return await KeeperOf(scope).EraseAsync(partyId, ended, today, CancellationToken.None);
    }

    private static IPersonalDataKeeper KeeperOf(AsyncServiceScope scope) =>
        scope.ServiceProvider.GetServices<IPersonalDataKeeper>().Single(keeper => keeper.Part == "lending");
}
