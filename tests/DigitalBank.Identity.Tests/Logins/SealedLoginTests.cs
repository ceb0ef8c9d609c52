using System.Text;
using DigitalBank.Identity.Data;
using DigitalBank.Identity.Keys;
using DigitalBank.Identity.Logins;
using DigitalBank.Platform.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalBank.Identity.Tests.Logins;

/// <summary>What whoever reads the database or a backup learns about who banks or works here: nothing, and nothing to come in with.</summary>
public sealed class SealedLoginTests(IdentityBank bank) : IClassFixture<IdentityBank>
{
    [Fact]
    public async Task No_column_of_a_log_in_holds_an_e_mail_or_a_name()
    {
        await bank.ACustomerAsync("grace.hopper@example.org");
        await bank.AMemberOfStaffAsync("grace.hopper@example.org", RoleNames.Clerk);

        var stored = await StoredAsync(typeof(Login));

        stored.ShouldNotBeEmpty();
        foreach (var clear in new[] { "hopper", "somebody" })
        {
            stored.ShouldNotContain(clear, Case.Insensitive);
            stored.ShouldNotContain(Convert.ToHexString(Encoding.UTF8.GetBytes(clear)), Case.Insensitive);
        }

        (await bank.LogInAsync("api/v1", "Grace.Hopper@Example.ORG")).AccessToken.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task The_keys_of_access_tokens_do_not_stand_in_the_database()
    {
        await bank.ACustomerAsync("keys@example.org");
        await bank.LogInAsync("api/v1", "keys@example.org");

        var stored = await StoredAsync(typeof(DataProtectionKey));

        stored.ShouldNotBeEmpty();
        stored.ShouldNotContain("masterKey");
        stored.ShouldNotContain(Convert.ToHexString("masterKey"u8), Case.Insensitive);
    }

    /// <summary>All columns of all rows, bytes in hexadecimal digits.</summary>
    private async Task<string> StoredAsync(Type row)
    {
        await using var scope = bank.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<IdentityDbContext>();
        var table = db.Model.FindEntityType(row)!.GetSchemaQualifiedTableName();
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = $"SELECT * FROM {table}";
        await using var reader = await command.ExecuteReaderAsync();
        var text = new StringBuilder();
        while (await reader.ReadAsync())
        {
            for (var column = 0; column < reader.FieldCount; column++)
            {
                text.Append(reader.GetValue(column) is byte[] bytes ? Convert.ToHexString(bytes) : reader.GetValue(column)).Append('|');
            }
        }

        return text.ToString();
    }
}
