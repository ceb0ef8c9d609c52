using System.Net.Http.Json;
using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Ledger.Contracts.Accounts;
using DigitalBank.Ledger.Contracts.Journal;
using DigitalBank.Platform.Security;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.TestKit;

namespace DigitalBank.Accounts.Tests.LifeCycle;

public class BlockTests(AccountsBank bank) : IClassFixture<AccountsBank>
{
    [Fact]
    public async Task Blocks_stand_side_by_side_and_each_is_lifted_on_its_own()
    {
        var account = await bank.AnAccountAsync();
        var debits = await bank.BlockAsync(account, AccountBlock.Debits);
        var credits = await bank.BlockAsync(account, AccountBlock.Credits);

        (await BlockOfAsync(account)).ShouldBe(AccountBlock.All);
        (await LedgerStatusOfAsync(account)).ShouldBe(LedgerAccountStatus.Blocked);

        await bank.LiftAsync(debits);
        (await BlockOfAsync(account)).ShouldBe(AccountBlock.Credits);
        (await LedgerStatusOfAsync(account)).ShouldBe(LedgerAccountStatus.CreditsBlocked);

        await bank.LiftAsync(credits);
        (await LedgerStatusOfAsync(account)).ShouldBe(LedgerAccountStatus.Open);
    }

    [Fact]
    public async Task A_block_is_lifted_by_its_owner_or_a_supervisor()
    {
        var account = await bank.AnAccountAsync();
        var (owner, other, supervisor) = (
            await bank.StaffAsync(RoleNames.Clerk), await bank.StaffAsync(RoleNames.Clerk), await bank.StaffAsync(RoleNames.Supervisor));
        var (first, second) = (await PlaceAsync(owner, account), await PlaceAsync(owner, account));

        await (await LiftAsync(other, account, first)).ShouldBeProblemAsync(403, "accounts.block_of_another");
        await (await LiftAsync(owner, account, first)).ShouldBeJsonAsync();
        var lifted = await (await LiftAsync(supervisor, account, second)).ShouldBeJsonAsync();

        lifted.GetProperty("liftReason").GetString().ShouldBe("Order withdrawn");
        (await BlockOfAsync(account)).ShouldBe(AccountBlock.None);
        await (await LiftAsync(owner, account, Guid.CreateVersion7())).ShouldBeProblemAsync(404, "accounts.unknown_block");
    }

    [Fact]
    public async Task The_same_key_places_one_block()
    {
        var account = await bank.AnAccountAsync();
        var order = new PlaceBlock(Guid.CreateVersion7(), account.AccountId, AccountBlock.Debits, "Court order");

        var first = (await bank.SendAsync(order)).EnsureSuccess();

        (await bank.SendAsync(order)).EnsureSuccess().BlockId.ShouldBe(first.BlockId);
        (await bank.SendAsync(order with { Kind = AccountBlock.All })).ShouldFailWith("accounts.block_differs");
        await bank.LiftAsync(first);
        (await BlockOfAsync(account)).ShouldBe(AccountBlock.None);
    }

    [Fact]
    public async Task A_block_ends_after_its_last_day_and_the_others_stay()
    {
        var account = await bank.AnAccountAsync();
        var today = await bank.TodayAsync();
        await bank.BlockAsync(account, AccountBlock.All, today.AddDays(2));
        await bank.BlockAsync(account, AccountBlock.Credits, today.AddDays(3));
        (await bank.SendAsync(new PlaceBlock(Guid.CreateVersion7(), account.AccountId, AccountBlock.All, "Late", today.AddDays(-1))))
            .ShouldFailWith("accounts.block_expiry_past");

        await bank.StepAsync("lift-expired-blocks", today.AddDays(1));
        (await LedgerStatusOfAsync(account)).ShouldBe(LedgerAccountStatus.Blocked);

        (await bank.StepAsync("lift-expired-blocks", today.AddDays(2))).Failed.ShouldBe(0);
        (await LedgerStatusOfAsync(account)).ShouldBe(LedgerAccountStatus.CreditsBlocked);
        (await bank.StepAsync("lift-expired-blocks", today.AddDays(2))).Items.ShouldBe(0);

        await bank.StepAsync("lift-expired-blocks", today.AddDays(9));
        (await LedgerStatusOfAsync(account)).ShouldBe(LedgerAccountStatus.Open);
        (await BlockOfAsync(account)).ShouldBe(AccountBlock.None);
    }

    /// <summary>Payments race a block: once the block is answered, nothing goes out any more.</summary>
    [Fact]
    public async Task No_payment_is_booked_after_a_block_has_been_answered()
    {
        var (payer, payee) = (await bank.AnAccountAsync(), await bank.AnAccountAsync());
        await bank.CreditAsync(payer, "1000.00");
        using var stop = new CancellationTokenSource();
        var paying = Enumerable.Range(0, 4).Select(_ => PayUntilRefusedAsync(payer, payee, stop.Token)).ToList();
        await PayAsync(payer, payee);

        await bank.BlockAsync(payer, AccountBlock.Debits);
        var balance = await bank.BalanceOfAsync(payer);
        var codes = await Task.WhenAll(paying);

        codes.ShouldAllBe(code => code == "ledger.account_blocked");
        (await bank.BalanceOfAsync(payer)).ShouldBe(balance);
    }

    private async Task<string?> PayUntilRefusedAsync(AccountView payer, AccountView payee, CancellationToken stop)
    {
        string? code = null;
        while (code is null && !stop.IsCancellationRequested)
        {
            code = await PayAsync(payer, payee);
        }

        return code;
    }

    private async Task<string?> PayAsync(AccountView payer, AccountView payee)
    {
        var (cent, today) = (Money.Of("0.01", "EUR"), await bank.TodayAsync());
        return (await bank.SendAsync(new PostJournalEntry(
            Guid.CreateVersion7(),
            "payments",
            "T-1",
            "transfer",
            today,
            [
                new Posting(payer.LedgerAccountId, Side.Debit, cent, today),
                new Posting(payee.LedgerAccountId, Side.Credit, cent, today),
            ]))).Failure?.Code;
    }

    private async Task<AccountBlock> BlockOfAsync(AccountView account) =>
        (await bank.SendAsync(new GetAccount(account.AccountId))).EnsureSuccess().Block;

    private async Task<LedgerAccountStatus> LedgerStatusOfAsync(AccountView account) =>
        (await bank.SendAsync(new FindLedgerAccount(account.Identifier, account.CurrencyCode))).EnsureSuccess().Status;

    private static async Task<Guid> PlaceAsync(HttpClient staff, AccountView account)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/staff/v1/accounts/{account.AccountId}/blocks");
        request.Headers.Add("Idempotency-Key", Guid.CreateVersion7().ToString());
        request.Content = JsonContent.Create(new { kind = "debits", reason = "Court order" });
        return (await (await staff.SendAsync(request)).ShouldBeJsonAsync(201)).GetProperty("blockId").GetGuid();
    }

    private static Task<HttpResponseMessage> LiftAsync(HttpClient staff, AccountView account, Guid blockId) =>
        staff.PostAsJsonAsync($"/staff/v1/accounts/{account.AccountId}/blocks/{blockId}/lift", new { reason = "Order withdrawn" });
}
