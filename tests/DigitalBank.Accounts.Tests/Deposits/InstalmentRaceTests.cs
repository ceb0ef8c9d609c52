using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Accounts.Data;
using DigitalBank.Accounts.Deposits;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.TestKit;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalBank.Accounts.Tests.Deposits;

/// <summary>An instalment is collected while its deposit ends: the money is on one side of it, and the deposit says which.</summary>
public sealed class InstalmentRaceTests : DepositScene
{
    private DateOnly Due => Start.AddMonths(1);

    [Fact]
    public async Task A_deposit_is_not_closed_while_an_instalment_is_being_collected_and_closes_with_it_afterwards()
    {
        var (current, deposit) = await WithAnInstalmentDueAsync();
        var before = await QuoteAsync(deposit);
        await using var collector = Bank.Services.CreateAsyncScope();
        var (collection, collected, collecting) = await BeginCollectingAsync(collector, deposit);

        (await Bank.SendAsync(new QuoteEarlyClosing(deposit.Deposit.DepositId, null))).ShouldFailWith("accounts.deposit_collecting");
        (await Bank.SendAsync(Closing(deposit, before.Payout))).ShouldFailWith("accounts.deposit_collecting");
        await collection.CollectAsync(collected, collecting, Due, CancellationToken.None);

        (await Bank.SendAsync(Closing(deposit, before.Payout))).ShouldFailWith("accounts.deposit_quote_changed");
        var quote = await QuoteAsync(deposit);
        (await Bank.SendAsync(Closing(deposit, quote.Payout))).EnsureSuccess();
        quote.Payout.ShouldBe(before.Payout + Money.Of("1000.00", "EUR"), "it came today and has earned nothing yet");
        (await EverythingAsync(current, deposit)).ShouldBe("0.00 EUR left");
    }

    [Fact]
    public async Task A_deposit_that_is_closed_just_before_its_instalment_would_be_collected_gets_none()
    {
        var (current, deposit) = await WithAnInstalmentDueAsync();
        var closing = Closing(deposit, (await QuoteAsync(deposit)).Payout);
        await using var collector = Bank.Services.CreateAsyncScope();
        var db = collector.ServiceProvider.GetRequiredService<AccountsDbContext>();
        db.BeforeSaving<DepositInstalment>(() => Bank.SendAsync(closing));

        (await collector.ServiceProvider.GetRequiredService<InstalmentCollection>()
            .RunAsync(deposit.Deposit.DepositId, Due, CancellationToken.None)).ShouldBe((0, 0));

        (await ReadAsync(deposit)).Instalments.Skip(1).ShouldAllBe(one => one.Status == InstalmentStatus.Missed);
        (await EverythingAsync(current, deposit)).ShouldBe("0.00 EUR left");
    }

    [Fact]
    public async Task An_instalment_that_comes_just_before_the_closing_is_saved_keeps_it_from_being_saved()
    {
        var (current, deposit) = await WithAnInstalmentDueAsync();
        await using var teller = Bank.Services.CreateAsyncScope();
        teller.ServiceProvider.GetRequiredService<AccountsDbContext>()
            .BeforeSaving<DepositPayout>(() => StepAsync("collect-instalments", Due.AddDays(-1)));

        var closing = teller.ServiceProvider.GetRequiredService<IMediator>().Send(Closing(deposit, (await QuoteAsync(deposit)).Payout));
        await Should.ThrowAsync<DbUpdateConcurrencyException>(closing);

        (await ReadAsync(deposit)).Instalments[1].Status.ShouldBe(InstalmentStatus.Paid);
        (await Bank.SendAsync(Closing(deposit, (await QuoteAsync(deposit)).Payout))).EnsureSuccess();
        (await EverythingAsync(current, deposit)).ShouldBe("0.00 EUR left");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_a_crash_left_as_being_collected_is_resolved_by_the_next_run_and_taken_once(bool isBooked)
    {
        var (current, deposit) = await WithAnInstalmentDueAsync();
        await using (var killed = Bank.Services.CreateAsyncScope())
        {
            var (_, collected, collecting) = await BeginCollectingAsync(killed, deposit);
            if (isBooked)
            {
                (await killed.ServiceProvider.GetRequiredService<DepositLedger>()
                    .CollectAsync(collected, collecting.Single(), current.LedgerAccountId, Due, CancellationToken.None)).EnsureSuccess();
            }
        }

        await StepAsync("collect-instalments", Due.AddDays(-1));

        var instalment = (await ReadAsync(deposit)).Instalments[1];
        (instalment.Status, instalment.PaidOn).ShouldBe((InstalmentStatus.Paid, Due));
        (await Bank.BalanceOfAsync(current)).ShouldBe("7000.00 EUR");
        (await QuoteAsync(deposit)).Balance.MinorUnits.ShouldBeGreaterThanOrEqualTo(200_000);
    }

    private async Task<(AccountView Current, DepositView Deposit)> WithAnInstalmentDueAsync()
    {
        await OfferAsync(InInstalments());
        var current = await ACustomerAsync("9000.00");
        var deposit = await DepositAsync(current, "1000.00");
        var lastDay = Due.AddDays(-1);
        await CloseDepositsAsync(Start, lastDay);
        await MoveDateAsync(lastDay);
        await CloseAsync(lastDay);
        return (current, deposit);
    }

    private async Task<(InstalmentCollection Collection, Deposit Deposit, IReadOnlyList<DepositInstalment> Collecting)> BeginCollectingAsync(
        AsyncServiceScope scope, DepositView deposit)
    {
        var collection = scope.ServiceProvider.GetRequiredService<InstalmentCollection>();
        var read = await scope.ServiceProvider.GetRequiredService<AccountsDbContext>().Deposits.SingleAsync(one => one.Id == deposit.Deposit.DepositId);
        return (collection, read, await collection.BeginAsync(read, Due, CancellationToken.None));
    }

    private async Task<EarlyClosingQuote> QuoteAsync(DepositView deposit) =>
        (await Bank.SendAsync(new QuoteEarlyClosing(deposit.Deposit.DepositId, Holder: null))).EnsureSuccess();

    private static CloseDepositEarly Closing(DepositView deposit, Money payout) =>
        new(Guid.CreateVersion7(), deposit.Deposit.DepositId, Holder: null, payout);

    /// <summary>What is left on a deposit that was closed; the customer has all that was paid in.</summary>
    private async Task<string> EverythingAsync(AccountView current, DepositView deposit)
    {
        Money.Of((await Bank.BalanceOfAsync(current)).Split(' ')[0], "EUR").MinorUnits.ShouldBeInRange(900_000, 901_000);
        return $"{await Bank.BalanceOfAsync(await AccountOfAsync(deposit))} left";
    }
}
