using System.Security.Cryptography;
using System.Text;
using DigitalBank.Customers.Contracts.Parties;
using DigitalBank.Customers.Data;
using DigitalBank.Platform.Data;
using DigitalBank.Platform.Encryption;
using DigitalBank.Platform.Jobs;
using DigitalBank.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalBank.Customers.Tests.Parties;

/// <summary>What whoever reads the database, a backup or the audit trail learns about a person: nothing.</summary>
public sealed class EncryptedPartyTests : IClassFixture<BankFixture>
{
    private static readonly string[] Columns =
        ["NameSealed", "GivenNameSealed", "FamilyNameSealed", "BirthDateSealed", "EmailSealed", "EmailToSeekIndex"];

    private readonly BankFixture _bank;

    public EncryptedPartyTests(BankFixture bank) => _bank = bank;

    [Fact]
    public async Task No_column_holds_a_clear_value()
    {
        var person = await APersonAsync();

        foreach (var column in Columns)
        {
            var stored = await StoredAsync(person.PartyId, column);
            stored.Length.ShouldBeGreaterThanOrEqualTo(FieldCipher.IndexSize, column);
            Encoding.UTF8.GetString(stored).ShouldNotContain("Zuse", Case.Insensitive);
        }
    }

    [Fact]
    public async Task The_audit_trail_says_that_something_changed_and_not_what()
    {
        var person = await APersonAsync();
        (await _bank.SendAsync(new RenameParty(person.PartyId, "Konrad Zuse-Meier", "Marriage"))).EnsureSuccess();

        await InScopeAsync(async services =>
        {
            var id = person.PartyId.ToString();
            var records = await services.GetRequiredService<PlatformDbContext>().AuditTrail.Where(r => r.SubjectId == id).ToListAsync();
            records.Count.ShouldBe(2);
            foreach (var text in records.SelectMany(record => new[] { record.Before, record.After }).OfType<string>())
            {
                text.ShouldNotContain("Zuse");
                text.ShouldNotContain("1910");
                text.ShouldNotContain("example");
            }

            records.ShouldContain(record => record.After!.Contains("\"name_sealed\":\"(secret)\"", StringComparison.Ordinal));
        });
    }

    [Theory]
    [InlineData("another row")]
    [InlineData("another column")]
    [InlineData("another byte")]
    public async Task A_value_that_was_moved_or_altered_in_the_database_does_not_open(string attack)
    {
        var (person, other) = (await APersonAsync(), await APersonAsync());
        var stored = attack switch
        {
            "another row" => await StoredAsync(other.PartyId, "NameSealed"),
            "another column" => await StoredAsync(person.PartyId, "GivenNameSealed"),
            _ => await StoredAsync(person.PartyId, "NameSealed"),
        };
        stored[^1] ^= attack == "another byte" ? (byte)1 : (byte)0;
        var right = await StoredAsync(person.PartyId, "NameSealed");
        await OverwriteAsync(person.PartyId, stored);

        await Should.ThrowAsync<CryptographicException>(() => _bank.SendAsync(new GetParty(person.PartyId)));
        (await _bank.SendAsync(new GetParty(other.PartyId))).EnsureSuccess().Name.ShouldBe("Konrad Zuse");

        await OverwriteAsync(person.PartyId, right);
        (await _bank.SendAsync(new GetParty(person.PartyId))).EnsureSuccess().ShouldBe(person);
    }

    [Fact]
    public async Task A_value_that_does_not_open_keeps_no_other_row_under_the_old_key()
    {
        var (broken, whole) = (await APersonAsync(), await APersonAsync());
        var right = await StoredAsync(broken.PartyId, "NameSealed");
        await OverwriteAsync(broken.PartyId, [.. right[..^1], (byte)(right[^1] ^ 1)]);
        var keyId = _bank.Services.GetRequiredService<FieldKeys>().Rotate();

        (await ReencryptAsync()).Failed.ShouldBe(1);

        (await KeyOfAsync(whole.PartyId)).ShouldBe(keyId);
        await OverwriteAsync(broken.PartyId, right);
        (await ReencryptAsync()).Failed.ShouldBe(0);
    }

    [Fact]
    public async Task After_a_rotation_everything_stays_readable_and_the_job_brings_it_under_the_new_key()
    {
        var (before, mark) = (await APersonAsync(), Guid.CreateVersion7().ToString("N"));
        var sealedBefore = await StoredAsync(before.PartyId, "NameSealed");
        var keys = _bank.Services.GetRequiredService<FieldKeys>();

        var keyId = keys.Rotate();
        (await _bank.SendAsync(new GetParty(before.PartyId))).EnsureSuccess().ShouldBe(before);
        var after = await _bank.APersonAsync("Konrad", mark);
        (await KeyOfAsync(after.PartyId)).ShouldBe(keyId);
        (await KeyOfAsync(before.PartyId)).ShouldNotBe(keyId);

        (await ReencryptAsync()).Items.ShouldBeGreaterThan(0);

        (await KeyOfAsync(before.PartyId)).ShouldBe(keyId);
        (await StoredAsync(before.PartyId, "NameSealed")).ShouldNotBe(sealedBefore);
        (await _bank.SendAsync(new GetParty(before.PartyId))).EnsureSuccess().ShouldBe(before);
        (await _bank.SendAsync(new ListParties(mark, null, null, null, 2))).EnsureSuccess().ShouldHaveSingleItem();
        (await ReencryptAsync()).Items.ShouldBe(0, "run again, it has nothing to do");
        (await AuditedAsync(before.PartyId)).ShouldBe(1, "nothing about the person has changed");
    }

    [Fact]
    public async Task Whoever_changes_one_field_under_a_new_key_brings_the_whole_row_along()
    {
        var person = await APersonAsync();
        var keyId = _bank.Services.GetRequiredService<FieldKeys>().Rotate();

        (await _bank.SendAsync(new RenameParty(person.PartyId, "Konrad Ernst Otto Zuse", "Full name"))).EnsureSuccess();

        foreach (var column in new[] { "NameSealed", "BirthDateSealed", "EmailSealed" })
        {
            System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian((await StoredAsync(person.PartyId, column)).AsSpan(1)).ShouldBe(keyId, column);
        }
    }

    [Fact]
    public async Task The_key_file_is_for_this_user_only_and_a_rotation_keeps_the_old_keys()
    {
        var keys = _bank.Services.GetRequiredService<FieldKeys>();
        await APersonAsync();
        var before = keys.Ids.ToList();

        var keyId = keys.Rotate();

        keys.Ids.ShouldBe([.. before, keyId]);
        keys.CurrentId.ShouldBe(keyId);
        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(keys.File).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }

    private async Task<PartyView> APersonAsync() => (await _bank.SendAsync(new RegisterPerson(
        Guid.CreateVersion7().ToString("N"), "Konrad", "Zuse", new DateOnly(1910, 6, 22), "DE", "konrad@zuse.example"))).EnsureSuccess();

    private async Task<StepReport> ReencryptAsync()
    {
        StepReport? report = null;
        await InScopeAsync(async services =>
            report = await services.GetServices<IBankJob>().Single(job => job.Name == "re-encrypt-fields").RunAsync(CancellationToken.None));
        return report!;
    }

    private async Task<byte[]> StoredAsync(Guid partyId, string column)
    {
        byte[] stored = [];
        await InScopeAsync(async services =>
        {
            stored = await services.GetRequiredService<CustomersDbContext>().Parties
                .Where(party => party.Id == partyId)
                .Select(party => EF.Property<byte[]>(party, column))
                .SingleAsync();
        });
        return stored;
    }

    private Task OverwriteAsync(Guid partyId, byte[] sealedName) => InScopeAsync(services => services
        .GetRequiredService<CustomersDbContext>().Parties
        .Where(party => party.Id == partyId)
        .ExecuteUpdateAsync(set => set.SetProperty(party => EF.Property<byte[]>(party, "NameSealed"), sealedName)));

    private async Task<int> KeyOfAsync(Guid partyId)
    {
        var keyId = 0;
        await InScopeAsync(async services => keyId = await services.GetRequiredService<CustomersDbContext>().Parties
            .Where(party => party.Id == partyId)
            .Select(party => EF.Property<int>(party, EncryptedModel.KeyId))
            .SingleAsync());
        return keyId;
    }

    private async Task<int> AuditedAsync(Guid partyId)
    {
        var (count, id) = (0, partyId.ToString());
        await InScopeAsync(async services =>
            count = await services.GetRequiredService<PlatformDbContext>().AuditTrail.CountAsync(record => record.SubjectId == id));
        return count;
    }

    private async Task InScopeAsync(Func<IServiceProvider, Task> work)
    {
        await using var scope = _bank.Services.CreateAsyncScope();
        await work(scope.ServiceProvider);
    }
}
