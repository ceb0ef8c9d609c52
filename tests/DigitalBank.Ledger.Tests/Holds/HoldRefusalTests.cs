using DigitalBank.Ledger.Contracts;
using DigitalBank.Ledger.Contracts.Accounts;
using DigitalBank.Ledger.Contracts.Holds;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.TestKit;
using Shouldly;
using Xunit;

namespace DigitalBank.Ledger.Tests.Holds;

/// <summary>Every refusal of a hold in the order in which they are checked (docs/modules/ledger-holds.md).</summary>
public sealed class HoldRefusalTests(LedgerBank bank) : IClassFixture<LedgerBank>
{
    public static TheoryData<string> Codes =>
    [
        "ledger.idempotency_key_missing",
        "ledger.text_invalid",
        "ledger.unknown_currency",
        "ledger.amount_not_positive",
        "ledger.idempotency_key_reused",
        "ledger.unknown_account",
        "ledger.header_account",
        "ledger.currency_mismatch",
        "ledger.account_closed",
        "ledger.account_blocked",
        "ledger.hold_expiry_passed",
        "ledger.insufficient_available_balance",
        "ledger.balance_overflow",
    ];

    [Theory, MemberData(nameof(Codes))]
    public async Task Given_a_hold_that_breaks_a_rule_Then_it_is_refused_with_the_code_and_nothing_is_held(string code)
    {
        var hold = await HoldRefusedWith(code);

        (await bank.SendAsync(hold)).ShouldFailWith(code);

        if (code != "ledger.idempotency_key_reused")
        {
            (await bank.SendAsync(new GetHold(hold.HoldId))).ShouldFailWith("ledger.unknown_hold");
        }

        (await bank.VerifyAsync()).Findings.ShouldBeEmpty();
    }

    [Fact]
    public async Task Given_refused_requests_in_one_batch_Then_the_others_are_unharmed()
    {
        var cash = await bank.ABankAccountAsync();
        var customer = await bank.ACustomerAccountAsync();
        (await bank.PostAsync(cash, customer, "10.00")).EnsureSuccess();

        var unknown = LedgerBank.AHold(customer, "1.00");
        var answers = await Task.WhenAll(Enumerable.Range(0, 30).Select(async i => (i % 3) switch
        {
            0 => (await bank.SendAsync(LedgerBank.AHold(customer, "1.00"))).Failure?.Code,
            1 => (await bank.SendAsync(LedgerBank.ACapture(unknown, customer, cash, "1.00"))).Failure?.Code,
            _ => (await bank.PostAsync(cash, customer, "0.01")).Failure?.Code,
        }));

        answers.Where((_, i) => i % 3 != 1).ShouldAllBe(code => code == null);
        answers.Where((_, i) => i % 3 == 1).ShouldAllBe(code => code == "ledger.unknown_hold");
        (await bank.HeldOnAsync(customer)).ShouldBe(Money.Of("10.00", "EUR"));
    }

    private async Task<PlaceHold> HoldRefusedWith(string code)
    {
        var customer = await bank.ACustomerAccountAsync();
        var good = LedgerBank.AHold(customer, "1.00");
        var bad = good with { ExpiresAt = bank.Clock.GetUtcNow() };
        return code switch
        {
            "ledger.idempotency_key_missing" => good with { HoldId = Guid.Empty, Source = "" },
            "ledger.text_invalid" => good with { EventCode = "", Amount = default },
            "ledger.unknown_currency" => good with { Amount = default },
            "ledger.amount_not_positive" => good with { Amount = Money.Zero(Currency.Eur), LedgerAccountId = 0 },
            "ledger.idempotency_key_reused" => await ReusedAsync(bad),
            "ledger.unknown_account" => bad with { LedgerAccountId = 999_999_999 },
            "ledger.header_account" => bad with { LedgerAccountId = await HeaderAsync(), Amount = Money.Of("1.00", "USD") },
            "ledger.currency_mismatch" => bad with { LedgerAccountId = await InStateAsync(LedgerAccountStatus.Closed), Amount = Money.Of("1.00", "USD") },
            "ledger.account_closed" => bad with { LedgerAccountId = await InStateAsync(LedgerAccountStatus.Closed) },
            "ledger.account_blocked" => bad with { LedgerAccountId = await InStateAsync(LedgerAccountStatus.DebitsBlocked) },
            "ledger.hold_expiry_passed" => bad,
            "ledger.insufficient_available_balance" => good,
            "ledger.balance_overflow" => await OverflowingAsync(),
            _ => throw new InvalidOperationException(code),
        };
    }

    private async Task<PlaceHold> ReusedAsync(PlaceHold hold)
    {
        var other = await bank.ACustomerAccountAsync(minimum: null);
        var first = LedgerBank.AHold(other, "1.00");
        (await bank.SendAsync(first)).EnsureSuccess();
        return hold with { HoldId = first.HoldId, LedgerAccountId = 999_999_999 };
    }

    private async Task<long> HeaderAsync() =>
        (await bank.SendAsync(new OpenHeaderAccount($"H{Guid.CreateVersion7():N}", "Header", LedgerChart.Assets))).EnsureSuccess().LedgerAccountId;

    private async Task<long> InStateAsync(LedgerAccountStatus status)
    {
        var account = await bank.ACustomerAccountAsync();
        return (await bank.SendAsync(new SetLedgerAccountStatus(account.LedgerAccountId, status))).EnsureSuccess().LedgerAccountId;
    }

    private async Task<PlaceHold> OverflowingAsync()
    {
        var account = await bank.ACustomerAccountAsync(minimum: null);
        (await bank.SendAsync(LedgerBank.AHold(account, "1.00") with { Amount = Money.OfMinor(long.MaxValue, Currency.Eur) })).EnsureSuccess();
        return LedgerBank.AHold(account, "0.01");
    }
}
