using DigitalBank.Payments.Beneficiaries;
using DigitalBank.Payments.Limits;
using DigitalBank.Payments.Tests.Support;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.SharedKernel.Results;
using DigitalBank.TestKit;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace DigitalBank.Payments.Tests.Beneficiaries;

[Collection(PaymentsBankCollection.Name)]
public sealed class BeneficiaryTests(PaymentsBank bank)
{
    [Fact]
    public async Task A_new_payee_gets_little_until_the_cool_off_is_over_and_an_own_account_is_never_new()
    {
        var payer = await bank.AnAccountAsync("1000.00", "SEK");
        var own = await bank.AnAccountAsync("0.00", "SEK", payer.HolderPartyId);
        var payee = await bank.AnAccountAsync("0.00", "SEK");
        await bank.SendAsync(new SetLimit(null, LimitScope.NewBeneficiary, null, LimitPeriod.Day, "SEK", Money.Of("100.00", "SEK"), null));
        var added = (await AddAsync(payer.HolderPartyId, payee.HolderName, payee.Identifier)).EnsureSuccess();

        (await PayAsync(payer, payee, "60.00")).EnsureSuccess();
        (await PayAsync(payer, payee, "60.00")).ShouldFailWith("payments.new_beneficiary_limit_exceeded");
        (await PayAsync(payer, own, "500.00")).EnsureSuccess();

        await bank.InDatabaseAsync(db => db.Beneficiaries
            .Where(known => known.Id == added.BeneficiaryId)
            .ExecuteUpdateAsync(set => set.SetProperty(known => known.CoolOffEndsAt, DateTimeOffset.UnixEpoch)));
        (await PayAsync(payer, payee, "60.00")).EnsureSuccess();
    }

    [Fact]
    public async Task The_name_is_compared_and_only_nearly_the_right_one_is_answered_with_it()
    {
        var payer = await bank.APersonAsync();
        var payee = await bank.AnAccountAsync("0.00");

        (await CheckAsync(payee.Identifier, payee.HolderName)).ShouldBe(new NameCheckView(NameMatch.Match, null));
        (await CheckAsync(payee.Identifier, "Somebody Else")).ShouldBe(new NameCheckView(NameMatch.NoMatch, null));
        (await CheckAsync("FR1420041010050500013M02606", payee.HolderName)).ShouldBe(new NameCheckView(NameMatch.NotPossible, null));
        (await AddAsync(payer.PartyId, payee.HolderName + " X", payee.Identifier)).EnsureSuccess().HolderName.ShouldBe(payee.HolderName);
    }

    [Fact]
    public async Task The_book_holds_an_account_once_in_pages_until_it_is_struck_out()
    {
        var payer = await bank.APersonAsync();
        var first = (await AddAsync(payer.PartyId, "Marie Curie", "FR14 2004 1010 0505 0001 3M02 606")).EnsureSuccess();
        var second = (await AddAsync(payer.PartyId, "Heinrich Hertz", "DE89370400440532013000")).EnsureSuccess();

        (await AddAsync(payer.PartyId, "Marie Curie", "FR1420041010050500013M02606")).ShouldFailWith("payments.beneficiary_exists");
        (await AddAsync(payer.PartyId, "Marie Curie", "FR1420041010050500013M02607")).ShouldFailWith("payments.iban_invalid");
        var page = (await bank.SendAsync(new ListBeneficiaries(payer.PartyId, null, 1))).EnsureSuccess();
        var rest = (await bank.SendAsync(new ListBeneficiaries(payer.PartyId, Guid.Parse(page.Next!), 5))).EnsureSuccess();
        page.Items.Concat(rest.Items).Select(item => item.BeneficiaryId).ShouldBe([first.BeneficiaryId, second.BeneficiaryId], ignoreOrder: true);

        var stranger = await bank.APersonAsync();
        (await bank.SendAsync(new RemoveBeneficiary(first.BeneficiaryId, stranger.PartyId))).ShouldFailWith("payments.unknown_beneficiary");
        (await bank.SendAsync(new RemoveBeneficiary(first.BeneficiaryId, payer.PartyId))).EnsureSuccess();
        (await bank.SendAsync(new ListBeneficiaries(payer.PartyId, null, 5))).EnsureSuccess()
            .Items.ShouldHaveSingleItem().BeneficiaryId.ShouldBe(second.BeneficiaryId);
    }

    private Task<Result<BeneficiaryView>> AddAsync(Guid party, string name, string identifier) =>
        bank.SendAsync(new AddBeneficiary(Guid.CreateVersion7(), party, name, identifier, AgentBic: null));

    private async Task<NameCheckView> CheckAsync(string identifier, string name) =>
        (await bank.SendAsync(new CheckPayeeName(identifier, name))).EnsureSuccess();

    private Task<Result<Payments.Orders.PaymentView>> PayAsync(
        DigitalBank.Accounts.Contracts.Holding.AccountView from, DigitalBank.Accounts.Contracts.Holding.AccountView to, string amount) =>
        bank.SendAsync(new Payments.Transfers.InitiateTransfer(
            Guid.CreateVersion7(), from.HolderPartyId, from.AccountId, to.AccountId, null, null, null, Money.Of(amount, "SEK"), null, null, null));
}
