using DigitalBank.Payments.DirectDebits.Collections;
using DigitalBank.Payments.DirectDebits.Creditors;
using DigitalBank.Payments.DirectDebits.DebitMandates;
using DigitalBank.SharedKernel.Monetary;
using Shouldly;
using Xunit;

namespace DigitalBank.Payments.Tests.DirectDebits;

/// <summary>Who may collect what, when: the first rule that is broken decides.</summary>
public sealed class CollectingRulesTests
{
    private static readonly DateOnly Today = new(2026, 11, 23); // a Monday

    [Theory]
    [InlineData("RCUR", 14, "100.00", false, null)]
    [InlineData("FRST", 14, "100.00", true, "payments.collection_known")]
    [InlineData("OOFF", 14, "100.00", false, "payments.sequence_type_wrong")]
    [InlineData("RCUR", 13, "100.00", false, "payments.due_date_wrong")]
    [InlineData("RCUR", 19, "100.00", false, "payments.due_date_wrong")]
    [InlineData("RCUR", 371, "100.00", false, "payments.due_date_wrong")]
    [InlineData("RCUR", 14, "100.01", false, "payments.collection_too_large")]
    [InlineData("RCUR", 15, "50.01", false, "payments.collection_day_limit_exceeded")]
    public void A_collection_keeps_the_rules_of_mandate_notice_and_limits(string sequence, int inDays, string amount, bool isKnown, string? code)
    {
        var order = new CollectionOrder(Guid.NewGuid(), "M-1", Enum.Parse<SequenceType>(sequence), Today.AddDays(inDays), Money.Of(amount, "EUR"), "E-1", null);

        var refusal = order.WhyNot(
            Approved(), Mandate(Today), isKnown, dueThatDayMinor: inDays == 15 ? 100_00 : 0, new ReturnedShare(0, 0), Today, day => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday));

        refusal?.Code.ShouldBe(code);
        (refusal is null).ShouldBe(code is null);
    }

    [Fact]
    public void A_mandate_expires_36_months_after_its_last_use_and_ends_with_its_last_collection()
    {
        var mandate = Mandate(new DateOnly(2023, 1, 31));
        mandate.WhyNot(SequenceType.FRST, new DateOnly(2023, 1, 30))!.Code.ShouldBe("payments.debit_mandate_not_yet");
        mandate.WhyNot(SequenceType.FRST, new DateOnly(2026, 1, 31)).ShouldBeNull();
        mandate.WhyNot(SequenceType.FRST, new DateOnly(2026, 2, 1))!.Code.ShouldBe("payments.debit_mandate_expired");

        mandate.Use(SequenceType.FRST, new DateOnly(2024, 6, 1), default);
        mandate.WhyNot(SequenceType.FRST, new DateOnly(2024, 7, 1))!.Code.ShouldBe("payments.sequence_type_wrong");
        mandate.WhyNot(SequenceType.RCUR, new DateOnly(2027, 6, 1)).ShouldBeNull();
        mandate.Use(SequenceType.FNAL, new DateOnly(2025, 6, 1), default);
        mandate.WhyNot(SequenceType.RCUR, new DateOnly(2025, 7, 1))!.Code.ShouldBe("payments.debit_mandate_ended");
        mandate.GoOn();
        mandate.WhyNot(SequenceType.FNAL, new DateOnly(2025, 7, 1)).ShouldBeNull();
    }

    [Theory, InlineData(9, 9, false), InlineData(10, 1, false), InlineData(10, 2, true), InlineData(1_000_000, 100_000, false), InlineData(1_000_000, 100_001, true)]
    public void Too_large_a_share_that_came_back_stops_new_collections_once_there_are_ten(long finished, long returned, bool isTooLarge) =>
        new ReturnedShare(finished, returned).IsAbove(1_000).ShouldBe(isTooLarge);

    [Fact]
    public void New_terms_that_are_turned_down_leave_the_old_ones_in_force()
    {
        var creditor = Approved();
        creditor.Propose("Other", Account, new CollectingTerms(1, 1, 0), "why", "one", default).ShouldBeNull();

        creditor.Decide(revision: 2, isApproved: false, "no", "two").ShouldBeNull();

        (creditor.Status, creditor.Terms!.MostAtOnceMinor, creditor.ProposedTerms).ShouldBe((CreditorStatus.Approved, 100_00, null));
        creditor.Decide(revision: 2, isApproved: true, "yes", "two")!.Code.ShouldBe("payments.creditor_proposal_missing");
    }

    [Theory]
    [InlineData("RF-18.X/9", true)]
    [InlineData("m-1", true)]
    [InlineData("two words", false)]
    [InlineData("", false)]
    [InlineData("Ü-1", false)]
    [InlineData("123456789012345678901234567890123456", false)]
    public void A_mandates_reference_has_the_characters_that_every_bank_takes(string reference, bool isValid) =>
        DebitMandateReference.IsValid(reference).ShouldBe(isValid);

    [Fact]
    public void A_decision_is_about_the_proposal_that_was_looked_at_and_a_stop_makes_it_another_one()
    {
        var creditor = Approved();
        var other = new CreditorAccount(Guid.NewGuid(), 2, "DE89370400440532013000");
        creditor.Propose("Other", other, new CollectingTerms(1, 1, 0), "why", "one", default).ShouldBeNull();
        creditor.Decide(revision: 1, isApproved: true, "yes", "two")!.Code.ShouldBe("payments.creditor_proposal_changed");
        creditor.Stop("complaints", "three");
        creditor.Decide(revision: 2, isApproved: true, "yes", "two")!.Code.ShouldBe("payments.creditor_proposal_changed");
        (creditor.AccountId, creditor.Status).ShouldBe((Account.AccountId, CreditorStatus.Stopped));

        creditor.Decide(revision: 3, isApproved: true, "yes", "two").ShouldBeNull();

        (creditor.AccountId, creditor.AccountIdentifier, creditor.ProposedAccount, creditor.Status).ShouldBe((other.AccountId, other.Identifier, null, CreditorStatus.Approved));
    }

    [Fact]
    public void A_collection_tells_the_debtors_bank_of_a_new_account_until_one_that_told_it_was_not_rejected()
    {
        var mandate = Mandate(Today);
        mandate.Present("FR1").ShouldBeNull();
        mandate.Present("FR1").ShouldBeNull();

        mandate.Present("FR2").ShouldBe("FR1");
        mandate.PresentAgain("FR1");
        mandate.Present("FR2").ShouldBe("FR1");
        mandate.Present("FR2").ShouldBeNull();
    }

    private static readonly CreditorAccount Account = new(Guid.NewGuid(), 1, "DE75512108001245126199");

    private static Creditor Approved()
    {
        var creditor = new Creditor { Id = Guid.NewGuid(), CurrencyCode = "EUR" };
        creditor.Propose("House and Home", Account, new CollectingTerms(100_00, 150_00, 1_000), "why", "one", default);
        creditor.Decide(revision: 1, isApproved: true, "fine", "two");
        return creditor;
    }

    private static DebitMandate Mandate(DateOnly signedOn)
    {
        var mandate = new DebitMandate { Id = Guid.NewGuid(), Reference = "M-1", SignedOn = signedOn };
        mandate.Describe(new DebtorDetails("Ada Lovelace", "FR1420041010050500013M02606", null));
        return mandate;
    }
}
