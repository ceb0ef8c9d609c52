using System.CommandLine;
using DigitalBank.CrashDay;
using DigitalBank.CrashDay.Closes;
using DigitalBank.CrashDay.Kills;
using DigitalBank.CrashDay.Schemes;

var payments = new Option<int>("--payments") { Description = "Half over HTTP, half from files", DefaultValueFactory = _ => 10_000 };
var dayKills = new Option<int>("--kills") { Description = "SIGKILLs of the server", DefaultValueFactory = _ => 10 };
var perFile = new Option<int>("--per-file") { Description = "Payments in a file", DefaultValueFactory = _ => 200 };
var seed = new Option<int?>("--seed") { Description = "Plan of an earlier run", Recursive = true };
var postgreSql = new Option<string?>("--connection") { Description = "An empty PostgreSQL database; SQLite when missing", Recursive = true };
var keep = new Option<bool>("--keep") { Description = "Leave the bank's folder for a look", Recursive = true };
var day = new RootCommand("A day of payments while the bank is killed again and again") { payments, dayKills, perFile, seed, postgreSql, keep };
day.SetAction((parsed, cancellationToken) => InAFolderAsync(parsed, async (installation, book) =>
{
    var size = new CrashDaySize(parsed.GetValue(payments), parsed.GetValue(dayKills), parsed.GetValue(perFile));
    var plan = new CrashPlan(parsed.GetValue(seed) ?? Random.Shared.Next(1, 1_000_000), size);
    var result = await Day.LiveAsync(installation, plan, book, Console.Out, cancellationToken);
    result.WriteTo(Console.Out);
    return result.IsGood;
}));

var kills = new Option<int>("--kills") { Description = "SIGKILLs of processes of the bank", DefaultValueFactory = _ => 200 };
var stops = new Option<int>("--stops") { Description = "Immediate stops of the database", DefaultValueFactory = _ => 20 };
var stopProgram = new Option<string?>("--stop-database") { Description = "Program that stops the database server" };
var startProgram = new Option<string?>("--start-database") { Description = "Program that starts it again" };
var killRun = new Command("kills", "Clients that never stop asking while processes are killed and the database is stopped")
{
    kills, stops, stopProgram, startProgram,
};
killRun.SetAction((parsed, cancellationToken) => InAFolderAsync(parsed, async (installation, book) =>
{
    // One process serves a SQLite bank.
    var replicas = parsed.GetValue(postgreSql) is null ? 1 : 2;
    var plan = new KillPlan(
        parsed.GetValue(seed) ?? Random.Shared.Next(1, 1_000_000), parsed.GetValue(kills), parsed.GetValue(stops), replicas);
    var database = parsed.GetValue(stopProgram) is { } stop && parsed.GetValue(startProgram) is { } start ? new DatabaseServer(stop, start) : null;
    var result = await KillRun.LiveAsync(installation, plan, book, database, Console.Out, cancellationToken);
    result.WriteTo(Console.Out);
    return result.IsGood;
}));
day.Add(killRun);

var closeKills = new Option<int>("--kills") { Description = "SIGKILLs of closes", DefaultValueFactory = _ => 200 };
var accounts = new Option<int>("--accounts") { Description = "Accounts, all with interest", DefaultValueFactory = _ => 5_000 };
var days = new Option<int>("--days") { Description = "Business dates closed in a round", DefaultValueFactory = _ => 5 };
var closes = new Command("closes", "Closes of business that are killed and gone on with") { closeKills, accounts, days };
closes.SetAction((parsed, cancellationToken) => InAFolderAsync(parsed, async (installation, _) =>
{
    IDatabaseCopies copies = parsed.GetValue(postgreSql) is { } connection
        ? new PostgreSqlCopies(installation.Folder, connection)
        : new SqliteCopies(installation.Folder);
    var size = new CloseSize(parsed.GetValue(closeKills), parsed.GetValue(accounts), parsed.GetValue(days));
    var verdict = await CloseRun.LiveAsync(copies, size, parsed.GetValue(seed) ?? Random.Shared.Next(1, 1_000_000), Console.Out, cancellationToken);
    verdict.WriteTo(Console.Out);
    return verdict.IsGood;
}));
day.Add(closes);

var outgoing = new Option<int>("--payments") { Description = "Payments to the simulated bank", DefaultValueFactory = _ => 5_000 };
var payIns = new Option<int>("--pay-ins") { Description = "Payments from the simulated bank", DefaultValueFactory = _ => 400 };
var schemeKills = new Option<int>("--kills") { Description = "SIGKILLs of the bank", DefaultValueFactory = _ => 50 };
var scheme = new Command("scheme", "A day of payments through another bank that misbehaves") { outgoing, payIns, schemeKills };
scheme.SetAction((parsed, cancellationToken) => InAFolderAsync(parsed, async (installation, _) =>
{
    var size = new SchemeDaySize(parsed.GetValue(outgoing), parsed.GetValue(payIns), parsed.GetValue(schemeKills));
    var plan = new SchemePlan(parsed.GetValue(seed) ?? Random.Shared.Next(1, 1_000_000), size);
    var connection = parsed.GetValue(postgreSql);
    var result = await SchemeDay.LiveAsync(
        settings => connection is null
            ? new Installation(installation.Folder, [.. settings])
            : new Installation(installation.Folder, [.. settings, "--Database:Provider=PostgreSql", $"--Database:ConnectionString={connection}"]),
        plan,
        installation.Folder,
        Console.Out,
        cancellationToken);
    result.WriteTo(Console.Out);
    return result.IsGood;
}));
day.Add(scheme);
return await day.Parse(args).InvokeAsync();

async Task<int> InAFolderAsync(ParseResult parsed, Func<Installation, IBook, Task<bool>> run)
{
    var folder = Directory.CreateTempSubdirectory("digitalbank-crash-day-").FullName;
    var connection = parsed.GetValue(postgreSql);
    var installation = connection is null
        ? new Installation(folder)
        : new Installation(folder, "--Database:Provider=PostgreSql", $"--Database:ConnectionString={connection}");
    var book = connection is null ? Book.InSqlite(Path.Combine(folder, "data", "digitalbank.db")) : Book.InPostgreSql(connection);
    try
    {
        return await run(installation, book) ? 0 : 1;
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
}
