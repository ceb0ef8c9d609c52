using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace DigitalBank.Host.Tests.Processes;

public class OperatorTests
{
    private const string Anna = "anna@bank.test";

    [Fact]
    public async Task What_a_person_does_on_the_command_line_stands_in_the_audit_trail_under_their_log_in()
    {
        await using var folder = new BankFolder();
        var first = await folder.Bank.RunAsync(CreateStaff(Anna), BankFixture.Password);
        first.ExitCode.ShouldBe(0, first.Output + first.Error);

        var refused = await folder.Bank.RunAsync([.. CreateStaff("berta@bank.test"), "--operator", Anna], "not her password\n" + BankFixture.Password);
        var stranger = await folder.Bank.RunAsync([.. CreateStaff("berta@bank.test"), "--operator", "nobody@bank.test"], BankFixture.Password + "\n" + BankFixture.Password);
        var done = await folder.Bank.RunAsync([.. CreateStaff("berta@bank.test"), "--operator", Anna], BankFixture.Password + "\n" + BankFixture.Password);

        foreach (var not in new[] { refused, stranger })
        {
            not.ExitCode.ShouldBe(1);
            not.Error.ShouldContain("identity.log_in_refused");
        }

        done.ExitCode.ShouldBe(0, done.Output + done.Error);
        var (anna, actors) = await ReadAsync(folder);
        actors.ShouldBe(["system", anna], "the first log-in of a bank has nobody before it");
    }

    private static string[] CreateStaff(string email) => ["identity", "create-staff", "--email", email, "--role", "administrator"];

    /// <returns>The first log-in, and who made log-ins.</returns>
    private static async Task<(string First, List<string> Actors)> ReadAsync(BankFolder folder)
    {
        var isServer = TestDatabase.Provider == "PostgreSql";
        await using DbConnection connection = isServer
            ? new NpgsqlConnection(folder.ConnectionString)
            : new SqliteConnection($"Data Source={Path.Combine(folder.Folder, "digitalbank.db")};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        var trail = isServer ? "platform.audit_trail" : "platform_audit_trail";
        command.CommandText = $"SELECT subject_id, actor FROM {trail} WHERE subject = 'identity.Login' AND before IS NULL ORDER BY recorded_at";
        await using var reader = await command.ExecuteReaderAsync();
        var (ids, actors) = (new List<string>(), new List<string>());
        while (await reader.ReadAsync())
        {
            ids.Add(reader.GetString(0));
            actors.Add(reader.GetString(1));
        }

        return (ids[0], actors);
    }
}
