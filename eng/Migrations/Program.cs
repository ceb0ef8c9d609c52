using DigitalBank.Host.Composition;
using DigitalBank.Migrations;
using DigitalBank.Platform;
using DigitalBank.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

if (args is not ["add", var name, var storageFolder, .. var rest])
{
    Console.Error.WriteLine("Usage: add NAME FOLDER-OF-STORAGE-PROJECTS [ID]. Call it through eng/migrations.sh.");
    return 1;
}

foreach (var provider in (string[])["Sqlite", "PostgreSql", "SqlServer"])
{
    var settings = new Dictionary<string, string?>
    {
        ["Database:Provider"] = provider,
        ["Database:ConnectionString"] = provider == "Sqlite" ? null : "Server=nowhere", // only the model is read, no server is asked
    };
    var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
    await using var services = new ServiceCollection()
        .AddSingleton<IConfiguration>(configuration)
        .AddLogging()
        .AddBank(configuration, ProcessRole.Verb)
        .BuildServiceProvider();
    foreach (var context in services.GetServices<ModuleContextType>())
    {
        await using var scope = services.CreateAsyncScope();
        var db = (DbContext)scope.ServiceProvider.GetRequiredService(context.Type);
        var written = MigrationWriter.Write(db, provider, name, storageFolder, rest.FirstOrDefault());
        Console.WriteLine($"{provider} {context.Schema}: {written ?? "no change"}");
    }
}

return 0;
