using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Payments.Aliases;
using DigitalBank.Payments.Orders;
using DigitalBank.Payments.Tests.Support;
using DigitalBank.SharedKernel.Results;
using DigitalBank.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace DigitalBank.Payments.Tests.Aliases;

/// <summary>Paying a telephone number, an e-mail address or a handle.</summary>
[Collection(PaymentsBankCollection.Name)]
public sealed class AliasTests(PaymentsBank bank)
{
    private static int _numbers = 1_000_000;

    [Fact]
    public async Task A_payer_sees_a_masked_name_and_pays_whom_it_stands_for()
    {
        var (ada, eve) = (await bank.AnAccountAsync("0.00"), await bank.AnAccountAsync("50.00"));
        var number = NextNumber();
        await RegisteredAsync(ada, number);

        var payee = (await LookUpAsync(eve, number)).EnsureSuccess();
        var paid = (await PayAsync(eve, number, payee.Confirmation)).EnsureSuccess();

        payee.MaskedName.ShouldBe("A*** L***");
        paid.Status.ShouldBe(PaymentOrderStatus.Settled);
        (await bank.BalanceOfAsync(ada)).ShouldBe("5.00 EUR");
    }

    [Fact]
    public async Task Only_whoever_reads_what_is_sent_to_it_registers_a_number()
    {
        var ada = await bank.AnAccountAsync();
        var number = NextNumber();
        var alias = (await RegisterAsync(ada, number)).EnsureSuccess();
        (await LookUpAsync(ada, number)).Failure!.Code.ShouldBe("payments.unknown_alias", "not proven yet");

        var code = await CodeSentToAsync(number);
        var wrong = code == "000000" ? "000001" : "000000";
        var guesses = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => ConfirmAsync(ada, alias.AliasId, wrong)));
        guesses.ShouldAllBe(guess => guess.Failure!.Code == "payments.alias_code_wrong");
        (await ConfirmAsync(ada, alias.AliasId, code)).Failure!.Code.ShouldBe("payments.alias_code_wrong", "five tries are all");

        (await RegisterAsync(ada, number)).EnsureSuccess();
        bank.Clock.Advance(TimeSpan.FromMinutes(10));
        (await ConfirmAsync(ada, alias.AliasId, await CodeSentToAsync(number))).Failure!.Code.ShouldBe("payments.alias_code_wrong", "ten minutes are over");

        (await RegisterAsync(ada, number)).EnsureSuccess();
        (await ConfirmAsync(ada, alias.AliasId, await CodeSentToAsync(number))).EnsureSuccess().Status.ShouldBe(AliasStatus.Active);

        await RegisterAsync(ada, number);
        await RegisterAsync(ada, number);
        (await RegisterAsync(ada, number)).Failure!.Code.ShouldBe("payments.alias_codes_exhausted");
    }

    [Fact]
    public async Task Nobody_registers_an_alias_for_an_account_that_is_not_theirs()
    {
        var (ada, eve) = (await bank.AnAccountAsync(), await bank.AnAccountAsync());

        var registered = await bank.SendAsync(new RegisterAlias(eve.HolderPartyId, ada.AccountId, NextNumber()));

        registered.Failure!.Kind.ShouldBe(FailureKind.NotFound);
    }

    [Fact]
    public async Task Of_two_who_take_a_handle_at_the_same_moment_one_has_it()
    {
        var accounts = new[] { await bank.AnAccountAsync(), await bank.AnAccountAsync(), await bank.AnAccountAsync() };
        var handle = $"@ada.{Interlocked.Increment(ref _numbers)}";

        var answers = await Task.WhenAll(accounts.Select(account => RegisterAsync(account, handle)));

        answers.Count(answer => answer.IsSuccess).ShouldBe(1);
        answers.Where(answer => !answer.IsSuccess).ShouldAllBe(answer => answer.Failure!.Code == "payments.alias_taken");
    }

    [Fact]
    public async Task A_number_moves_to_its_new_holder_after_the_waiting_time_and_a_confirmed_payment_goes_to_nobody_else()
    {
        var (old, now, eve) = (await bank.AnAccountAsync("0.00"), await bank.AnAccountAsync("0.00"), await bank.AnAccountAsync("50.00"));
        var number = NextNumber();
        await RegisteredAsync(old, number);
        var seen = (await LookUpAsync(eve, number)).EnsureSuccess().Confirmation;
        var key = Guid.CreateVersion7();
        (await PayAsync(eve, number, seen, key)).EnsureSuccess();

        (await RegisteredAsync(now, number)).Status.ShouldBe(AliasStatus.Moving);
        await MoveAsync();
        (await LookUpAsync(eve, number)).EnsureSuccess().Confirmation.ShouldBe(seen, "the old holder keeps it while the time runs");
        (await ListAsync(old)).Single().ClaimedUntil.ShouldNotBeNull();

        bank.Clock.Advance(TimeSpan.FromHours(72));
        await MoveAsync();

        (await PayAsync(eve, number, seen)).Failure!.Code.ShouldBe("payments.alias_changed");
        (await PayAsync(eve, number, (await LookUpAsync(eve, number)).EnsureSuccess().Confirmation)).EnsureSuccess();
        (await PayAsync(eve, number, seen, key)).IsReplay.ShouldBeTrue("what was paid before the move is answered as it was");
        (await bank.BalanceOfAsync(old)).ShouldBe("5.00 EUR");
        (await bank.BalanceOfAsync(now)).ShouldBe("5.00 EUR");
        var lost = (await ListAsync(old)).Single();
        lost.Status.ShouldBe(AliasStatus.Lost, "the old holder reads what has become of it");
        (await bank.SendAsync(new WithdrawAlias(old.HolderPartyId, lost.AliasId))).EnsureSuccess();
        (await LookUpAsync(eve, number)).EnsureSuccess();
    }

    [Fact]
    public async Task Whoever_has_a_number_keeps_it_by_proving_possession_anew()
    {
        var (old, other) = (await bank.AnAccountAsync(), await bank.AnAccountAsync());
        var number = NextNumber();
        await RegisteredAsync(old, number);
        await RegisteredAsync(other, number);

        (await RegisteredAsync(old, number)).Status.ShouldBe(AliasStatus.Active);
        bank.Clock.Advance(TimeSpan.FromHours(73));
        await MoveAsync();

        (await ListAsync(old)).Single().ClaimedUntil.ShouldBeNull();
        (await ListAsync(other)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_withdrawn_alias_pays_nobody()
    {
        var (ada, eve) = (await bank.AnAccountAsync(), await bank.AnAccountAsync());
        var email = $"ada.{Interlocked.Increment(ref _numbers)}@example.org";
        var alias = await RegisteredAsync(ada, email);
        var seen = (await LookUpAsync(eve, email)).EnsureSuccess().Confirmation;

        (await bank.SendAsync(new WithdrawAlias(eve.HolderPartyId, alias.AliasId))).Failure!.Code.ShouldBe("payments.unknown_alias", "not hers");
        (await bank.SendAsync(new WithdrawAlias(ada.HolderPartyId, alias.AliasId))).EnsureSuccess();

        (await PayAsync(eve, email, seen)).Failure!.Code.ShouldBe("payments.unknown_alias");
    }

    [Fact]
    public async Task Looking_up_has_an_end_also_for_what_nobody_has_and_at_the_same_moment()
    {
        var eve = await bank.AnAccountAsync();
        var number = NextNumber();
        await bank.InDatabaseAsync(async db =>
        {
            db.AliasLookUps.Add(new AliasLookUps { PartyId = eve.HolderPartyId, Date = await bank.TodayAsync(), Count = 97 });
            return await db.SaveChangesAsync();
        });

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => LookUpAsync(eve, number)));

        answers.Count(answer => answer.Failure!.Code == "payments.unknown_alias").ShouldBe(3);
        answers.Count(answer => answer.Failure!.Code == "payments.too_many_look_ups").ShouldBe(3);
    }

    [Fact]
    public async Task No_column_says_whose_number_it_is()
    {
        var ada = await bank.AnAccountAsync();
        var number = NextNumber();
        var alias = await RegisteredAsync(ada, number);

        var stored = await bank.InDatabaseAsync(db => db.Aliases.Where(row => row.Id == alias.AliasId)
            .Select(row => EF.Property<byte[]>(row, "ValueSealed")).SingleAsync());

        Convert.ToHexString(stored).ShouldNotContain(Convert.ToHexString(System.Text.Encoding.UTF8.GetBytes(number)));
    }

    private static string NextNumber() => $"+4915{Interlocked.Increment(ref _numbers)}";

    private Task<Result<AliasView>> RegisterAsync(AccountView account, string alias) =>
        bank.SendAsync(new RegisterAlias(account.HolderPartyId, account.AccountId, alias));

    private Task<Result<AliasView>> ConfirmAsync(AccountView account, Guid aliasId, string code) =>
        bank.SendAsync(new ConfirmAlias(account.HolderPartyId, aliasId, code));

    private async Task<AliasView> RegisteredAsync(AccountView account, string alias)
    {
        var pending = (await RegisterAsync(account, alias)).EnsureSuccess();
        return (await ConfirmAsync(account, pending.AliasId, await CodeSentToAsync(alias))).EnsureSuccess();
    }

    private Task<Result<AliasPayeeView>> LookUpAsync(AccountView payer, string alias) => bank.SendAsync(new LookUpAlias(payer.HolderPartyId, alias));

    private Task<Result<PaymentView>> PayAsync(AccountView payer, string alias, Guid confirmation, Guid? key = null) => bank.SendAsync(
        new PayAlias(key ?? Guid.CreateVersion7(), payer.HolderPartyId, payer.AccountId, alias, confirmation, PaymentsBank.Euros("5.00"), "lunch"));

    private async Task<IReadOnlyList<AliasView>> ListAsync(AccountView account) =>
        (await bank.SendAsync(new ListAliases(account.HolderPartyId))).EnsureSuccess().Items;

    private async Task MoveAsync()
    {
        await using var scope = bank.Services.CreateAsyncScope();
        await ActivatorUtilities.CreateInstance<MoveAliases>(scope.ServiceProvider).RunAsync(CancellationToken.None);
    }

    /// <summary>From the sandbox's folders, where whoever tries the bank out finds it too.</summary>
    private async Task<string> CodeSentToAsync(string alias)
    {
        foreach (var file in new[] { "text-messages", "mail" }
            .Select(folder => Path.Combine(bank.DataFolder, folder))
            .Where(Directory.Exists)
            .SelectMany(Directory.GetFiles)
            .OrderByDescending(Path.GetFileName))
        {
            var text = await File.ReadAllTextAsync(file);
            if (text.Contains(alias, StringComparison.Ordinal))
            {
                return System.Text.RegularExpressions.Regex.Match(text, @"(\d{6}) is your code").Groups[1].Value;
            }
        }

        throw new InvalidOperationException("No message was sent.");
    }
}
