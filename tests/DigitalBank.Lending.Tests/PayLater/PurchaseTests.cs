using DigitalBank.Lending.PayLater;
using DigitalBank.Lending.Products;
using DigitalBank.SharedKernel.Monetary;

namespace DigitalBank.Lending.Tests.PayLater;

/// <summary>Purchases that are paid in four parts, two weeks apart, the first at once; worked out by hand.</summary>
public class PurchaseTests
{
    private const int Seed = 20261124;

    private static readonly DateOnly Bought = new(2026, 3, 2);

    private static readonly PayLaterTerms Terms = new(
        Parts: 4, DaysBetween: 14, IsFirstAtOnce: true, MerchantDiscountPercent: 4.5m, new LatePenaltyRule(Money.Of("7.00", "EUR")));

    [Fact]
    public void A_purchase_is_split_into_equal_parts_and_the_odd_cents_come_first()
    {
        var parts = On(0, 100_02).Parts;

        parts.Select(part => part.Amount).ShouldBe([25_01, 25_01, 25_00, 25_00]);
        parts.Select(part => part.DueDate).ShouldBe([Bought, Bought.AddDays(14), Bought.AddDays(28), Bought.AddDays(42)]);
        PurchaseAccount.Of(Terms with { IsFirstAtOnce = false }, Bought, 100_00, [], Bought).Parts[0].DueDate.ShouldBe(Bought.AddDays(14));
    }

    [Fact]
    public void The_merchant_is_paid_at_once_less_the_discount_and_gives_back_what_is_returned_less_it()
    {
        On(0, 100_00).PaidToMerchant.ShouldBe(95_50);
        On(20, 100_00, Refund(20, 40_00)).PaidToMerchant.ShouldBe(57_30);   // 60.00 less 4.5 %
    }

    [Fact]
    public void A_refund_takes_off_the_last_parts_first_and_what_was_paid_beyond_it_is_the_customers()
    {
        var some = On(20, 100_00, Payment(0, 25_00), Refund(20, 40_00));
        some.Parts.Select(part => part.Unpaid).ShouldBe([0, 25_00, 10_00, 0]);
        some.CreditBalance.ShouldBe(0);

        var all = On(20, 100_00, Payment(0, 25_00), Payment(14, 25_00), Refund(20, 100_00));
        (all.Unpaid, all.CreditBalance, all.PaidToMerchant).ShouldBe((0, 50_00, 0));
    }

    [Theory]
    [InlineData(14, 0, 0)]    // due that day
    [InlineData(15, 0, 1)]    // late, and charged at the close of this day
    [InlineData(16, 7_00, 2)]
    public void A_part_that_is_late_costs_the_fee_once(int day, long fee, int daysPastDue)
    {
        var account = On(day, 100_00, Payment(0, 25_00));

        (account.LateFees, account.DaysPastDue).ShouldBe((fee, daysPastDue));
        On(27, 100_00, Payment(0, 25_00)).LateFees.ShouldBe(7_00);
    }

    [Fact]
    public void Late_fees_are_never_more_than_what_is_late_nor_than_a_quarter_of_the_purchase()
    {
        On(27, 100_00, Payment(0, 48_00)).LateFees.ShouldBe(2_00, "so much of the second part is late");
        On(100, 80_00).LateFees.ShouldBe(20_00, "7.00 + 7.00 + 6.00");
        PurchaseAccount.Of(Terms with { LatePayment = null }, Bought, 80_00, [], Bought.AddDays(100)).LateFees.ShouldBe(0);
    }

    [Fact]
    public void A_payment_pays_parts_before_fees_and_a_waiver_gives_fees_up()
    {
        var account = On(60, 100_00, Payment(0, 25_00), Payment(20, 80_00));
        (account.Unpaid, account.LateFeesPaid, account.LateFeesUnpaid).ShouldBe((0, 5_00, 2_00));

        On(60, 100_00, Payment(0, 25_00), Payment(20, 80_00), Entry(3, PurchaseEntryKind.Waiver, 60, 2_00)).LateFeesUnpaid.ShouldBe(0);
    }

    [Fact]
    public void A_payment_that_came_in_time_after_all_takes_the_fee_back_and_one_that_was_none_brings_it()
    {
        On(28, 100_00, Payment(0, 25_00), Payment(14, 25_00)).LateFees.ShouldBe(0);

        var returned = On(28, 100_00, Payment(0, 25_00), Payment(14, 25_00), Entry(3, PurchaseEntryKind.Reversal, 27, 25_00, reverses: 2));

        (returned.LateFees, returned.DaysPastDue).ShouldBe((7_00, 14));
    }

    [Fact]
    public void What_cannot_have_happened_is_refused()
    {
        Code(() => On(0, 3)).ShouldBe("lending.purchase_too_small");
        Code(() => On(9, 100_00, Payment(-1, 1))).ShouldBe("lending.before_purchase");
        Code(() => On(9, 100_00, Refund(1, 60_00), Entry(2, PurchaseEntryKind.Refund, 2, 40_01))).ShouldBe("lending.beyond_purchase");

        static string Code(Func<PurchaseAccount> work) => Should.Throw<RefusedException>(work).Failure.Code;
    }

    [Fact]
    public void Whatever_happens_what_was_bought_is_paid_refunded_or_owed()
    {
        var random = new Random(Seed);
        for (var at = 0; at < 500; at++)
        {
            var amount = random.NextInt64(Terms.Parts, 1_000_00);
            var (entries, paid, refunded) = (new List<PurchaseEntry>(), 0L, 0L);
            for (var number = 1; number <= random.Next(8); number++)
            {
                var isRefund = random.Next(3) == 0;
                var moved = random.NextInt64(1, isRefund ? Math.Max(2, amount - refunded) : amount + 1);
                if (isRefund && moved > amount - refunded)
                {
                    continue;
                }

                (paid, refunded) = isRefund ? (paid, refunded + moved) : (paid + moved, refunded);
                entries.Add(Entry(number, isRefund ? PurchaseEntryKind.Refund : PurchaseEntryKind.Payment, random.Next(60), moved));
            }

            var account = On(70, amount, [.. entries]);

            (account.Unpaid + account.LateFeesUnpaid - account.CreditBalance)
                .ShouldBe(amount + account.LateFees - paid - refunded, $"purchase {at} of seed {Seed}");
            account.LateFees.ShouldBeLessThanOrEqualTo((amount / 4) + 1);
            account.Parts.ShouldAllBe(part => part.Unpaid >= 0);
        }
    }

    private static PurchaseAccount On(int day, long amount, params PurchaseEntry[] entries) =>
        PurchaseAccount.Of(Terms, Bought, amount, entries.Select((entry, at) => entry with { Number = at + 1 }), Bought.AddDays(day));

    private static PurchaseEntry Payment(int day, long amount) => Entry(1, PurchaseEntryKind.Payment, day, amount);

    private static PurchaseEntry Refund(int day, long amount) => Entry(1, PurchaseEntryKind.Refund, day, amount);

    private static PurchaseEntry Entry(int number, PurchaseEntryKind kind, int day, long amount, int? reverses = null) =>
        new(number, kind, Bought.AddDays(day), amount, reverses);
}
