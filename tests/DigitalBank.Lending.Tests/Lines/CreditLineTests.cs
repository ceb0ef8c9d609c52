using System.Net;
using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Lending.CreditLines;
using DigitalBank.Lending.Exposures;
using DigitalBank.Lending.Lines;
using DigitalBank.Lending.Reviews;
using DigitalBank.Lending.Tests.Origination;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.TestKit;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Lending.Tests.Lines;

/// <summary>Credit lines in the bank's books: opened, drawn, repaid, closed day by day, and changed by staff.</summary>
public class CreditLineTests(LendingBank bank) : IClassFixture<LendingBank>
{
    private readonly LineScene _scene = new(bank);

    [Fact]
    public async Task A_customer_opens_a_line_draws_what_is_needed_and_repays_some_of_it()
    {
        var account = await bank.ACustomerAsync();
        using var app = await bank.CustomerAsync(account.HolderPartyId);
        var application = await bank.ApplyAsync(account, await _scene.AProductAsync(), "3000.00");
        (await bank.AcceptAsync(application)).ShouldFailWith("lending.offer_is_a_line");

        using var opened = await LineScene.PostAsync(app, $"/api/v1/lending/applications/{application.ApplicationId}/open-line", new { });
        var lineId = (await opened.ShouldBeJsonAsync(201)).GetProperty("lineId").GetGuid();
        (await bank.BalanceOfAsync(account.LedgerAccountId)).ShouldBe("8000.00", "opening pays nothing out");
        using var drawn = await LineScene.PostAsync(app, $"/api/v1/lending/lines/{lineId}/draws", new { amount = Money.Of("1000.00", "EUR") });
        await drawn.ShouldBeJsonAsync();
        using var repaid = await LineScene.PostAsync(app, $"/api/v1/lending/lines/{lineId}/repayments", new { amount = Money.Of("400.00", "EUR") });
        await repaid.ShouldBeJsonAsync();

        (await bank.BalanceOfAsync(account.LedgerAccountId)).ShouldBe("8600.00");
        using var asked = await app.GetAsync($"/api/v1/lending/lines/{lineId}");
        var standing = await asked.ShouldBeJsonAsync();
        standing.GetProperty("available").GetProperty("amount").GetString().ShouldBe("2400.00");
        standing.GetProperty("balance").GetProperty("amount").GetString().ShouldBe("600.00");
        using var listed = await app.GetAsync($"/api/v1/lending/lines/{lineId}/events?limit=2");
        (await listed.ShouldBeJsonAsync()).GetProperty("items").GetArrayLength().ShouldBe(2);
        await _scene.BooksShouldAgreeAsync();
    }

    [Fact]
    public async Task The_same_key_draws_once_and_opens_once()
    {
        var (account, line) = await _scene.ALineAsync();
        var key = Guid.CreateVersion7();

        (await _scene.DrawAsync(line, "100.00", key)).EnsureSuccess();
        (await _scene.DrawAsync(line, "100.00", key)).EnsureSuccess().Principal.ToAmountText().ShouldBe("100.00");
        (await bank.SendAsync(new OpenCreditLine(Guid.CreateVersion7(), line.ApplicationId, line.PartyId))).EnsureSuccess().LineId.ShouldBe(line.LineId);

        (await bank.BalanceOfAsync(account.LedgerAccountId)).ShouldBe("8100.00");
    }

    [Fact]
    public async Task Draws_at_once_never_come_to_more_than_the_limit()
    {
        var (account, line) = await _scene.ALineAsync();
        using var app = await bank.CustomerAsync(account.HolderPartyId);

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ =>
            LineScene.PostAsync(app, $"/api/v1/lending/lines/{line.LineId}/draws", new { amount = Money.Of("1600.00", "EUR") })));

        answers.Count(answer => answer.StatusCode == HttpStatusCode.OK).ShouldBeLessThanOrEqualTo(1);
        answers.ShouldAllBe(answer => answer.StatusCode == HttpStatusCode.OK || answer.StatusCode == HttpStatusCode.Conflict
            || answer.StatusCode == HttpStatusCode.UnprocessableEntity);
        var drawn = (await _scene.StandingAsync(line)).Line.Principal;
        drawn.ShouldBeLessThanOrEqualTo(line.Limit);
        (await bank.BalanceOfAsync(account.LedgerAccountId)).ShouldBe((Money.Of("8000.00", "EUR") + drawn).ToAmountText());
        await _scene.BooksShouldAgreeAsync();
    }

    [Fact]
    public async Task Of_two_who_decide_on_the_same_line_the_second_is_told()
    {
        var (_, line) = await _scene.ALineAsync();

        await Should.ThrowAsync<DbUpdateConcurrencyException>(_scene.InDatabaseAsync(async db =>
        {
            var read = await db.CreditLines.SingleAsync(l => l.Id == line.LineId);
            (await _scene.DrawAsync(line, "2000.00")).EnsureSuccess();
            read.Decided(read.LastEvent + 1);
        }));
    }

    [Fact]
    public async Task What_cannot_be_drawn_or_repaid_is_refused_by_its_code_and_moves_nothing()
    {
        var (account, line) = await _scene.ALineAsync();
        (await _scene.DrawAsync(line, "3000.01")).ShouldFailWith("lending.beyond_line_limit");
        (await _scene.DrawAsync(line, "0.00")).ShouldFailWith("lending.line_amount_not_positive");
        (await _scene.RepayAsync(line, "0.01")).ShouldFailWith("lending.beyond_line_balance");
        (await _scene.DrawAsync(line with { PartyId = Guid.CreateVersion7() }, "1.00")).ShouldFailWith("lending.unknown_credit_line");
        (await bank.SendAsync(new DrawCreditLine(Guid.CreateVersion7(), line.LineId, line.PartyId, Money.Of("1.00", "USD")))).ShouldFailWith("lending.line_other_currency");

        await _scene.InDatabaseAsync(async db => (await db.CreditLines.SingleAsync(l => l.Id == line.LineId)).Extend(line.OpenedOn.AddDays(-1)));
        (await _scene.DrawAsync(line, "1.00")).ShouldFailWith("lending.line_expired");
        (await bank.SendAsync(new CloseCreditLine(line.LineId, line.PartyId))).EnsureSuccess().Status.ShouldBe(CreditLineStatus.Closed);
        (await _scene.DrawAsync(line, "1.00")).ShouldFailWith("lending.line_closed");
        (await bank.BalanceOfAsync(account.LedgerAccountId)).ShouldBe("8000.00");
    }

    [Fact]
    public async Task A_draw_that_the_ledger_refuses_is_given_up()
    {
        var (account, line) = await _scene.ALineAsync();
        (await bank.SendAsync(new PlaceBlock(Guid.CreateVersion7(), account.AccountId, AccountBlock.Credits, "Court order"))).EnsureSuccess();

        (await _scene.DrawAsync(line, "100.00")).IsSuccess.ShouldBeFalse();

        (await _scene.StandingAsync(line)).Available.ToAmountText().ShouldBe("3000.00");
        await _scene.BooksShouldAgreeAsync();
    }

    [Fact]
    public async Task A_draw_that_a_crash_left_on_the_way_is_booked_once()
    {
        var (account, line) = await _scene.ALineAsync();
        await _scene.InDatabaseAsync(async db =>
        {
            var stored = await db.CreditLines.SingleAsync(l => l.Id == line.LineId);
            var history = await db.LineEvents.AsNoTracking().Where(e => e.LineId == line.LineId).ToListAsync();
            var decided = new LineDecision(LineScene.Line, stored, history, reviewedLimit: null, await bank.TodayAsync())
                .Decide(new LineEventDraft(LineEntryKind.Draw, Money.Of("250.00", "EUR")), Guid.CreateVersion7(), "tests", bank.Clock.GetUtcNow()).EnsureSuccess();
            stored.Decided(decided.Number);
            db.LineEvents.Add(decided);
        });
        (await _scene.DrawAsync(line, "1.00")).ShouldFailWith("lending.line_event_on_the_way");
        (await bank.SendAsync(new CloseCreditLine(line.LineId, line.PartyId))).ShouldFailWith("lending.line_event_on_the_way");

        bank.Clock.Advance(TimeSpan.FromMinutes(1));
        await _scene.RunJobAsync("book-line-events");
        await _scene.RunJobAsync("book-line-events");

        (await bank.BalanceOfAsync(account.LedgerAccountId)).ShouldBe("8250.00");
        await _scene.BooksShouldAgreeAsync();
    }

    [Fact]
    public async Task The_whole_limit_counts_towards_what_a_customer_may_owe_drawn_or_not()
    {
        var (account, line) = await _scene.ALineAsync("20000.00", salary: "9000.00");

        var application = await bank.ApplyAsync(account, await bank.AProductAsync(), "6000.00");

        application.Offer!.Amount.ToAmountText().ShouldBe("5000.00", "25,000.00 less the limit of 20,000.00");
        application.Reasons.ShouldHaveSingleItem().Code.ShouldBe("exposure_limit");
        (await bank.SendAsync(new CloseCreditLine(line.LineId, line.PartyId))).EnsureSuccess();
        (await bank.ApplyAsync(account, await bank.AProductAsync(), "6000.00")).Offer!.Amount.ToAmountText().ShouldBe("6000.00");
    }

    [Fact]
    public async Task A_review_that_freezes_or_lowers_holds_for_the_next_draw()
    {
        var (_, line) = await _scene.ALineAsync();
        var half = new BorrowerLimit(Money.Of("1000.00", "EUR"), Money.Of("25000.00", "EUR"));
        await ReviewAsync(line, ReviewOutcome.Lower, half);
        (await _scene.StandingAsync(line)).Available.ToAmountText().ShouldBe("1000.00");
        (await _scene.DrawAsync(line, "1000.01")).ShouldFailWith("lending.beyond_line_limit");
        (await _scene.DrawAsync(line, "1000.00")).EnsureSuccess();

        await ReviewAsync(line, ReviewOutcome.Freeze, null);
        (await _scene.RepayAsync(line, "500.00")).EnsureSuccess();
        (await _scene.DrawAsync(line, "1.00")).ShouldFailWith("lending.borrower_frozen");
        (await _scene.StandingAsync(line)).Available.IsZero.ShouldBeTrue();
    }

    [Fact]
    public async Task At_the_close_a_line_earns_is_billed_and_falls_overdue_and_the_books_agree()
    {
        var (_, line) = await _scene.ALineAsync();
        (await _scene.DrawAsync(line, "1000.00")).EnsureSuccess();
        var statement = (await _scene.StandingAsync(line)).NextStatement;

        await _scene.CloseAsync(statement);
        await _scene.BooksShouldAgreeAsync();
        await _scene.CloseAsync(statement.AddDays(20));
        (await _scene.StepAsync("service-credit-lines", statement.AddDays(20))).Items.ShouldBe(0, "the day is dealt with");

        var issued = (await bank.SendAsync(new ListLineStatements(line.LineId, line.PartyId, 0, 10))).EnsureSuccess().ShouldHaveSingleItem();
        var days = statement.DayNumber - line.OpenedOn.DayNumber + 1;
        issued.Interest.MinorUnits.ShouldBe((long)Math.Round(1_000_00m * 12 * days / 36_500));
        issued.Fees.MinorUnits.ShouldBe((long)Math.Round(2_000_00m * 1 * days / 36_500));
        issued.Balance.ShouldBe(Money.Of("1000.00", "EUR") + issued.Interest + issued.Fees);
        issued.DueDate.ShouldBe(statement.AddDays(10));
        var view = (await _scene.StandingAsync(line)).Line;
        view.DaysPastDue.ShouldBeGreaterThanOrEqualTo(10);
        var late = await _scene.ChangeAsync(db => db.CreditLines.Where(l => l.Id == line.LineId).Select(l => l.Accrued.Penalties).SingleAsync());
        late.ShouldBe(10_00);
        (await bank.SendAsync(new CloseCreditLine(line.LineId, line.PartyId))).ShouldFailWith("lending.line_still_owed");
        await _scene.BooksShouldAgreeAsync();
    }

    [Fact]
    public async Task A_line_that_cannot_be_worked_out_is_left_to_people_and_stops_no_other()
    {
        var (_, broken) = await _scene.ALineAsync();
        var (_, sound) = await _scene.ALineAsync();
        (await _scene.DrawAsync(sound, "1000.00")).EnsureSuccess();
        await _scene.InDatabaseAsync(db => db.ProductVersions.Where(v => v.ProductCode == broken.ProductCode)
            .ExecuteUpdateAsync(set => set.SetProperty(v => v.Terms, "{}")));

        (await _scene.CloseAsync(await bank.TodayAsync())).Failed.ShouldBe(1);

        (await bank.SendAsync(new ListCreditLines(null, IsLeftToPeople: true, null, 10))).EnsureSuccess()
            .ShouldHaveSingleItem().ShouldSatisfyAllConditions(left => left.LineId.ShouldBe(broken.LineId), left => left.FailureCode.ShouldBe("lending.line_not_serviced"));
        (await _scene.StandingAsync(sound)).Line.Charges.IsPositive.ShouldBeTrue();
    }

    [Fact]
    public async Task A_repayment_that_never_happened_is_taken_back_with_the_money()
    {
        var (account, line) = await _scene.ALineAsync();
        (await _scene.DrawAsync(line, "1000.00")).EnsureSuccess();
        (await _scene.RepayAsync(line, "300.00")).EnsureSuccess();
        var reversal = new LineEventDraft(LineEntryKind.Reversal, Target: 3, Reason: "Booked to the wrong line");

        (await bank.SendAsync(new RecordLineEvent(Guid.CreateVersion7(), line.LineId, reversal))).EnsureSuccess().Principal.ToAmountText().ShouldBe("1000.00");

        (await bank.BalanceOfAsync(account.LedgerAccountId)).ShouldBe("9000.00");
        (await bank.SendAsync(new RecordLineEvent(Guid.CreateVersion7(), line.LineId, reversal))).ShouldFailWith("lending.unknown_line_event");
        var draw = reversal with { Target = 2 };
        (await _scene.RepayAsync(line, "100.00")).EnsureSuccess();
        (await bank.SendAsync(new RecordLineEvent(Guid.CreateVersion7(), line.LineId, draw))).ShouldFailWith("lending.line_overpaid");
        await _scene.BooksShouldAgreeAsync();
    }

    private Task<int> ReviewAsync(CreditLineView line, ReviewOutcome outcome, BorrowerLimit? limit) => _scene.InDatabaseAsync(async db =>
        (await db.Borrowers.SingleAsync(b => b.PartyId == line.PartyId)).Act(outcome, limit, await bank.TodayAsync()));
}
