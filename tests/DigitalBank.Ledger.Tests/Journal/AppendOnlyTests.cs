using System.Data.Common;
using DigitalBank.Ledger.Contracts.Journal;
using DigitalBank.TestKit;
using Shouldly;
using Xunit;

namespace DigitalBank.Ledger.Tests.Journal;

public sealed class AppendOnlyTests(LedgerBank bank) : IClassFixture<LedgerBank>
{
    public static TheoryData<string> Statements =>
    [
        "UPDATE ledger.journal_lines SET amount = amount + 1",
        "DELETE FROM ledger.journal_lines",
        "UPDATE ledger.journal_entries SET source_reference = 'x'",
        "DELETE FROM ledger.journal_entries",
        "UPDATE ledger.reversals SET reason = 'x'",
        "DELETE FROM ledger.reversals",
        .. TestSql.IsSqlite
            ? (string[])[]
            : ["TRUNCATE ledger.journal_lines", "TRUNCATE ledger.journal_entries", "TRUNCATE ledger.reversals"],
    ];

    [Theory, MemberData(nameof(Statements))]
    public async Task Given_booked_entries_Then_the_database_refuses_to_change_or_delete_them(string statement)
    {
        var cash = await bank.ABankAccountAsync();
        var entry = (await bank.PostAsync(cash, await bank.ACustomerAccountAsync(), "1.00")).EnsureSuccess();
        (await bank.SendAsync(new ReverseJournalEntry(Guid.CreateVersion7(), entry.EntryId, LedgerBank.Today, "for the register"))).EnsureSuccess();

        var refusal = await Should.ThrowAsync<DbException>(() => TestSql.ExecuteAsync(bank, statement));

        refusal.Message.ShouldContain("append-only");
        (await bank.VerifyAsync()).Holds.ShouldBeTrue();
    }
}
