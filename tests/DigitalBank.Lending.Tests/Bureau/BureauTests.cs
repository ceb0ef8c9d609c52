using System.Diagnostics;
using System.Text;
using System.Text.Json;
using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Customers.Contracts.Consents;
using DigitalBank.Customers.Contracts.Erasure;
using DigitalBank.Customers.Contracts.Export;
using DigitalBank.Customers.Contracts.Parties;
using DigitalBank.Lending.Bureau;
using DigitalBank.Lending.Contracts.Bureau;
using DigitalBank.Lending.Data;
using DigitalBank.Lending.Origination;
using DigitalBank.Lending.Sources;
using DigitalBank.Lending.Tests.Origination;
using DigitalBank.Platform;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalBank.Lending.Tests.Bureau;

/// <summary>A credit bureau is asked with the applicant's consent, once in a while, and its silence decides nothing.</summary>
public class BureauTests(BureauBank bank) : IClassFixture<BureauBank>
{
    private const string Scope = "credit-bureau.report";

    [Fact]
    public async Task What_the_bureau_says_is_kept_with_the_decision_and_used_again_until_it_is_no_longer_allowed()
    {
        var (account, product) = (await bank.ACustomerAsync(), await bank.AProductAsync(BureauBank.BureauPolicy));
        await bank.SaysAsync(account, BureauBank.Report());
        (await bank.TryApplyAsync(account, product)).ShouldFailWith("lending.consent_missing");
        (await bank.KeptAsync(account)).ShouldBeEmpty();

        using var app = await bank.CustomerAsync(account.HolderPartyId);
        var consent = await LendingBank.ConsentAsync(app, Scope);
        var first = await bank.ApplyAsync(account, product);
        first.Status.ShouldBe(LoanApplicationStatus.Offered);
        var kept = (await bank.KeptAsync(account)).ShouldHaveSingleItem();
        (kept.Report, kept.ConsentId, kept.AgeDays).ShouldBe((BureauBank.Report(), consent, 0));
        (await InputsOfAsync(first)).Bureau.ShouldBe(new BureauFinding(
            BureauAnswer.Report, "file", kept.ReportId, AgeDays: 0, new DateOnly(2026, 11, 20), Defaults: 0, Enquiries: 2, Eur("1000.00"), Eur("50.00")));

        await bank.SaysAsync(account, BureauBank.Report(defaults: 3));
        var second = await bank.ApplyAsync(account, product);
        (await InputsOfAsync(second)).Bureau!.ReportId.ShouldBe(kept.ReportId);

        await LendingBank.RevokeAsync(app, consent);
        await TellAsync(new ConsentRevoked(account.HolderPartyId, consent, SourceUse.Purpose));
        (await bank.TryApplyAsync(account, product)).ShouldFailWith("lending.consent_missing");
        (await bank.KeptAsync(account)).ShouldBeEmpty();

        await LendingBank.ConsentAsync(app, Scope);
        var third = await bank.ApplyAsync(account, product);
        third.Status.ShouldBe(LoanApplicationStatus.Declined);
        third.Reasons.ShouldHaveSingleItem().Code.ShouldBe("bureau_defaults");
        await ShouldReplayAsync(first, second, third);
    }

    [Fact]
    public async Task A_bureau_that_gives_no_answer_leaves_the_application_to_a_person()
    {
        var (account, product) = (await bank.ACustomerAsync(), await bank.AProductAsync(BureauBank.BureauPolicy));
        using var app = await bank.CustomerAsync(account.HolderPartyId);
        await LendingBank.ConsentAsync(app, Scope);

        foreach (var broken in new[] { "{ not a report", """{"reportDate":"2026-11-20","defaults":-1,"enquiries":0,"debt":{"amount":"0.00","currency":"EUR"},"monthlyInstalments":{"amount":"0.00","currency":"EUR"}}""" })
        {
            await bank.SaysAsync(account, broken);
            var waiting = await bank.ApplyAsync(account, product);

            waiting.Status.ShouldBe(LoanApplicationStatus.InReview);
            waiting.Reasons.ShouldBe([BureauReasons.Unavailable]);
            (await InputsOfAsync(waiting)).Bureau.ShouldBe(new BureauFinding(BureauAnswer.Unavailable, "file"));
            await ShouldReplayAsync(waiting);
        }

        (await bank.KeptAsync(account)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_bureau_is_not_waited_for_longer_than_agreed()
    {
        var account = await bank.ACustomerAsync(months: 0);
        var started = Stopwatch.GetTimestamp();

        (await bank.FindAsync(account, reuseDays: 30, await bank.TodayAsync(), new Silent())).ShouldBeNull();

        Stopwatch.GetElapsedTime(started).ShouldBeLessThan(TimeSpan.FromSeconds(30));
        (await bank.KeptAsync(account)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_report_is_used_again_for_as_many_days_as_the_product_says()
    {
        var (account, today) = (await bank.ACustomerAsync(months: 0), await bank.TodayAsync());
        await bank.SaysAsync(account, BureauBank.Report());

        var first = await bank.FindAsync(account, 30, today);
        (await bank.FindAsync(account, 0, today))!.Id.ShouldBe(first!.Id);
        (await bank.FindAsync(account, 30, today.AddDays(30)))!.Id.ShouldBe(first.Id);
        var later = await bank.FindAsync(account, 30, today.AddDays(31));
        later!.Id.ShouldNotBe(first.Id);
        (await bank.FindAsync(account, 30, today.AddDays(40)))!.Id.ShouldBe(later.Id);
    }

    [Fact]
    public async Task Applications_at_the_same_moment_are_one_enquiry_and_one_report()
    {
        var (account, today, asked) = (await bank.ACustomerAsync(months: 0), await bank.TodayAsync(), new Meeting(2));

        var found = await Task.WhenAll(bank.FindAsync(account, 30, today, asked), bank.FindAsync(account, 30, today, asked));

        asked.Enquiries.Distinct().ShouldHaveSingleItem();
        found[0]!.Id.ShouldBe(found[1]!.Id);
        (await bank.KeptAsync(account)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_report_is_sealed_shown_to_its_customer_and_erased_when_the_relation_ends()
    {
        var (account, today) = (await bank.ACustomerAsync(months: 0), await bank.TodayAsync());
        await bank.SaysAsync(account, BureauBank.Report(debt: "12345.67"));
        await bank.FindAsync(account, 30, today);

        var sealedContent = await bank.WithAsync(services => services.GetRequiredService<LendingDbContext>().BureauReports
            .Where(report => report.PartyId == account.HolderPartyId).Select(report => EF.Property<byte[]>(report, "ContentSealed")).SingleAsync());
        Encoding.UTF8.GetString(sealedContent).ShouldNotContain("12345.67");
        using var app = await bank.CustomerAsync(account.HolderPartyId);
        using var shown = await app.GetAsync("/api/v1/lending/bureau-reports");
        (await shown.ShouldBeJsonAsync()).GetRawText().ShouldContain("12345.67");
        (await HeldOnAsync(account)).ShouldContain("12345.67");

        await bank.WithAsync(services => services.GetServices<IPersonalDataKeeper>().Single(one => one.Part == "lending")
            .EraseAsync(account.HolderPartyId, today, today, CancellationToken.None));
        (await bank.KeptAsync(account)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Reports_on_a_party_that_was_merged_are_given_up_and_another_purpose_revoked_gives_up_none()
    {
        var (account, today) = (await bank.ACustomerAsync(months: 0), await bank.TodayAsync());
        await bank.SaysAsync(account, BureauBank.Report());
        await bank.FindAsync(account, 30, today);

        await TellAsync(new ConsentRevoked(account.HolderPartyId, Guid.NewGuid(), "marketing"));
        (await bank.KeptAsync(account)).ShouldHaveSingleItem();

        await bank.WithAsync(async services =>
        {
            await services.GetServices<IIntegrationEventHandler<PartiesMerged>>().OfType<DropBureauReportsWhenPartiesMerged>().Single()
                .HandleAsync(new PartiesMerged(Guid.NewGuid(), account.HolderPartyId), Guid.NewGuid(), CancellationToken.None);
            return true;
        });
        (await bank.KeptAsync(account)).ShouldBeEmpty();
    }

    private Task<bool> TellAsync(ConsentRevoked revoked) => bank.WithAsync(async services =>
    {
        foreach (var handler in services.GetServices<IIntegrationEventHandler<ConsentRevoked>>())
        {
            await handler.HandleAsync(revoked, Guid.NewGuid(), CancellationToken.None);
        }

        return true;
    });

    private async Task ShouldReplayAsync(params LoanApplicationView[] applications)
    {
        foreach (var application in applications)
        {
            (await bank.SendAsync(new ReplayDecision(application.ApplicationId))).EnsureSuccess().IsSame.ShouldBeTrue();
        }
    }

    private async Task<DecisionInputs> InputsOfAsync(LoanApplicationView application) =>
        (await bank.SendAsync(new GetDecisionFile(application.ApplicationId))).EnsureSuccess().Inputs;

    private Task<string> HeldOnAsync(AccountView account) => bank.WithAsync(async services =>
    {
        var source = services.GetServices<IPersonalDataSource>().Single(one => one.Part == "lending");
        return JsonSerializer.Serialize(await source.HeldOnAsync(account.HolderPartyId, CancellationToken.None), BankJson.Options);
    });

    private static Money Eur(string amount) => Money.Of(amount, "EUR");

    /// <summary>Never answers, and does not listen when it is told to stop.</summary>
    private sealed class Silent : ICreditBureau
    {
        public string Name => "silent";

        public Task<BureauReport?> AskAsync(BureauEnquiry enquiry, CancellationToken cancellationToken) =>
            new TaskCompletionSource<BureauReport?>().Task;
    }

    /// <summary>Answers when as many have asked.</summary>
    private sealed class Meeting(int count) : ICreditBureau
    {
        private readonly TaskCompletionSource _all = new();

        private readonly List<Guid> _enquiries = [];

        public string Name => "meeting";

        public IReadOnlyList<Guid> Enquiries => _enquiries;

        public async Task<BureauReport?> AskAsync(BureauEnquiry enquiry, CancellationToken cancellationToken)
        {
            lock (_enquiries)
            {
                _enquiries.Add(enquiry.EnquiryId);
                if (_enquiries.Count == count)
                {
                    _all.SetResult();
                }
            }

            await _all.Task;
            return BureauBank.Report();
        }
    }
}
