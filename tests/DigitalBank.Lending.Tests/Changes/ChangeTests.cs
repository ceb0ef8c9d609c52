using System.Net.Http.Json;
using System.Text.Json;
using DigitalBank.Lending.Changes;
using DigitalBank.Lending.Servicing;
using DigitalBank.Lending.Tests.Origination;
using DigitalBank.Platform;
using DigitalBank.Platform.Jobs;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalBank.Lending.Tests.Changes;

/// <summary>Loans that are agreed anew by two people, who have both seen the same loan.</summary>
public class ChangeTests(LendingBank bank) : IClassFixture<LendingBank>
{
    [Fact]
    public async Task A_loan_whose_product_asks_for_it_is_re_aged_by_two_people_and_what_is_owed_stays()
    {
        var loan = await ALoanAsync(twoPeopleChange: true);
        var today = await bank.TodayAsync();
        using var one = await bank.StaffAsync("operations", "supervisor");
        using var other = await bank.StaffAsync("supervisor");

        using var alone = await PostAsync(one, $"/staff/v1/lending/loans/{loan.LoanId}/re-ages", new { firstDueDate = today.AddDays(60), instalments = 24, reason = "Less income" });
        await alone.ShouldBeProblemAsync(422, "lending.two_people_needed");
        var proposal = await ProposeAsync(one, loan, new { kind = "reAge", reason = "Less income", details = new { newDueDate = today.AddDays(60), instalments = 24 } });
        proposal.Effect.Outstanding.ToString().ShouldBe("6000.00 EUR");
        (proposal.Effect.Before.Instalments, proposal.Effect.After.Instalments, proposal.Details.AnnualPercent).ShouldBe((12, 24, 6m));
        using var second = await one.PostAsJsonAsync($"/staff/v1/lending/loans/{loan.LoanId}/change-proposals", new { kind = "reamortisation", reason = "Also" });
        await second.ShouldBeProblemAsync(409, "lending.change_open");
        using var own = await DecideAsync(one, proposal, isApproved: true);
        await own.ShouldBeProblemAsync(403, "lending.own_change_proposal");

        using var agreed = await DecideAsync(other, proposal, isApproved: true);
        var decided = (await agreed.ShouldBeJsonAsync()).Deserialize<ChangeProposalView>(BankJson.Options)!;
        (decided.Status, decided.Event).ShouldBe((ChangeStatus.Approved, 1));
        using var again = await DecideAsync(other, proposal, isApproved: true);
        await again.ShouldBeProblemAsync(409, "lending.change_decided");

        var after = (await bank.SendAsync(new GetLoan(loan.LoanId, null))).EnsureSuccess();
        after.Loan.Outstanding.ToString().ShouldBe("6000.00 EUR");
        after.Schedule.Count(row => row.Outstanding.IsPositive).ShouldBe(24);
        after.Schedule.First(row => row.Outstanding.IsPositive).Outstanding.ShouldBe(proposal.Effect.After.Next);
        (await bank.SendAsync(new ListLoanEvents(loan.LoanId, null, 0, 10))).EnsureSuccess().Single().Reason.ShouldBe("Less income");
        (await ProveAsync()).Failed.ShouldBe(0);
    }

    [Fact]
    public async Task A_proposal_holds_for_the_loan_with_which_it_was_shown()
    {
        var loan = await ALoanAsync();
        var due = loan.StartDate.AddMonths(1);
        using var one = await bank.StaffAsync("operations", "supervisor");
        using var other = await bank.StaffAsync("supervisor");
        var proposal = await ProposeAsync(one, loan, new { kind = "reschedule", reason = "Holiday", details = new { from = due, newDueDate = due.AddDays(40) } });
        (proposal.Effect.After.NextDueDate, proposal.Effect.Before.NextDueDate).ShouldBe((due.AddDays(40), due));

        (await bank.SendAsync(new RepayLoan(Guid.CreateVersion7(), loan.LoanId, loan.PartyId, Money.Of("100.00", "EUR")))).EnsureSuccess();

        using var outdated = await DecideAsync(other, proposal, isApproved: true);
        await outdated.ShouldBeProblemAsync(409, "lending.change_outdated");
        using var declined = await DecideAsync(other, proposal, isApproved: false);
        (await declined.ShouldBeJsonAsync()).GetProperty("status").GetString().ShouldBe("rejected");
        (await bank.SendAsync(new ListLoanChanges(ChangeStatus.Proposed, null, 50))).EnsureSuccess().ShouldNotContain(open => open.LoanId == loan.LoanId);
        (await bank.SendAsync(new GetLoan(loan.LoanId, null))).EnsureSuccess().Schedule[0].DueDate.ShouldBe(due);

        using var impossible = await one.PostAsJsonAsync(
            $"/staff/v1/lending/loans/{loan.LoanId}/change-proposals", new { kind = "reAge", reason = "Never", details = new { newDueDate = due, instalments = 0 } });
        await impossible.ShouldBeProblemAsync(400, "lending.re_age_invalid");
        using var unknown = await one.PostAsJsonAsync($"/staff/v1/lending/loans/{loan.LoanId}/change-proposals", new { kind = "waiver", reason = "Not here" });
        await unknown.ShouldBeProblemAsync(400, "lending.change_kind_unknown");
        using var nothing = await PostAsync(other, $"/staff/v1/lending/loans/{loan.LoanId}/re-ages", new { firstDueDate = due, instalments = 6, reason = "One is enough" });
        await nothing.ShouldBeJsonAsync();
    }

    private async Task<LoanView> ALoanAsync(bool twoPeopleChange = false) =>
        (await bank.AcceptAsync(await bank.ApplyAsync(await bank.ACustomerAsync(), await bank.AProductAsync(twoPeopleChange: twoPeopleChange)))).EnsureSuccess();

    private static async Task<ChangeProposalView> ProposeAsync(HttpClient client, LoanView loan, object body)
    {
        using var proposed = await client.PostAsJsonAsync($"/staff/v1/lending/loans/{loan.LoanId}/change-proposals", body);
        return (await proposed.ShouldBeJsonAsync(201)).Deserialize<ChangeProposalView>(BankJson.Options)!;
    }

    private static Task<HttpResponseMessage> DecideAsync(HttpClient client, ChangeProposalView proposal, bool isApproved) =>
        client.PostAsJsonAsync($"/staff/v1/lending/change-proposals/{proposal.ProposalId}/decision", new { isApproved, reason = "Seen the salary slips" });

    private async Task<StepReport> ProveAsync()
    {
        await using var scope = bank.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetServices<ICloseOfBusinessStep>().Single(step => step.Name == "prove-loans")
            .RunAsync(await bank.TodayAsync(), CancellationToken.None);
    }

    private static async Task<HttpResponseMessage> PostAsync(HttpClient client, string path, object body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body, options: BankJson.Options) };
        request.Headers.Add("Idempotency-Key", Guid.CreateVersion7().ToString());
        return await client.SendAsync(request);
    }
}
