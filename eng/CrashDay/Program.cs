using System.CommandLine;
using DigitalBank.CrashDay;

var payments = new Option<int>("--payments") { Description = "Half over HTTP, half from files", DefaultValueFactory = _ => 10_000 };
var kills = new Option<int>("--kills") { Description = "SIGKILLs of the server", DefaultValueFactory = _ => 10 };
var perFile = new Option<int>("--per-file") { Description = "Payments in a file", DefaultValueFactory = _ => 200 };
var seed = new Option<int?>("--seed") { Description = "Plan of an earlier day" };
var postgreSql = new Option<string?>("--connection") { Description = "An empty PostgreSQL database; SQLite when missing" };
var keep = new Option<bool>("--keep") { Description = "Leave the bank's folder for a look" };
var command = new RootCommand("A day of payments while the bank is killed again and again") { payments, kills, perFile, seed, postgreSql, keep };
command.SetAction(async (parsed, cancellationToken) =>
{
    var size = new CrashDaySize(parsed.GetValue(payments), parsed.GetValue(kills), parsed.GetValue(perFile));
    var plan = new CrashPlan(parsed.GetValue(seed) ?? Random.Shared.Next(1, 1_000_000), size);
    var folder = Directory.CreateTempSubdirectory("digitalbank-crash-day-").FullName;
    var connection = parsed.GetValue(postgreSql);
    var installation = connection is null
        ? new Installation(folder)
        : new Installation(folder, "--Database:Provider=PostgreSql", $"--Database:ConnectionString={connection}");
    var book = connection is null ? Book.InSqlite(Path.Combine(folder, "data", "digitalbank.db")) : Book.InPostgreSql(connection);
    try
    {
        var day = await Day.LiveAsync(installation, plan, book, Console.Out, cancellationToken);
        day.WriteTo(Console.Out);
        return day.IsGood ? 0 : 1;
    }
    finally
    {
        if (parsed.GetValue(keep))
        {
            Console.WriteLine(folder);
        }
        else
        {
            Directory.Delete(folder, recursive: true);
        }
    }
});
return await command.Parse(args).InvokeAsync();
