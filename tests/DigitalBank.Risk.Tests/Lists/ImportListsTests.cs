using DigitalBank.Risk.Lists;
using DigitalBank.TestKit;

namespace DigitalBank.Risk.Tests.Lists;

public sealed class ImportListsTests(BankFixture bank) : IClassFixture<BankFixture>, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("digitalbank-lists-").FullName;

    [Fact]
    public async Task The_same_files_are_no_new_edition_and_a_list_that_was_cut_off_is_refused()
    {
        string[] entries = [.. Enumerable.Range(100, 10).Select(i => $"{i},\"NAME {i}\",-0- ,\"X\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ")];
        var first = await ImportAsync(entries);

        (await ImportAsync(entries)).EditionId.ShouldBe(first.EditionId);

        SampleList.Write(_folder, entries[..4]);
        (await bank.SendAsync(new ImportLists(_folder))).ShouldFailWith("risk.list_shrunk");
        SampleList.Write(_folder, ["101,\"NAME"]);
        (await bank.SendAsync(new ImportLists(_folder))).ShouldFailWith("risk.list_unreadable");
        (await bank.SendAsync(new ImportLists(Path.Combine(_folder, "nowhere")))).ShouldFailWith("risk.no_lists");

        var second = await ImportAsync([.. entries[1..], "200,\"NAME 200\",-0- ,\"X\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- "]);
        (second.Added, second.Removed).ShouldBe((1, 1));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private async Task<ListEditionView> ImportAsync(string[] entries)
    {
        SampleList.Write(_folder, entries);
        return (await bank.SendAsync(new ImportLists(_folder))).EnsureSuccess().ShouldHaveSingleItem();
    }
}
