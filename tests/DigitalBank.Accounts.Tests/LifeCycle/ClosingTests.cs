using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Accounts.Holding;
using DigitalBank.Accounts.Tests.Accruals;
using DigitalBank.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalBank.Accounts.Tests.LifeCycle;

public sealed class ClosingTests : InterestScene
{
    [Fact]
    public async Task One_command_posts_the_final_interest_pays_out_what_is_left_and_closes()
    {
        await AProductAsync(AEuroADay());
        var (account, other) = (await AnAccountAsync(), await AnAccountAsync());
        await MoveAsync(account, "10000.00", Start);
        await Bank.CloseTheDayAsync();
        await CloseAsync(Start);
        var days = (await Bank.TodayAsync()).DayNumber - Start.DayNumber;

        var closed = (await Bank.SendAsync(new CloseAccount(account.AccountId, "Customer leaves", other.AccountId))).EnsureSuccess();

        closed.Status.ShouldBe(AccountStatus.Closed);
        (await Bank.BalanceOfAsync(account)).ShouldBe("0.00 EUR");
        (await Bank.BalanceOfAsync(other)).ShouldBe($"{10_000 + days}.00 EUR");
        (await OwnAsync("2310")).ShouldBe(0);
    }

    [Fact]
    public async Task What_a_crash_left_closing_is_paid_out_once_and_closed_by_the_job()
    {
        var (account, other) = (await Bank.AnAccountAsync(), await Bank.AnAccountAsync());
        await Bank.CreditAsync(account, "7.00");
        await ReadAsync(async db =>
        {
            var row = await db.Accounts.SingleAsync(a => a.Id == account.AccountId);
            row.BeginClosing("Customer leaves", other.AccountId);
            return await db.SaveChangesAsync();
        });

        for (var twice = 0; twice < 2; twice++)
        {
            await using var scope = Bank.Services.CreateAsyncScope();
            await ActivatorUtilities.CreateInstance<FinishAccountChanges>(scope.ServiceProvider).RunAsync(CancellationToken.None);
        }

        (await Bank.SendAsync(new GetAccount(account.AccountId))).EnsureSuccess().Status.ShouldBe(AccountStatus.Closed);
        (await Bank.BalanceOfAsync(other)).ShouldBe("7.00 EUR");
    }

    [Fact]
    public async Task Closed_twice_at_once_it_is_paid_out_once()
    {
        var (account, other) = (await Bank.AnAccountAsync(), await Bank.AnAccountAsync());
        await Bank.CreditAsync(account, "7.00");

        await Task.WhenAll(Enumerable.Range(0, 3).Select(async _ =>
        {
            try
            {
                await Bank.SendAsync(new CloseAccount(account.AccountId, "Customer leaves", other.AccountId));
            }
            catch (DbUpdateConcurrencyException)
            {
                // Over HTTP this is a conflict that the client reads and retries.
            }
        }));

        (await Bank.BalanceOfAsync(other)).ShouldBe("7.00 EUR");
        (await Bank.SendAsync(new GetAccount(account.AccountId))).EnsureSuccess().Status.ShouldBe(AccountStatus.Closed);
    }

    [Fact]
    public async Task It_is_paid_out_to_an_open_account_of_the_same_currency_only()
    {
        var (account, dollars) = (await Bank.AnAccountAsync(), await Bank.AnAccountAsync("USD"));

        foreach (var unfit in new[] { account.AccountId, dollars.AccountId, Guid.CreateVersion7() })
        {
            (await Bank.SendAsync(new CloseAccount(account.AccountId, "Customer leaves", unfit)))
                .ShouldFailWith("accounts.payout_account_invalid");
        }
    }
}
