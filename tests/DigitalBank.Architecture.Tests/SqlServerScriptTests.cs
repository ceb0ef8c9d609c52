using DigitalBank.Host.Composition;
using DigitalBank.Platform;
using DigitalBank.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalBank.Architecture.Tests;

/// <summary>
/// No SQL Server runs beside every build, so what would be sent to it is held by snapshots: a change of a script is a visible diff.
/// </summary>
public sealed class SqlServerScriptTests
{
    [Theory]
    [InlineData("platform")]
    [InlineData("ledger")]
    [InlineData("identity")]
    [InlineData("risk")]
    [InlineData("customers")]
    [InlineData("accounts")]
    [InlineData("payments")]
    [InlineData("lending")]
    [InlineData("onboarding")]
    public async Task The_script_that_creates_a_schema_is_the_approved_one(string schema)
    {
        await using var services = SqlServerBank();
        var context = services.GetServices<ModuleContextType>().Single(known => known.Schema == schema);
        await using var scope = services.CreateAsyncScope();
        var db = (DbContext)scope.ServiceProvider.GetRequiredService(context.Type);

        var script = db.GetService<IMigrator>().GenerateScript(options: MigrationsSqlGenerationOptions.Idempotent);

        script.ShouldBeApproved(schema, "sql");
    }

    [Fact]
    public async Task Every_context_has_its_script_held()
    {
        await using var services = SqlServerBank();
        var held = typeof(SqlServerScriptTests).GetMethod(nameof(The_script_that_creates_a_schema_is_the_approved_one))!
            .GetCustomAttributesData().Count(attribute => attribute.AttributeType == typeof(InlineDataAttribute));

        services.GetServices<ModuleContextType>().Count().ShouldBe(held);
    }

    private static ServiceProvider SqlServerBank()
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?>
            {
                ["Database:Provider"] = "SqlServer",
                ["Database:ConnectionString"] = "Server=nowhere", // only scripts are made, no server is asked
            })
            .Build();
        return new ServiceCollection()
            .AddSingleton<IConfiguration>(configuration)
            .AddLogging()
            .AddBank(configuration, ProcessRole.Verb)
            .BuildServiceProvider();
    }
}
