using DigitalBank.Ledger.Contracts;
using DigitalBank.Ledger.Contracts.Accounts;
using DigitalBank.Ledger.Contracts.Journal;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.TestKit;
using Shouldly;
using Xunit;

namespace DigitalBank.Ledger.Tests.Journal;

/// <summary>
/// Every refusal of a posting in the order in which they are checked (docs/modules/ledger.md). Each row breaks its own rule and, where it can,
/// the one after it as well, so the table also fixes the order.
/// </summary>
public sealed class RefusalTests(LedgerBank bank) : IClassFixture<LedgerBank>
{
    private static readonly Currency Eur = Currency.Eur;

    private static readonly DateOnly Today = LedgerBank.Today;

    public static TheoryData<string> Codes =>
    [
        "ledger.idempotency_key_missing",
        "ledger.text_invalid",
        "ledger.too_few_lines",
        "ledger.too_many_lines",
        "ledger.line_invalid",
        "ledger.amount_not_positive",
        "ledger.date_out_of_range",
        "ledger.unbalanced",
        "ledger.idempotency_key_reused",
        "ledger.unknown_account",
        "ledger.header_account",
        "ledger.currency_mismatch",
        "ledger.account_closed",
        "ledger.account_blocked",
        "ledger.insufficient_available_balance",
        "ledger.balance_overflow",
    ];

    [Theory, MemberData(nameof(Codes))]
    public async Task Given_an_entry_that_breaks_a_rule_Then_it_is_refused_with_the_code_and_nothing_is_written(string code)
    {
        var entry = await EntryRefusedWith(code);
        var before = await LastEntryAsync();

        var result = await bank.SendAsync(entry);

        result.ShouldFailWith(code);
        (await LastEntryAsync()).ShouldBe(before + 1); // its own probe and nothing in between
        (await bank.VerifyAsync()).Findings.ShouldBeEmpty();
    }

    private async Task<PostJournalEntry> EntryRefusedWith(string code)
    {
        var cash = await bank.ABankAccountAsync();
        var customer = await bank.ACustomerAccountAsync();
        var good = LedgerBank.AnEntry(cash, customer, "1.00");
        var unknown = new Posting(999_999_999, Side.Debit, Money.Of("1.00", "EUR"), Today);
        return code switch
        {
            "ledger.idempotency_key_missing" => good with { IdempotencyKey = Guid.Empty, Source = "" },
            "ledger.text_invalid" => good with { SourceReference = "a\0b", Postings = [] },
            "ledger.too_few_lines" => good with { Postings = [unknown with { Amount = Money.Zero(Eur) }] },
            "ledger.too_many_lines" => good with { Postings = [.. Enumerable.Repeat(unknown with { Amount = default }, 1_001)] },
            "ledger.line_invalid" => good with { Postings = [unknown with { Side = 0 }, unknown with { Amount = Money.Zero(Eur) }] },
            "ledger.amount_not_positive" => good with { Postings = [unknown, unknown with { Amount = Money.Zero(Eur), ValueDate = default }] },
            "ledger.date_out_of_range" => good with { Postings = [unknown, unknown with { ValueDate = new DateOnly(1899, 12, 31) }] },
            "ledger.unbalanced" => good with { Postings = [unknown, LedgerBank.Credit(customer, "1.01")] },
            "ledger.idempotency_key_reused" => await ReusedAsync(good, unknown),
            "ledger.unknown_account" => good with { Postings = [LedgerBank.Credit(cash, "1.00"), unknown] },
            "ledger.header_account" => good with { Postings = [await OnHeaderAsync(), LedgerBank.Debit(customer, "1.00")] },
            "ledger.currency_mismatch" => await MismatchedAsync(cash),
            "ledger.account_closed" => LedgerBank.AnEntry(await InStateAsync(LedgerAccountStatus.Blocked), await InStateAsync(LedgerAccountStatus.Closed), "1.00"),
            "ledger.account_blocked" => LedgerBank.AnEntry(await InStateAsync(LedgerAccountStatus.DebitsBlocked), cash, "1.00"),
            "ledger.insufficient_available_balance" => LedgerBank.AnEntry(customer, await NearlyFullAsync(), "1.00"),
            "ledger.balance_overflow" => LedgerBank.AnEntry(cash, await NearlyFullAsync(), "1.00"),
            _ => throw new InvalidOperationException(code),
        };
    }

    private async Task<PostJournalEntry> ReusedAsync(PostJournalEntry good, Posting unknown)
    {
        (await bank.SendAsync(good)).EnsureSuccess();
        return good with { Postings = [unknown, good.Postings[1]] };
    }

    private async Task<Posting> OnHeaderAsync()
    {
        var accounts = (await bank.SendAsync(new ListLedgerAccounts(0, 500))).EnsureSuccess();
        return new Posting(
            accounts.First(account => account.Code == LedgerChart.CustomerDeposits).LedgerAccountId, Side.Credit, Money.Of("1.00", "EUR"), Today);
    }

    private async Task<PostJournalEntry> MismatchedAsync(LedgerAccountView euros)
    {
        var closed = await InStateAsync(LedgerAccountStatus.Closed);
        var dollars = Money.Of("1.00", "USD");
        return LedgerBank.AnEntry(closed, euros, "1.00") with
        {
            Postings =
            [
                new Posting(euros.LedgerAccountId, Side.Debit, dollars, Today), new Posting(euros.LedgerAccountId, Side.Credit, dollars, Today),
                LedgerBank.Debit(closed, "1.00"), LedgerBank.Credit(closed, "1.00"),
            ],
        };
    }

    private async Task<LedgerAccountView> InStateAsync(LedgerAccountStatus status)
    {
        var account = await bank.ACustomerAccountAsync();
        return (await bank.SendAsync(new SetLedgerAccountStatus(account.LedgerAccountId, status))).EnsureSuccess();
    }

    /// <summary>An account whose credits have all but reached the largest number.</summary>
    private async Task<LedgerAccountView> NearlyFullAsync()
    {
        var (cash, full) = (await bank.ABankAccountAsync(), await bank.ABankAccountAsync());
        var most = Money.OfMinor(long.MaxValue - 50, Eur);
        var entry = LedgerBank.AnEntry(cash, full, "1.00");
        var filling = entry with
        {
            Postings = [entry.Postings[0] with { Amount = most }, entry.Postings[1] with { Amount = most }],
        };
        (await bank.SendAsync(filling)).EnsureSuccess();
        return full;
    }

    private async Task<long> LastEntryAsync()
    {
        var (cash, other) = (await bank.ABankAccountAsync(), await bank.ABankAccountAsync());
        return (await bank.PostAsync(cash, other, "1.00")).EnsureSuccess().EntryId;
    }
}
