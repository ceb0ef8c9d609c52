using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Accounts.Holding;
using DigitalBank.Ledger.Contracts.Accounts;
using DigitalBank.TestKit;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Accounts.Tests.Holding;

public class AccountStateTests(AccountsBank bank) : IClassFixture<AccountsBank>
{
    [Theory]
    [InlineData(AccountBlock.Debits, LedgerAccountStatus.DebitsBlocked)]
    [InlineData(AccountBlock.Credits, LedgerAccountStatus.CreditsBlocked)]
    [InlineData(AccountBlock.All, LedgerAccountStatus.Blocked)]
    public async Task A_block_and_its_lifting_reach_the_ledger(AccountBlock block, LedgerAccountStatus status)
    {
        var account = await bank.AnAccountAsync();

        var placed = await bank.BlockAsync(account, block);
        (await LedgerStatusOfAsync(account)).ShouldBe(status);

        await bank.LiftAsync(placed);
        (await LedgerStatusOfAsync(account)).ShouldBe(LedgerAccountStatus.Open);
    }

    [Fact]
    public async Task A_closed_account_is_closed_in_the_ledger_too()
    {
        var account = await bank.AnAccountAsync();
        await bank.CreditAsync(account, "10.00");
        await bank.DebitAsync(account, "10.00");

        var closed = (await bank.SendAsync(new CloseAccount(account.AccountId, "Asked for"))).EnsureSuccess();

        closed.Status.ShouldBe(AccountStatus.Closed);
        closed.ClosedOn.ShouldBe(await bank.TodayAsync());
        (await LedgerStatusOfAsync(account)).ShouldBe(LedgerAccountStatus.Closed);
    }

    [Fact]
    public async Task An_account_that_could_not_be_closed_goes_on_as_before()
    {
        var account = await bank.AnAccountAsync();
        await bank.CreditAsync(account, "0.01");

        (await bank.SendAsync(new CloseAccount(account.AccountId, "Asked for"))).ShouldFailWith("accounts.balance_not_zero");

        await bank.CreditAsync(account, "1.00");
        (await bank.SendAsync(new GetAccount(account.AccountId))).EnsureSuccess().Status.ShouldBe(AccountStatus.Active);
        await bank.BlockAsync(account, AccountBlock.Debits);
    }

    /// <summary>Two people decide at the same moment: whoever comes second wins or is told, and the ledger never says anything else.</summary>
    [Fact]
    public async Task Ledger_and_account_agree_after_decisions_at_the_same_moment()
    {
        var account = await bank.AnAccountAsync();
        AccountBlock[] decisions = [AccountBlock.Debits, AccountBlock.All, AccountBlock.Debits, AccountBlock.Credits];

        await Task.WhenAll(decisions.Select(async block =>
        {
            try
            {
                await bank.BlockAsync(account, block);
            }
            catch (DbUpdateConcurrencyException)
            {
                // Over HTTP this is a conflict that the client reads and retries.
            }
        }));

        var decided = (await bank.SendAsync(new GetAccount(account.AccountId))).EnsureSuccess().Block;
        (await LedgerStatusOfAsync(account)).ShouldBe(LedgerSide.StatusFor(decided));
    }

    [Fact]
    public async Task A_reason_is_needed()
    {
        var account = await bank.AnAccountAsync();

        (await bank.SendAsync(new CloseAccount(account.AccountId, ""))).ShouldFailWith("accounts.reason_missing");
        (await bank.SendAsync(new PlaceBlock(Guid.CreateVersion7(), account.AccountId, AccountBlock.All, new string('x', 141)))).ShouldFailWith("accounts.reason_too_long");
    }

    private async Task<LedgerAccountStatus> LedgerStatusOfAsync(AccountView account) =>
        (await bank.SendAsync(new FindLedgerAccount(account.Identifier, account.CurrencyCode))).EnsureSuccess().Status;
}
