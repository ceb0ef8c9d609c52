using DigitalBank.Accounts.Accruals;
using DigitalBank.Accounts.Applications;
using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Accounts.Data;
using DigitalBank.Accounts.DormantAccounts;
using DigitalBank.Accounts.Fees;
using DigitalBank.Accounts.Holding;
using DigitalBank.Accounts.LifeCycle;
using DigitalBank.Accounts.Mandates;
using DigitalBank.Accounts.Statements.Cycles;
using DigitalBank.Accounts.Switching;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.SharedKernel.Results;
using DigitalBank.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalBank.Accounts.Tests.LifeCycle;

public class LifeCycleTests(AccountsBank bank) : IClassFixture<AccountsBank>
{
    private Guid _block = Guid.CreateVersion7();

    private Guid _holder;

    public static IEnumerable<object[]> Pairs => Enum.GetNames<AccountState>()
        .SelectMany(state => Enum.GetNames<AccountCommand>().Select(command => new object[] { state, command }));

    [Fact]
    public void The_table_in_the_documentation_is_the_one_that_commands_ask() =>
        Enum.GetValues<AccountState>()
            .SelectMany(state => Enum.GetValues<AccountCommand>().Select(command => (state, command)))
            .Where(pair => LifeCycleRules.AnswerTo(pair.state, pair.command)?.Code != DocumentedLifeCycle.Answers[pair])
            .ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Pairs))]
    public async Task Every_command_has_the_documented_answer_in_every_state(string state, string command)
    {
        var accountId = await AnAccountThatIsAsync(Enum.Parse<AccountState>(state));

        var answer = await SendAsync(Enum.Parse<AccountCommand>(command), accountId);

        // Rules further down may refuse what the state allows, but never with a code of the table.
        var documented = DocumentedLifeCycle.Answers[(Enum.Parse<AccountState>(state), Enum.Parse<AccountCommand>(command))];
        string[] furtherDown = ["accounts.no_interest", "accounts.reactivation_not_asked", "accounts.unknown_block", "accounts.unknown_mandate", "accounts.fee_not_offered"];
        (furtherDown.Contains(answer?.Code) ? null : answer?.Code).ShouldBe(documented);
    }

    private async Task<Failure?> SendAsync(AccountCommand command, Guid accountId) => command switch
    {
        AccountCommand.Approve => await DecideAsync(accountId, ApplicationStatus.Approved),
        AccountCommand.Refuse => await DecideAsync(accountId, ApplicationStatus.Refused),
        AccountCommand.Withdraw => await DecideAsync(accountId, ApplicationStatus.Withdrawn),
        AccountCommand.Activate => (await bank.SendAsync(new ActivateAccount(accountId))).Failure,
        AccountCommand.PlaceBlock =>
            (await bank.SendAsync(new PlaceBlock(Guid.CreateVersion7(), accountId, AccountBlock.Debits, "Test"))).Failure,
        AccountCommand.LiftBlock => (await bank.SendAsync(new LiftBlock(accountId, _block, "Test"))).Failure,
        AccountCommand.AskForReactivation => (await bank.SendAsync(new AskForReactivation(accountId, "Test"))).Failure,
        AccountCommand.Reactivate => (await bank.SendAsync(new ReactivateAccount(accountId))).Failure,
        AccountCommand.ChangeHolders => (await bank.SendAsync(new SetSigningRule(accountId, SigningRule.AllTogether, "Test"))).Failure,
        AccountCommand.GrantMandate => (await bank.SendAsync(new GrantMandate(
            Guid.CreateVersion7(), accountId, (await bank.APersonAsync()).PartyId, MayPay: true, null, null, null, "Test"))).Failure,
        AccountCommand.RevokeMandate => (await bank.SendAsync(new RevokeMandate(accountId, Guid.CreateVersion7(), "Test"))).Failure,
        AccountCommand.Pay => await PayAsync(accountId),
        AccountCommand.ChargeFee => (await bank.SendAsync(new ChargeFee(Guid.CreateVersion7(), accountId, "none"))).Failure,
        AccountCommand.SettleInterest => (await bank.SendAsync(new SettleInterest(accountId, "Test"))).Failure,
        AccountCommand.ArrangeOverdraft =>
            (await bank.SendAsync(new ArrangeOverdraft(accountId, Money.Of("1.00", "EUR"), "Test"))).Failure,
        AccountCommand.SwitchProduct => (await bank.SendAsync(new SwitchProduct(accountId, "current", "Test"))).Failure,
        AccountCommand.SubscribeToStatements =>
            (await bank.SendAsync(new ChooseStatements(accountId, Holder: null, StatementCycle.None, [], "Test"))).Failure,
        AccountCommand.Close => (await bank.SendAsync(new CloseAccount(accountId, "Test"))).Failure,
        _ => throw new ArgumentOutOfRangeException(nameof(command), command, "Send it here, too."),
    };

    private async Task<Failure?> PayAsync(Guid accountId)
    {
        var authority = await bank.SendAsync(new AuthorisePayment(accountId, _holder, Money.Of("1.00", "EUR")));
        return authority.IsSuccess ? authority.Value.Refusal : authority.Failure;
    }

    private async Task<Failure?> DecideAsync(Guid accountId, ApplicationStatus decision) =>
        (await bank.SendAsync(new DecideApplication(accountId, decision, "Test"))).Failure;

    private async Task<Guid> AnAccountThatIsAsync(AccountState state)
    {
        if (state is AccountState.Applied or AccountState.Approved or AccountState.Refused or AccountState.Withdrawn)
        {
            return await AnApplicationThatIsAsync(state);
        }

        if (state == AccountState.Unknown)
        {
            return Guid.CreateVersion7();
        }

        var account = await bank.AnAccountAsync();
        _holder = account.HolderPartyId;
        if (state is AccountState.Blocked or AccountState.DormantAndBlocked)
        {
            _block = (await bank.BlockAsync(account, AccountBlock.All)).BlockId;
        }

        switch (state)
        {
            case AccountState.Opening:
                await SetAsync(account, set => set
                    .SetProperty(a => a.LedgerAccountId, (long?)null).SetProperty(a => a.Pending, PendingChange.Opening));
                break;
            case AccountState.Inactive:
                await SetAsync(account, set => set.SetProperty(a => a.Dormancy, Dormancy.Inactive));
                break;
            case AccountState.Dormant or AccountState.DormantAndBlocked:
                await SetAsync(account, set => set.SetProperty(a => a.Dormancy, Dormancy.Dormant));
                break;
            case AccountState.Closing:
                await SetAsync(account, set => set.SetProperty(a => a.Pending, PendingChange.Closing));
                break;
            case AccountState.Closed:
                (await bank.SendAsync(new CloseAccount(account.AccountId, "Test"))).EnsureSuccess();
                break;
        }

        return account.AccountId;
    }

    private async Task<Guid> AnApplicationThatIsAsync(AccountState state)
    {
        var holder = await bank.APersonAsync();
        var application = (await bank.SendAsync(
            new ApplyForAccount(Guid.CreateVersion7(), holder.PartyId, "current", "EUR"))).EnsureSuccess();
        if (state != AccountState.Applied)
        {
            (await DecideAsync(application.AccountId, Enum.Parse<ApplicationStatus>(state.ToString()))).ShouldBeNull();
        }

        return application.AccountId;
    }

    /// <summary>States that only a crash or much time brings about.</summary>
    private async Task SetAsync(AccountView account, Action<Microsoft.EntityFrameworkCore.Query.UpdateSettersBuilder<Account>> set)
    {
        await using var scope = bank.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<AccountsDbContext>().Accounts
            .Where(a => a.Id == account.AccountId)
            .ExecuteUpdateAsync(set);
    }
}
