using System.Net;
using System.Net.Http.Json;
using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Payments.Signatures;
using DigitalBank.Payments.Tests.Support;
using DigitalBank.Payments.Transfers;
using DigitalBank.Platform;
using DigitalBank.Platform.Jobs;
using DigitalBank.SharedKernel.Results;
using DigitalBank.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace DigitalBank.Payments.Tests.Signatures;

public sealed class SignProposalTests(PaymentsBank bank) : IClassFixture<PaymentsBank>
{
    [Fact]
    public async Task The_last_signature_that_is_needed_pays_and_pays_once()
    {
        var company = await ACompanyAsync();
        var proposal = await ProposeAsync(company);

        (await SignAsync(proposal, company.First)).EnsureSuccess().Status.ShouldBe(ProposalStatus.Open);
        (await bank.BalanceOfAsync(company.Account)).ShouldBe("1000.00 EUR");
        var ordered = (await SignAsync(proposal, company.Second)).EnsureSuccess();

        ordered.Status.ShouldBe(ProposalStatus.Ordered);
        ordered.SignedBy.ShouldBe([company.First, company.Second], ignoreOrder: true);
        (await bank.BalanceOfAsync(company.Account)).ShouldBe("700.00 EUR");
        (await bank.HistoryOfAsync(ordered.PaymentOrderId!.Value)).ShouldBe("Received Booked");
        (await SignAsync(proposal, company.Third)).ShouldFailWith("payments.proposal_not_open");
    }

    [Fact]
    public async Task Nobody_signs_twice_or_for_others_or_what_was_not_seen_or_too_late()
    {
        var company = await ACompanyAsync();
        var proposal = await ProposeAsync(company);
        var stranger = await bank.APersonAsync();
        await GrantAsync(await bank.StaffAsync("supervisor"), company.Account, stranger.PartyId);

        (await SignAsync(proposal, company.First)).EnsureSuccess();
        (await SignAsync(proposal, company.First)).ShouldFailWith("payments.signed_already");
        (await SignAsync(proposal, stranger.PartyId)).ShouldFailWith("payments.not_signatory");
        (await SignAsync(proposal, (await bank.APersonAsync()).PartyId)).ShouldFailWith("payments.unknown_proposal");
        (await SignAsync(proposal with { Fingerprint = "0" }, company.Second)).ShouldFailWith("payments.proposal_differs");
        bank.Clock.Advance(TimeSpan.FromHours(24));
        (await SignAsync(proposal, company.Second)).ShouldFailWith("payments.proposal_expired");
        (await bank.BalanceOfAsync(company.Account)).ShouldBe("1000.00 EUR");
    }

    [Fact]
    public async Task A_change_of_payee_or_amount_voids_the_signatures_there_are()
    {
        var company = await ACompanyAsync();
        var proposal = await ProposeAsync(company);
        (await SignAsync(proposal, company.First)).EnsureSuccess();

        var changed = (await bank.SendAsync(new ChangeProposal(
            proposal.ProposalId, company.Second, proposal.Fingerprint, Payment("310.00")))).EnsureSuccess();

        (changed.SignedBy.Count, changed.Revision).ShouldBe((0, 2));
        (await SignAsync(proposal, company.Second)).ShouldFailWith("payments.proposal_differs");
        (await SignAsync(changed, company.Second)).EnsureSuccess().Status.ShouldBe(ProposalStatus.Open);
        (await SignAsync(changed, company.First)).EnsureSuccess().Status.ShouldBe(ProposalStatus.Ordered);
        (await bank.BalanceOfAsync(company.Account)).ShouldBe("690.00 EUR");
    }

    [Fact]
    public async Task Three_people_who_sign_at_the_same_moment_pay_once()
    {
        var company = await ACompanyAsync();
        var proposal = await ProposeAsync(company);

        var outcomes = await Task.WhenAll(new[] { company.First, company.Second, company.Third }
            .Select(person => Task.Run(() => SignAsync(proposal, person))));

        outcomes.Count(outcome => outcome.IsSuccess).ShouldBe(2, string.Join(" ", outcomes.Select(outcome => outcome.Failure?.Code)));
        (await bank.BalanceOfAsync(company.Account)).ShouldBe("700.00 EUR");
    }

    [Fact]
    public async Task Killed_before_the_payment_was_ordered_the_job_orders_it_once()
    {
        var company = await ACompanyAsync();
        var proposal = await ProposeAsync(company);
        (await SignAsync(proposal, company.First)).EnsureSuccess();
        (await SignAsync(proposal, company.Second)).EnsureSuccess();
        await bank.InDatabaseAsync(db => db.PaymentProposals.Where(row => row.Id == proposal.ProposalId)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Status, ProposalStatus.Signed)));

        await using (var scope = bank.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetServices<IBankJob>().Single(job => job.Name == "order-signed-payments").RunAsync(default);
        }

        (await bank.InDatabaseAsync(db => db.PaymentProposals.SingleAsync(row => row.Id == proposal.ProposalId))).Status.ShouldBe(ProposalStatus.Ordered);
        (await bank.BalanceOfAsync(company.Account)).ShouldBe("700.00 EUR");
    }

    [Fact]
    public async Task From_the_band_on_nothing_is_paid_without_signatures_and_below_it_as_before()
    {
        var company = await ACompanyAsync();
        var payee = await bank.AnAccountAsync("0.00");

        (await bank.TransferAsync("100.00", company.Account, payee)).ShouldFailWith("payments.signatures_needed");
        (await bank.TransferAsync("99.99", company.Account, payee)).EnsureSuccess();
        (await bank.SendAsync(new ProposePayment(Guid.CreateVersion7(), company.First, company.Account.AccountId, Payment("99.99"))))
            .ShouldFailWith("payments.signatures_not_needed");
    }

    [Fact]
    public async Task A_stranger_does_not_learn_from_which_amount_on_an_account_asks_for_signatures()
    {
        var company = await ACompanyAsync();
        var stranger = (await bank.APersonAsync()).PartyId;
        var order = new InitiateTransfer(
            Guid.CreateVersion7(), stranger, company.Account.AccountId, null,
            "FR1420041010050500013M02606", "Marie Curie", "BNPAFRPPXXX", PaymentsBank.Euros("100.00"), null, null, null);

        (await bank.SendAsync(order)).ShouldFailWith("payments.unknown_debtor_account");
    }

    [Fact]
    public async Task A_payment_that_one_person_ordered_for_later_needs_the_signatures_of_its_day()
    {
        var company = await ACompanyAsync();
        await SetRulesAsync(company.Account, [company.First, company.Second], from: "500.00");
        var payee = await bank.AnAccountAsync("0.00");
        var later = (await bank.TransferAsync("300.00", company.Account, payee, on: (await bank.TodayAsync()).AddDays(1))).EnsureSuccess();
        await SetRulesAsync(company.Account, [company.First, company.Second], from: "100.00");

        await bank.CloseDayAsync();
        (await bank.SendAsync(new Booking.ExecuteDuePayments())).EnsureSuccess();

        (await bank.DetailsOfAsync(later.PaymentOrderId)).Payment.Status.ShouldBe(Orders.PaymentOrderStatus.Rejected);
        (await bank.BalanceOfAsync(company.Account)).ShouldBe("1000.00 EUR");
    }

    [Fact]
    public async Task Rules_relaxed_after_a_proposal_do_not_let_one_signature_pay()
    {
        var company = await ACompanyAsync();
        var proposal = await ProposeAsync(company);
        await SetRulesAsync(company.Account, [company.First, company.Second], from: "500.00");

        (await SignAsync(proposal, company.Second)).ShouldFailWith("payments.signatures_not_needed");

        (await bank.BalanceOfAsync(company.Account)).ShouldBe("1000.00 EUR");
    }

    [Fact]
    public async Task Rules_that_nobody_can_fulfil_and_people_who_may_not_set_them_are_refused()
    {
        var company = await ACompanyAsync();
        var path = $"/staff/v1/payments/signing-rules/{company.Account.AccountId}";
        var body = new SetSigningRulesRequest(
            [new SignatoryGroup("directors", [company.First])],
            [new SigningBand(PaymentsBank.Euros("100.00"), [new SigningCombination([new GroupCount("directors", 2)])])]);

        (await (await bank.StaffAsync("operations")).PutAsJsonAsync(path, body, BankJson.Options)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await (await bank.StaffAsync("supervisor")).PutAsJsonAsync(path, body, BankJson.Options)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    private static ProposedPayment Payment(string amount) =>
        new("Marie Curie", "FR1420041010050500013M02606", "BNPAFRPPXXX", PaymentsBank.Euros(amount), "invoice 9", "E2E-9");

    private Task<Result<ProposalView>> SignAsync(ProposalView proposal, Guid person) =>
        bank.SendAsync(new SignProposal(proposal.ProposalId, person, proposal.Fingerprint));

    private async Task<ProposalView> ProposeAsync(Company company) => (await bank.SendAsync(
        new ProposePayment(Guid.CreateVersion7(), company.First, company.Account.AccountId, Payment("300.00")))).EnsureSuccess();

    /// <summary>Two of three directors sign payments from 100 euros on, within a day.</summary>
    private async Task<Company> ACompanyAsync()
    {
        var account = await bank.AnAccountAsync("1000.00");
        var staff = await bank.StaffAsync("supervisor");
        var directors = new List<Guid>();
        for (var i = 0; i < 3; i++)
        {
            directors.Add((await bank.APersonAsync()).PartyId);
            await GrantAsync(staff, account, directors[i]);
        }

        await SetRulesAsync(account, directors, from: "100.00");
        return new Company(account, directors[0], directors[1], directors[2]);
    }

    private async Task SetRulesAsync(AccountView account, List<Guid> directors, string from) =>
        (await bank.SendAsync(new SetSigningRules(
            account.AccountId,
            [new SignatoryGroup("directors", directors)],
            [new SigningBand(PaymentsBank.Euros(from), [new SigningCombination([new GroupCount("directors", 2)])])],
            ValidHours: 24))).EnsureSuccess();

    private static async Task GrantAsync(HttpClient staff, AccountView account, Guid partyId)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/staff/v1/accounts/{account.AccountId}/mandates")
        {
            Content = JsonContent.Create(new { partyId, mayPay = true, reason = "director of the company" }, options: BankJson.Options),
        };
        request.Headers.Add("Idempotency-Key", Guid.CreateVersion7().ToString());
        (await staff.SendAsync(request)).EnsureSuccessStatusCode();
    }

    private sealed record Company(AccountView Account, Guid First, Guid Second, Guid Third);
}
