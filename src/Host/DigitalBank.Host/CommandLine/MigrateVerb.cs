using System.CommandLine;
using DigitalBank.Platform.CommandLine;
using DigitalBank.Platform.Data;

namespace DigitalBank.Host.CommandLine;

/// <summary><c>migrate</c>: brings the database up to date, whatever <c>Database:MigrateOnStart</c> says.</summary>
internal static class MigrateVerb
{
    internal static Command Create(HostVerbRunner verbs)
    {
        var command = new Command("migrate", "Bring the database up to date");
        command.SetAction(verbs.RunUnstarted(async (_, services, output, cancellationToken) =>
        {
            var applied = await services.GetRequiredService<DatabaseStartup>().RunAsync(migrate: true, cancellationToken);
            if (output.IsJson)
            {
                output.Json(new { applied });
            }

            foreach (var migration in applied)
            {
                output.Line(migration);
            }

            output.Line(applied.Count == 0 ? "The database is up to date." : $"{applied.Count} migrations applied.");
            return VerbOutput.Success;
        }));
        return command;
    }
}
