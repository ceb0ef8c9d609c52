using DigitalBank.Lending.Collections;
using DigitalBank.Lending.Products;
using DigitalBank.Lending.Servicing;
using DigitalBank.Lending.Tests.Servicing;
using DigitalBank.TestKit;

namespace DigitalBank.Lending.Tests.Collections;

/// <summary>What the close of a day does with a loan in arrears: reminders, promises and pauses. The first instalment falls due on 4 February.</summary>
public class ArrearsRuleTests
{
    private static readonly DateOnly Due = SampleLoan.Start.AddMonths(1);

    private static readonly CollectionTerms Terms = new(
    [
        new ReminderLevel(5, "{overdue} are overdue for {days} days on {date}."),
        new ReminderLevel(20, "Second reminder of {overdue}, which costs {fee}.", SampleLoan.Eur("7.50")),
    ]);

    [Fact]
    public void Each_reminder_goes_out_once_from_its_day_on_and_its_fee_is_owed()
    {
        var (sample, one) = InArrears();

        sample.Work(one, Due.AddDays(4)).Reminder.ShouldBeNull();
        sample.Work(one, Due.AddDays(5)).Reminder!.Text.ShouldBe("516.40 EUR are overdue for 5 days on 2027-02-08.");
        sample.Work(one, Due.AddDays(6)).Reminder.ShouldBeNull();
        var second = sample.Work(one, Due.AddDays(21));

        (second.Reminder!.Level, second.Reminder.Text).ShouldBe((2, "Second reminder of 516.40 EUR, which costs 7.50 EUR."));
        sample.Work(one, Due.AddDays(22)).ShouldBe(new WorkedCase());
        sample.Loan.Owed.Fees.ShouldBe(750);
        sample.Standing.PayOff(Due.AddDays(22)).ShouldBe(sample.Loan.Outstanding + sample.Loan.Owed.Total);
    }

    [Fact]
    public void Who_was_not_looked_at_for_long_is_told_what_counts_now_and_not_what_would_have_come_before()
    {
        var (sample, one) = InArrears();

        sample.Work(one, Due.AddDays(40)).Reminder!.Level.ShouldBe(2);
        sample.Work(one, Due.AddDays(41)).Reminder.ShouldBeNull();
    }

    [Fact]
    public void A_case_is_tagged_anew_when_it_changes_its_bucket()
    {
        var (sample, one) = InArrears();

        sample.Work(one, Due.AddDays(1)).Tag!.Bucket.ShouldBe(ArrearsBucket.UpTo30Days);
        sample.Work(one, Due.AddDays(30)).Tag.ShouldBeNull();
        sample.Work(one, Due.AddDays(31)).Tag!.Bucket.ShouldBe(ArrearsBucket.UpTo60Days);

        var late = sample.Standing.Arrears(Due.AddDays(31)).ToList();
        late.ConvertAll(each => (each.DueDate, each.Bucket)).ShouldBe([(Due, ArrearsBucket.UpTo60Days), (Due.AddMonths(1), ArrearsBucket.UpTo30Days)]);
    }

    [Fact]
    public void A_promise_holds_reminders_back_until_its_day_and_is_broken_when_no_money_came()
    {
        var (sample, one) = InArrears();
        var promise = Promise(sample, "500.00", Due.AddDays(10));

        sample.Work(one, Due.AddDays(10), promise).Reminder.ShouldBeNull();
        promise.Status.ShouldBe(PromiseStatus.Open);
        sample.Work(one, Due.AddDays(11), promise).Reminder!.Level.ShouldBe(1);
        (promise.Status, promise.DecidedOn).ShouldBe((PromiseStatus.Broken, Due.AddDays(10)));
    }

    [Fact]
    public void A_promise_is_kept_by_what_came_after_it_and_was_not_given_back()
    {
        var (sample, one) = InArrears();
        sample.Pay(Due.AddDays(1), "100.00");
        var promise = Promise(sample, "200.00", Due.AddDays(10));
        var paid = sample.Pay(Due.AddDays(4), "200.00");
        sample.Happen(Due.AddDays(5), new LoanEventDraft(LoanEventKind.Chargeback, SampleLoan.Eur("0.01"), Target: paid.Number));

        sample.Work(one, Due.AddDays(7), promise);
        promise.Status.ShouldBe(PromiseStatus.Open);
        sample.Pay(Due.AddDays(7), "0.01");
        sample.Work(one, Due.AddDays(8), promise);

        promise.Status.ShouldBe(PromiseStatus.Kept);
        one.IsOpen.ShouldBeTrue();
    }

    [Fact]
    public void A_case_is_closed_and_its_promise_kept_when_nothing_is_overdue_any_more()
    {
        var (sample, one) = InArrears();
        var promise = Promise(sample, "1000.00", Due.AddDays(10));
        sample.Work(one, Due.AddDays(3), promise);
        sample.Pay(Due.AddDays(3), "516.40");
        sample.Work(one, Due.AddDays(4), promise);

        (one.IsOpen, one.ClosedOn, one.Overdue, one.DaysPastDue).ShouldBe((false, Due.AddDays(3), 0, 0));
        promise.Status.ShouldBe(PromiseStatus.Kept);
    }

    [Fact]
    public void A_pause_holds_reminders_and_penalties_back_and_they_follow_after_its_last_day()
    {
        var (sample, one) = InArrears(new LoanCharges(LatePenalty: new LatePenaltyRule(SampleLoan.Eur("12.00"))));
        sample.Happen(Due, Pause(Due.AddDays(10)));

        var during = sample.Work(one, Due.AddDays(11));
        (during.Reminder, sample.Loan.Owed.Penalties, sample.Loan.DaysPastDue).ShouldBe((null, 0L, 11));
        sample.Work(one, Due.AddDays(12)).Reminder!.Level.ShouldBe(1);
        sample.Loan.Owed.Penalties.ShouldBe(1200);
    }

    [Fact]
    public void Days_of_a_pause_that_stops_the_count_are_no_days_past_due()
    {
        var (sample, one) = InArrears();
        sample.Close(Due.AddDays(4));
        var pause = sample.Happen(Due.AddDays(4), Pause(Due.AddDays(13), stopsCount: true));

        sample.Standing.DaysPastDue(Due.AddDays(4)).ShouldBe(4);
        sample.Standing.DaysPastDue(Due.AddDays(14)).ShouldBe(4);
        sample.Standing.DaysPastDue(Due.AddDays(16)).ShouldBe(6);
        sample.Work(one, Due.AddDays(13)).Reminder.ShouldBeNull();
        one.DaysPastDue.ShouldBe(4);

        sample.TryHappen(Due.AddDays(9), Pause(Due.AddDays(60))).ShouldFailWith("lending.pause_running");
        sample.Happen(Due.AddDays(9), new LoanEventDraft(LoanEventKind.Resumption, Target: pause.Number));
        sample.Standing.DaysPastDue(Due.AddDays(14)).ShouldBe(9);
        sample.TryHappen(Due.AddDays(9), new LoanEventDraft(LoanEventKind.Resumption, Target: pause.Number)).ShouldFailWith("lending.no_pause");
        sample.Happen(Due.AddDays(9), Pause(Due.AddDays(60))).Kind.ShouldBe(LoanEventKind.Pause);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(367)]
    public void A_pause_lasts_until_the_business_date_at_least_and_a_year_at_most(int days)
    {
        var (sample, _) = InArrears();

        sample.TryHappen(Due, Pause(Due.AddDays(days))).ShouldFailWith("lending.pause_invalid");
    }

    [Fact]
    public void The_case_of_a_loan_that_was_given_up_is_closed_and_its_promise_lapses()
    {
        var (sample, one) = InArrears();
        var promise = Promise(sample, "100.00", Due.AddDays(10));
        sample.Loan.BeGivenUp(Lending.Losses.LossKind.WriteOff);

        WorkedCase.Of(one, sample.Loan, sample.Terms, [.. sample.History], promise, Due.AddDays(3), Due.AddDays(4));

        (one.IsOpen, promise.Status).ShouldBe((false, PromiseStatus.Lapsed));
    }

    [Fact]
    public void Reminders_that_make_no_sense_are_refused()
    {
        var currency = SampleLoan.Eur("1.00").Currency;
        Terms.IsSound(currency).ShouldBeTrue();
        new CollectionTerms([.. Terms.Reminders.Reverse()]).IsSound(currency).ShouldBeFalse("days rise");
        new CollectionTerms([new ReminderLevel(0, "Too early")]).IsSound(currency).ShouldBeFalse();
        new CollectionTerms([new ReminderLevel(5, "")]).IsSound(currency).ShouldBeFalse();
        new CollectionTerms([new ReminderLevel(5, "Dear", SharedKernel.Monetary.Money.Of("1.00", "USD"))]).IsSound(currency).ShouldBeFalse();
        (Terms with { LongestPromiseDays = 91 }).IsSound(currency).ShouldBeFalse();
    }

    private static (SampleLoan Loan, ArrearsCase Case) InArrears(LoanCharges? charges = null)
    {
        var sample = new SampleLoan(charges: charges, collections: Terms);
        return (sample, ArrearsCase.Open(sample.Loan, 1, Due, DateTimeOffset.UnixEpoch));
    }

    private static PromiseToPay Promise(SampleLoan sample, string amount, DateOnly day) =>
        PromiseToPay.Of(Guid.NewGuid(), SampleLoan.Eur(amount), day, sample.Loan.LastEvent, "tests", DateTimeOffset.UnixEpoch);

    private static LoanEventDraft Pause(DateOnly lastDay, bool stopsCount = false) =>
        new(LoanEventKind.Pause, Details: new LoanEventDetails(LastDay: lastDay, StopsCount: stopsCount));
}
