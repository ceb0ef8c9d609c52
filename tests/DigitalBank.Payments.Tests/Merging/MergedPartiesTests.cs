using DigitalBank.Customers.Contracts.Parties;
using DigitalBank.Payments.Aliases;
using DigitalBank.Payments.Beneficiaries;
using DigitalBank.Payments.ConsumerCodes;
using DigitalBank.Payments.DirectDebits;
using DigitalBank.Payments.DirectDebits.Collections;
using DigitalBank.Payments.DirectDebits.Creditors;
using DigitalBank.Payments.Limits;
using DigitalBank.Payments.PaymentRequests;
using DigitalBank.Payments.Signatures;
using DigitalBank.Payments.StandingOrders;
using DigitalBank.Payments.Tests.Support;
using DigitalBank.Payments.Transfers;
using DigitalBank.Payments.WaitingPayments;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace DigitalBank.Payments.Tests.Merging;

/// <summary>Two customers turn out to be one: what the absorbed one had with payments goes on under the survivor.</summary>
public sealed class MergedPartiesTests(PaymentsBank bank) : IClassFixture<PaymentsBank>
{
    [Fact]
    public async Task A_creditor_and_a_debtor_go_on_under_the_survivor_and_what_waited_is_collected()
    {
        var (creditor, debtor) = (await ACreditor.ApprovedAsync(bank), await bank.AnAccountAsync());
        var mandate = await creditor.MandateAsync(debtor.Iban!);
        var ordered = (await creditor.OrderAsync(mandate)).EnsureSuccess();
        var (company, person) = ((await bank.APersonAsync()).PartyId, (await bank.APersonAsync()).PartyId);

        await MergeAsync(company, creditor.Account.HolderPartyId);
        await MergeAsync(company, creditor.Account.HolderPartyId); // delivered once more
        await MergeAsync(person, debtor.HolderPartyId);
        await bank.CloseDayAsync();
        await bank.CollectAsync();

        (await bank.StateAsync(ordered)).ShouldBe("Collected");
        (await bank.SendAsync(new ListCreditors(company, null, 10))).EnsureSuccess().Items.Single().CreditorId.ShouldBe(creditor.CreditorId);
        (await bank.SendAsync(new GetCollection(ordered.CollectionId, company))).EnsureSuccess();
        (await (creditor with { Account = creditor.Account with { HolderPartyId = company } }).OrderAsync(mandate)).EnsureSuccess();
        var notice = (await bank.SendAsync(new ListPreNotifications(person, null, 10))).EnsureSuccess().Items.Single();
        (await bank.SendAsync(new RefundDebit(person, notice.IncomingDebitId, false))).EnsureSuccess();
        (await bank.BalanceOfAsync(debtor)).ShouldBe("100.00 EUR");
        (await creditor.OrderAsync(mandate)).ShouldFailWith("payments.unknown_creditor");
    }

    [Fact]
    public async Task Payments_and_a_standing_order_of_the_absorbed_party_are_the_survivors()
    {
        var (payer, payee, survivor) = (await bank.AnAccountAsync(), await bank.AnAccountAsync(), (await bank.APersonAsync()).PartyId);
        var paid = (await bank.TransferAsync("10.00", payer, payee)).EnsureSuccess();
        var later = (await bank.TransferAsync("5.00", payer, payee, on: await bank.NextBusinessDayAsync())).EnsureSuccess();
        var standing = StandingOrderFor(payer.HolderPartyId, payer.AccountId, payee.AccountId, await bank.TodayAsync());
        await bank.InDatabaseAsync(async db =>
        {
            db.StandingOrders.Add(standing);
            return await db.SaveChangesAsync();
        });

        await MergeAsync(survivor, payer.HolderPartyId);

        var own = (await bank.SendAsync(new Orders.ListPayments(survivor, null, null, null, 10))).EnsureSuccess();
        own.Items.Select(payment => payment.PaymentOrderId).ShouldBe([later.PaymentOrderId, paid.PaymentOrderId], ignoreOrder: true);
        var moved = await bank.InDatabaseAsync(db => db.StandingOrders.AsNoTracking().SingleAsync(order => order.Id == standing.Id));
        (moved.PartyId, moved.PaymentFor(0, 1).OrderingPartyId).ShouldBe((survivor, survivor));
        moved.PaymentFor(0, 1).IdempotencyKey.ShouldBe(standing.PaymentFor(0, 1).IdempotencyKey);
    }

    [Fact]
    public async Task Payees_aliases_and_limits_follow_and_what_both_had_is_kept_once_with_the_narrower_limit()
    {
        var (absorbed, survivor) = ((await bank.APersonAsync()).PartyId, (await bank.APersonAsync()).PartyId);
        await bank.InDatabaseAsync(async db =>
        {
            db.Beneficiaries.AddRange(APayee(absorbed, "FR1"), APayee(absorbed, "FR2"), APayee(survivor, "FR2"));
            db.Limits.AddRange(ALimit(absorbed, 100_00, LimitPeriod.Day), ALimit(absorbed, 5_00, LimitPeriod.Payment), ALimit(survivor, 300_00, LimitPeriod.Day));
            db.Aliases.Add(PaymentAlias.Register(absorbed, Guid.NewGuid(), new AliasText(AliasKind.Telephone, "+491701234567"), DateTimeOffset.UnixEpoch));
            return await db.SaveChangesAsync();
        });

        await MergeAsync(survivor, absorbed);

        (await bank.InDatabaseAsync(db => db.Beneficiaries.Where(payee => payee.PartyId == survivor).Select(payee => payee.Identifier).OrderBy(id => id).ToListAsync())).ShouldBe(["FR1", "FR2"]);
        (await bank.InDatabaseAsync(db => db.Limits.Where(limit => limit.PartyId == survivor).Select(limit => limit.MaxAmountMinor).OrderBy(max => max).ToListAsync())).ShouldBe([5_00L, 100_00L]);
        (await bank.InDatabaseAsync(db => db.Aliases.CountAsync(alias => alias.PartyId == survivor))).ShouldBe(1);
        (await bank.InDatabaseAsync(db => db.Beneficiaries.CountAsync(payee => payee.PartyId == absorbed))).ShouldBe(0);
        (await bank.InDatabaseAsync(db => db.Limits.CountAsync(limit => limit.PartyId == absorbed))).ShouldBe(0);
    }

    [Fact]
    public async Task Who_has_signed_under_both_numbers_has_signed_once()
    {
        var (absorbed, survivor, proposal) = ((await bank.APersonAsync()).PartyId, (await bank.APersonAsync()).PartyId, Guid.NewGuid());
        await bank.InDatabaseAsync(async db =>
        {
            db.ProposalSignatures.AddRange(ASignature(proposal, 1, absorbed), ASignature(proposal, 2, absorbed), ASignature(proposal, 2, survivor));
            return await db.SaveChangesAsync();
        });

        await MergeAsync(survivor, absorbed);

        (await bank.InDatabaseAsync(db => db.ProposalSignatures.Where(one => one.ProposalId == proposal).OrderBy(one => one.Revision).Select(one => new { one.Revision, one.PartyId }).ToListAsync()))
            .Select(one => (one.Revision, one.PartyId)).ShouldBe([(1, survivor), (2, survivor)]);
    }

    [Fact]
    public async Task Money_that_waits_codes_and_requests_are_the_survivors()
    {
        var (payer, payee, survivor) = (await bank.AnAccountAsync(), await bank.AnAccountAsync(), (await bank.APersonAsync()).PartyId);
        var five = Money.Of("5.00", "EUR");
        var absorbed = payer.HolderPartyId;
        var waiting = (await bank.SendAsync(new PayToWaitingAlias(Guid.CreateVersion7(), absorbed, payer.AccountId, "+49301234567", five, null))).EnsureSuccess();
        var code = (await bank.SendAsync(new MakeConsumerCode(Guid.CreateVersion7(), absorbed, payer.AccountId, null, null))).EnsureSuccess();
        var asked = (await bank.SendAsync(new AskForPayment(Guid.CreateVersion7(), absorbed, payer.AccountId, payee.Identifier, five, null, null))).EnsureSuccess();

        await MergeAsync(survivor, absorbed);

        (await bank.SendAsync(new ListWaitingPayments(survivor, null, null, 10))).EnsureSuccess().Items.ShouldHaveSingleItem().WaitingPaymentId.ShouldBe(waiting.WaitingPaymentId);
        (await bank.InDatabaseAsync(db => db.ConsumerCodes.AsNoTracking().SingleAsync(row => row.Id == code.ConsumerCodeId))).PayerPartyId.ShouldBe(survivor);
        (await bank.InDatabaseAsync(db => db.PaymentRequests.AsNoTracking().SingleAsync(row => row.Id == asked.PaymentRequestId))).PayeePartyId.ShouldBe(survivor);
    }

    /// <summary>As the outbox delivers it, to every module that hears it.</summary>
    private async Task MergeAsync(Guid survivor, Guid absorbed)
    {
        await using var scope = bank.Services.CreateAsyncScope();
        foreach (var handler in scope.ServiceProvider.GetServices<IIntegrationEventHandler<PartiesMerged>>())
        {
            await handler.HandleAsync(new PartiesMerged(survivor, absorbed), Guid.NewGuid(), default);
        }
    }

    private static StandingOrder StandingOrderFor(Guid party, Guid from, Guid to, DateOnly today)
    {
        var order = new StandingOrder { Id = Guid.NewGuid(), DebtorAccountId = from, Frequency = StandingOrderFrequency.Monthly, Interval = 1, FirstDate = today.AddDays(20), Shift = BankHolidayShift.After };
        order.Order(new InitiateTransfer(Guid.Empty, party, from, to, null, null, null, PaymentsBank.Euros("1.00"), null, null, null));
        order.Begin(today, _ => true);
        return order;
    }

    private static Beneficiary APayee(Guid party, string identifier) => new()
    {
        Id = Guid.NewGuid(),
        PartyId = party,
        Name = "Marie Curie",
        Identifier = identifier,
        NameMatch = NameMatch.Match,
        AddedAt = DateTimeOffset.UnixEpoch,
        CoolOffEndsAt = DateTimeOffset.UnixEpoch,
    };

    private static PaymentLimit ALimit(Guid party, long most, LimitPeriod period)
    {
        var limit = new PaymentLimit
        {
            Id = Guid.NewGuid(),
            PartyId = party,
            Scope = LimitScope.Customer,
            Period = period,
            CurrencyCode = "EUR",
            Kind = PaymentLimit.KindOf(party, LimitScope.Customer, null, period, "EUR"),
        };
        limit.Set(most, null);
        return limit;
    }

    private static ProposalSignature ASignature(Guid proposal, int revision, Guid party) =>
        new() { ProposalId = proposal, Revision = revision, PartyId = party, Fingerprint = "00", SignedAt = DateTimeOffset.UnixEpoch };
}
