using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Accounts.Data;
using DigitalBank.Accounts.Holding;
using DigitalBank.Ledger.Contracts.Accounts;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalBank.Accounts.Tests.Holding;

public class AccountStateTests(AccountsBank bank) : IClassFixture<AccountsBank>
{
    /// <summary>An answer for every pair of state and command.</summary>
    [Theory]
    [InlineData("active", "block", null)]
    [InlineData("active", "unblock", null)]
    [InlineData("active", "close", null)]
    [InlineData("with-money", "block", null)]
    [InlineData("with-money", "unblock", null)]
    [InlineData("with-money", "close", "accounts.balance_not_zero")]
    [InlineData("blocked", "block", null)]
    [InlineData("blocked", "unblock", null)]
    [InlineData("blocked", "close", "accounts.account_blocked")]
    [InlineData("closing", "block", "accounts.account_closing")]
    [InlineData("closing", "unblock", "accounts.account_closing")]
    [InlineData("closing", "close", null)]
    [InlineData("closed", "block", "accounts.account_closed")]
    [InlineData("closed", "unblock", "accounts.account_closed")]
    [InlineData("closed", "close", "accounts.account_closed")]
    [InlineData("opening", "block", "accounts.unknown_account")]
    [InlineData("opening", "unblock", "accounts.unknown_account")]
    [InlineData("opening", "close", "accounts.unknown_account")]
    [InlineData("unknown", "block", "accounts.unknown_account")]
    [InlineData("unknown", "unblock", "accounts.unknown_account")]
    [InlineData("unknown", "close", "accounts.unknown_account")]
    public async Task Every_command_has_an_answer_in_every_state(string state, string command, string? code)
    {
        var accountId = await AnAccountThatIsAsync(state);

        var answer = await bank.SendAsync(CommandFor(command, accountId));

        (answer.Failure?.Code).ShouldBe(code);
    }

    [Theory]
    [InlineData(AccountBlock.Debits, LedgerAccountStatus.DebitsBlocked)]
    [InlineData(AccountBlock.Credits, LedgerAccountStatus.CreditsBlocked)]
    [InlineData(AccountBlock.All, LedgerAccountStatus.Blocked)]
    public async Task A_block_and_its_lifting_reach_the_ledger(AccountBlock block, LedgerAccountStatus status)
    {
        var account = await bank.AnAccountAsync();

        (await bank.SendAsync(new BlockAccount(account.AccountId, block, "Court order"))).EnsureSuccess().Block.ShouldBe(block);
        (await LedgerStatusOfAsync(account)).ShouldBe(status);

        (await bank.SendAsync(new BlockAccount(account.AccountId, AccountBlock.None, "Lifted"))).EnsureSuccess();
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
        (await bank.SendAsync(new BlockAccount(account.AccountId, AccountBlock.Debits, "Still possible"))).EnsureSuccess();
    }

    /// <summary>Two people decide at the same moment: whoever comes second wins or is told, and the ledger never says anything else.</summary>
    [Fact]
    public async Task Ledger_and_account_agree_after_decisions_at_the_same_moment()
    {
        var account = await bank.AnAccountAsync();
        AccountBlock[] decisions = [AccountBlock.Debits, AccountBlock.All, AccountBlock.None, AccountBlock.Credits];

        await Task.WhenAll(decisions.Select(async block =>
        {
            try
            {
                await bank.SendAsync(new BlockAccount(account.AccountId, block, "At once"));
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
        (await bank.SendAsync(new BlockAccount(account.AccountId, AccountBlock.All, new string('x', 141)))).ShouldFailWith("accounts.reason_too_long");
    }

    private async Task<LedgerAccountStatus> LedgerStatusOfAsync(AccountView account) =>
        (await bank.SendAsync(new FindLedgerAccount(account.Identifier, account.CurrencyCode))).EnsureSuccess().Status;

    private static ICommand<AccountView> CommandFor(string command, Guid accountId) => command switch
    {
        "block" => new BlockAccount(accountId, AccountBlock.Debits, "Test"),
        "unblock" => new BlockAccount(accountId, AccountBlock.None, "Test"),
        _ => new CloseAccount(accountId, "Test"),
    };

    private async Task<Guid> AnAccountThatIsAsync(string state)
    {
        if (state == "unknown")
        {
            return Guid.CreateVersion7();
        }

        var account = await bank.AnAccountAsync();
        switch (state)
        {
            case "with-money":
                await bank.CreditAsync(account, "1.00");
                break;
            case "blocked":
                (await bank.SendAsync(new BlockAccount(account.AccountId, AccountBlock.All, "Test"))).EnsureSuccess();
                break;
            case "closed":
                (await bank.SendAsync(new CloseAccount(account.AccountId, "Test"))).EnsureSuccess();
                break;
            case "closing":
                await SetAsync(account.AccountId, set => set.SetProperty(a => a.Pending, PendingChange.Closing));
                break;
            case "opening":
                await SetAsync(account.AccountId, set => set.SetProperty(a => a.LedgerAccountId, (long?)null));
                break;
        }

        return account.AccountId;
    }

    /// <summary>States in which only a crash leaves an account.</summary>
    private async Task SetAsync(Guid accountId, Action<Microsoft.EntityFrameworkCore.Query.UpdateSettersBuilder<Account>> set)
    {
        await using var scope = bank.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<AccountsDbContext>().Accounts
            .Where(account => account.Id == accountId)
            .ExecuteUpdateAsync(set);
    }
}
