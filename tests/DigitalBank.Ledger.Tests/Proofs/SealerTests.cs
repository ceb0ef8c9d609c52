using System.Net;
using System.Net.Http.Json;
using DigitalBank.Ledger.Contracts.Accounts;
using DigitalBank.Ledger.Contracts.Proofs;
using DigitalBank.Ledger.Proofs;
using DigitalBank.Platform;
using DigitalBank.Platform.Configuration;
using DigitalBank.Platform.Security;
using DigitalBank.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Shouldly;
using Xunit;

namespace DigitalBank.Ledger.Tests.Proofs;

/// <summary>Each test has a bank of its own, because it counts entries from the first.</summary>
public sealed class SealerTests : IAsyncLifetime
{
    private readonly LedgerBank _bank = new();
    private LedgerAccountView _cash = null!;
    private LedgerAccountView _customer = null!;

    public async Task InitializeAsync()
    {
        await _bank.InitializeAsync();
        _cash = await _bank.ABankAccountAsync();
        _customer = await _bank.ACustomerAccountAsync();
    }

    public Task DisposeAsync() => _bank.DisposeAsync();

    [Fact]
    public async Task Given_entries_sealed_in_pieces_Then_every_receipt_and_every_pair_of_heads_holds()
    {
        int[] sizes = [1, 2, 200, 255, 256, 257, 600];
        foreach (var size in sizes)
        {
            await PostUpToAsync(size);
            await _bank.SealAsync();
        }

        foreach (var entry in Enumerable.Range(1, 600).Where(entry => entry % 37 == 0 || sizes.Contains(entry)))
        {
            (await _bank.SendAsync(new GetEntryReceipt(entry))).EnsureSuccess().Head.TreeSize.ShouldBe(600);
        }

        foreach (var first in sizes)
        {
            foreach (var second in sizes.Where(second => second >= first))
            {
                (await _bank.SendAsync(new GetJournalConsistency(first, second))).EnsureSuccess();
            }
        }

        var report = await _bank.VerifyAsync();
        report.Findings.ShouldBeEmpty();
        (report.SealedEntries, report.TreeHeads).ShouldBe((600, 2 * sizes.Length));
    }

    [Fact]
    public async Task Given_an_entry_that_is_not_sealed_yet_Then_its_receipt_has_to_wait()
    {
        await PostUpToAsync(1);

        (await _bank.SendAsync(new GetEntryReceipt(1))).Failure!.Code.ShouldBe("ledger.entry_not_sealed");
        (await _bank.SendAsync(new GetEntryReceipt(2))).Failure!.Code.ShouldBe("ledger.unknown_entry");
        (await _bank.SendAsync(new GetJournalConsistency(1, 1))).Failure!.Code.ShouldBe("ledger.unknown_tree_head");
    }

    [Fact]
    public async Task Given_a_restart_Then_sealing_goes_on_where_it_was()
    {
        await PostUpToAsync(300);
        await _bank.SealAsync();
        await _bank.RestartAsync();
        await PostUpToAsync(520);
        (await _bank.SealAsync()).ShouldBe(220);

        (await _bank.SendAsync(new GetJournalConsistency(300, 520))).EnsureSuccess();
        (await _bank.VerifyAsync()).Findings.ShouldBeEmpty();
    }

    [Fact]
    public async Task Given_a_sealer_that_dies_at_any_moment_Then_the_next_one_continues_and_the_tree_is_whole()
    {
        var random = new Random(12);
        for (var size = 0; size < 900;)
        {
            size += random.Next(1, 90);
            await PostUpToAsync(size);
            using var stopped = new CancellationTokenSource(TimeSpan.FromMilliseconds(random.Next(0, 12)));
            using var sealer = ASealer();
            try
            {
                await sealer.SealAsync(stopped.Token);
            }
            catch (Exception exception) when (stopped.IsCancellationRequested && exception is not TreeAlteredException)
            {
                // It was killed; whatever it had under way is either stored as a whole or not at all.
            }

            await sealer.StepDownAsync();
        }

        await _bank.SealAsync();
        var report = await _bank.VerifyAsync();
        report.Findings.ShouldBeEmpty();
        report.SealedEntries.ShouldBe(report.Entries);
    }

    [Fact]
    public async Task Given_a_head_written_down_but_not_stored_Then_the_sealer_comes_to_the_same_root()
    {
        await PostUpToAsync(20);
        await _bank.SealAsync();
        await TestSql.TamperAsync(_bank, "DELETE FROM ledger.tree_heads");
        await _bank.RestartAsync();
        await PostUpToAsync(25);

        (await _bank.SealAsync()).ShouldBe(25);

        (await _bank.SendAsync(new GetJournalConsistency(20, 25))).EnsureSuccess();
        (await _bank.VerifyAsync()).Findings.ShouldBeEmpty();
    }

    [Fact]
    public async Task Given_a_sealer_killed_before_it_stored_a_head_Then_nothing_is_found_but_taking_a_stored_head_away_is()
    {
        await PostUpToAsync(20);
        await _bank.SealAsync();
        await TestSql.TamperAsync(_bank, "DELETE FROM ledger.tree_heads");

        var finding = (await _bank.VerifyAsync()).Findings.ShouldHaveSingleItem();
        finding.Code.ShouldBe("ledger.verify.tree_head_missing");

        var heads = _bank.Services.GetRequiredService<ProofFiles>().Heads;
        await File.WriteAllLinesAsync(heads, (await File.ReadAllLinesAsync(heads)).Where(line => line.StartsWith('{')));
        (await _bank.VerifyAsync()).Findings.ShouldBeEmpty();
    }

    [Fact]
    public async Task Given_a_head_that_was_written_down_in_part_Then_the_next_one_is_still_found()
    {
        await PostUpToAsync(3);
        await _bank.SealAsync();
        await File.AppendAllTextAsync(_bank.Services.GetRequiredService<ProofFiles>().Heads, "{\"origin\":");
        await PostUpToAsync(6);
        await _bank.SealAsync();

        var heads = _bank.Services.GetRequiredService<HeadsFile>();
        heads.Last()!.TreeSize.ShouldBe(6);
        heads.Stored().ShouldBe(6);
        (await _bank.VerifyAsync()).Findings.ShouldBeEmpty();
    }

    [Fact]
    public async Task Given_a_journal_that_was_cut_or_a_tree_that_was_altered_Then_nothing_is_signed_upon_it()
    {
        await PostUpToAsync(20);
        await _bank.SealAsync();
        await TestSql.TamperAsync(_bank, "DELETE FROM ledger.tree_heads");
        await TestSql.TamperAsync(_bank, "UPDATE ledger.journal_entries SET content_hash = request_hash WHERE id = 7");
        await _bank.RestartAsync();

        (await Should.ThrowAsync<TreeAlteredException>(_bank.SealAsync)).Message.ShouldContain("have changed");

        await TestSql.TamperAsync(_bank, "UPDATE ledger.head SET last_id = 19 WHERE id = 1");
        (await Should.ThrowAsync<TreeAlteredException>(_bank.SealAsync)).Message.ShouldContain("ends at 19");
    }

    [Fact]
    public async Task Given_two_sealers_Then_one_waits_for_the_lease_of_the_other()
    {
        await PostUpToAsync(5);
        using var other = ASealer();
        (await other.SealAsync(CancellationToken.None)).ShouldBe(5);

        (await _bank.Services.GetRequiredService<Sealer>().SealAsync(CancellationToken.None)).ShouldBeNull();

        await other.StepDownAsync();
        await PostUpToAsync(8);
        (await _bank.SealAsync()).ShouldBe(3);
    }

    [Fact]
    public async Task Given_a_new_key_Then_old_and_new_heads_are_both_checked_with_their_own()
    {
        await PostUpToAsync(3);
        await _bank.SealAsync();
        var newKey = _bank.Services.GetRequiredService<ProofKeys>().Rotate();
        await PostUpToAsync(6);
        await _bank.SealAsync();

        var proof = (await _bank.SendAsync(new GetJournalConsistency(3, 6))).EnsureSuccess();
        proof.Second.KeyId.ShouldBe(newKey);
        proof.First.KeyId.ShouldNotBe(newKey);
        (await _bank.VerifyAsync()).Findings.ShouldBeEmpty();
        (await _bank.SendAsync(new GetProofKeys())).EnsureSuccess().Keys.Select(key => key.IsCurrent).ShouldBe([true, false]);
    }

    [Fact]
    public async Task Given_the_surfaces_Then_staff_gets_receipts_and_customers_get_heads()
    {
        await PostUpToAsync(3);
        await _bank.SealAsync();
        using var staff = await _bank.StaffAsync(RoleNames.Auditor);
        using var customer = await _bank.CustomerAsync((await _bank.APersonAsync()).PartyId);

        (await staff.GetFromJsonAsync<EntryReceipt>("/staff/v1/ledger/entries/2/receipt", BankJson.Options))!.Entry.EntryId.ShouldBe(2);
        (await customer.GetFromJsonAsync<SignedTreeHead>("/api/v1/ledger/tree-head", BankJson.Options))!.TreeSize.ShouldBe(3);
        (await customer.GetFromJsonAsync<ProofKeyList>("/api/v1/ledger/public-keys", BankJson.Options))!.Keys.Count.ShouldBe(1);
        (await customer.GetFromJsonAsync<JournalConsistency>("/api/v1/ledger/consistency?first=3&second=3", BankJson.Options))!.Path.ShouldBeEmpty();
        (await customer.GetAsync(new Uri("/staff/v1/ledger/entries/2/receipt", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    private Sealer ASealer() => new(
        _bank.Services.GetRequiredService<IServiceScopeFactory>(),
        _bank.Services.GetRequiredService<ProofKeys>(),
        _bank.Services.GetRequiredService<HeadsFile>(),
        _bank.Clock,
        _bank.Services.GetRequiredService<IOptions<ProofOptions>>(),
        _bank.Services.GetRequiredService<IOptions<BankSettings>>(),
        NullLogger<Sealer>.Instance);

    private async Task PostUpToAsync(long entry)
    {
        var posted = await Task.WhenAll((await _bank.PostAsync(_cash, _customer, "1.00")).EnsureSuccess() is { } first
            ? Enumerable.Range(0, (int)(entry - first.EntryId)).Select(_ => _bank.PostAsync(_cash, _customer, "1.00"))
            : []);
        foreach (var one in posted)
        {
            one.EnsureSuccess();
        }
    }
}
