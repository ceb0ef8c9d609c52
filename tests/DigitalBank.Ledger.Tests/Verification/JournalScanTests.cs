using DigitalBank.Ledger.Contracts.Journal;
using DigitalBank.Ledger.Data;
using DigitalBank.Ledger.Proofs;
using DigitalBank.Ledger.Verification;
using DigitalBank.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace DigitalBank.Ledger.Tests.Verification;

/// <summary>Reading the journal in bulk, in chunks and across their edges.</summary>
public sealed class JournalScanTests(LedgerBank bank) : IClassFixture<LedgerBank>
{
    [Fact]
    public async Task Given_entries_of_every_kind_Then_the_database_s_own_scan_reads_what_EF_reads()
    {
        var (cash, customer) = (await bank.ABankAccountAsync("USD"), await bank.ACustomerAccountAsync("USD"));
        var first = (await bank.PostAsync(cash, customer, "10.00")).EnsureSuccess();
        (await bank.SendAsync(new PostJournalEntry(
            Guid.CreateVersion7(), "tëst", "Ω-1", "many-lines", LedgerBank.Today.AddDays(1),
            [LedgerBank.Debit(cash, "3.00"), LedgerBank.Credit(customer, "1.00"), LedgerBank.Credit(customer, "2.00")]))).EnsureSuccess();
        var last = (await bank.SendAsync(new ReverseJournalEntry(Guid.CreateVersion7(), first.EntryId, LedgerBank.Today, "mistäke"))).EnsureSuccess();

        var own = await ReadAsync(bank.Services.GetRequiredService<IJournalScan>(), new EntryRange(1, last.EntryId));
        var portable = await ReadAsync(new EfJournalScan(bank.Services.GetRequiredService<IServiceScopeFactory>()), new EntryRange(1, last.EntryId));

        own.ShouldBe(portable);
        own.Count.ShouldBe(3 + 7);
    }

    [Fact]
    public async Task Given_changes_at_the_edges_of_chunks_Then_each_is_named()
    {
        await using var other = new LedgerBank();
        await other.InitializeAsync();
        var (cash, customer) = (await other.ABankAccountAsync(), await other.ACustomerAccountAsync());
        var receipts = await Task.WhenAll(Enumerable.Range(0, (2 * JournalChunk.Width) + 5).Select(_ => other.PostAsync(cash, customer, "1.00")));
        receipts.ShouldAllBe(receipt => receipt.IsSuccess);
        var clean = await other.VerifyAsync();
        clean.Findings.ShouldBeEmpty();
        (clean.Entries, clean.Lines).ShouldBe((receipts.Length, 2 * receipts.Length));

        await TestSql.TamperAsync(other, "DELETE FROM ledger.journal_entries WHERE id = 1024");
        await TestSql.TamperAsync(other, "UPDATE ledger.journal_lines SET value_date = '2026-11-24' WHERE position = 4096 * 1025 + 2");
        await TestSql.TamperAsync(other, "DELETE FROM ledger.journal_lines WHERE position = 4096 * 2049 + 1");

        var named = (await other.VerifyAsync()).Findings.Select(finding => (finding.Code["ledger.verify.".Length..], finding.EntryId, finding.LineNumber)).ToList();
        named.ShouldContain(("entry_missing", 1_024, null));
        named.ShouldContain(("line_altered", 1_025, 2));
        named.ShouldContain(("line_missing", 2_049, 1));
        named.Select(finding => finding.EntryId).OfType<long>().Distinct().ShouldBe([1_024, 1_025, 2_049, 2_050]);
    }

    [Fact]
    public async Task Given_a_database_that_breaks_off_Then_the_check_ends_with_its_error()
    {
        await using var scope = bank.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        using var tree = new TreeCheck(
            services.GetRequiredService<LedgerDbContext>(), services.GetRequiredService<ProofKeys>(), services.GetRequiredService<HeadsFile>());
        var pass = new VerificationPass(new BrokenScan(), new JournalCheck(new Dictionary<long, ChartRow>()), tree);

        (await Should.ThrowAsync<IOException>(() => pass.RunAsync(100_000, CancellationToken.None))).Message.ShouldBe("gone");
    }

    private static async Task<List<string>> ReadAsync(IJournalScan scan, EntryRange range)
    {
        var read = new List<string>();
        await using var rows = await scan.OpenAsync(range, CancellationToken.None);
        var chunk = new JournalChunk();
        for (var id = range.First; id <= range.Last; id++)
        {
            chunk.Begin(new EntryRange(id, id));
            await rows.FillAsync(chunk, CancellationToken.None);
            foreach (var e in chunk.Entries)
            {
                Piece[] pieces = [e.IdempotencyKey, e.RequestHash, e.ContentHash, e.Source, e.SourceReference, e.EventCode, e.RecordedBy, e.Reason];
                var bytes = string.Join(' ', pieces.Select(piece => piece.IsNull ? "-" : Convert.ToHexString(chunk.Of(piece))));
                read.Add($"{e.Id} {bytes} {e.BookingDate} {e.RecordedAt} {e.Reverses}");
            }

            foreach (var l in chunk.Lines)
            {
                read.Add($"{l.Position} {l.AccountId} {l.Side} {l.Amount} {l.BookingDate} {l.ValueDate} {l.BalanceAfter} {l.Checksum}");
            }
        }

        return read;
    }

    /// <summary>Breaks off in its third chunk.</summary>
    private sealed class BrokenScan : IJournalScan, IJournalRows
    {
        private int _chunks;

        public Task<IJournalRows> OpenAsync(EntryRange range, CancellationToken cancellationToken) => Task.FromResult<IJournalRows>(this);

        public Task FillAsync(JournalChunk chunk, CancellationToken cancellationToken) =>
            ++_chunks < 3 ? Task.CompletedTask : Task.FromException(new IOException("gone"));

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
