using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace DigitalBank.Benchmarks.Ledger;

/// <summary>A PostgreSQL server of the benchmark's own, fully durable: fsync and synchronous_commit are on.</summary>
internal sealed class PostgreSqlCluster : IAsyncDisposable
{
    private readonly string _folder;
    private readonly string _programs;
    private readonly int _port;

    private PostgreSqlCluster(string folder, string programs, int port) => (_folder, _programs, _port) = (folder, programs, port);

    public int PostmasterId { get; private set; }

    public static async Task<PostgreSqlCluster> StartAsync()
    {
        var programs = Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql").OrderBy(path => path, StringComparer.Ordinal).Last() + "/bin"
            : throw new InvalidOperationException("PostgreSQL is not installed: apt-get install postgresql");
        var cluster = new PostgreSqlCluster(Directory.CreateTempSubdirectory("digitalbank-bench-").FullName, programs, FreePort());
        await cluster.InitialiseAsync();
        return cluster;
    }

    public string ConnectionString(string database, int connections = 20) =>
        $"Host={_folder};Port={_port};Username=postgres;Database={database};Maximum Pool Size={connections}";

    public async Task<string> ScalarAsync(string database, string sql) =>
        (await RunAsync($"{_programs}/psql", $"-h {_folder} -p {_port} -U postgres -d {database} -XAtc \"{sql}\"")).Trim();

    public Task<string> PgbenchAsync(string arguments) =>
        RunAsync($"{_programs}/pgbench", $"-h {_folder} -p {_port} -U postgres {arguments} pgbench");

    /// <summary>CPU seconds of the server so far: of the postmaster, of children that have ended and of those that run.</summary>
    public double CpuSeconds() => Cpu.OfProcessAndReaped(PostmasterId) + Cpu.OfChildren(PostmasterId);

    /// <summary>
    /// From here on the server writes over log files that it has, as one does that has run for some hours. A fresh one makes each file of
    /// 16 MB first and fills it with zeros, for which every commit waits.
    /// </summary>
    public Task RecycleLogAsync() => RunAsync($"{_programs}/psql", $"-q -h {_folder} -p {_port} -U postgres -c CHECKPOINT");

    public async ValueTask DisposeAsync()
    {
        await AsServerUserAsync($"{_programs}/pg_ctl -D {_folder}/data -m immediate -w stop");
        Directory.Delete(_folder, recursive: true);
    }

    private async Task InitialiseAsync()
    {
        if (Environment.UserName == "root")
        {
            await RunAsync("chown", $"postgres {_folder}"); // the server refuses to run as root
        }

        await AsServerUserAsync($"{_programs}/initdb -D {_folder}/data -U postgres -A trust -E UTF8 --locale=C");
        await AsServerUserAsync(
            $"{_programs}/pg_ctl -D {_folder}/data -l {_folder}/log -w start -o '-p {_port} -k {_folder} -c listen_addresses= "
            + "-c fsync=on -c synchronous_commit=on -c shared_buffers=4GB -c max_wal_size=16GB -c min_wal_size=4GB -c max_connections=400'");
        PostmasterId = int.Parse(File.ReadLines($"{_folder}/data/postmaster.pid").First(), CultureInfo.InvariantCulture);
        await RunAsync($"{_programs}/createdb", $"-h {_folder} -p {_port} -U postgres pgbench");
    }

    private static Task<string> AsServerUserAsync(string command) => Environment.UserName == "root"
        ? RunAsync("su", $"postgres -s /bin/sh -c \"cd /tmp && {command}\"")
        : RunAsync("/bin/sh", $"-c \"{command}\"");

    private static async Task<string> RunAsync(string program, string arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })
            ?? throw new InvalidOperationException($"{program} did not start.");

        // pg_ctl leaves the server behind with the same outputs, so wait for the process and not for their end.
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync(CancellationToken.None).WaitAsync(TimeSpan.FromMinutes(30));
        await Task.WhenAny(Task.WhenAll(output, error), Task.Delay(500));
        return process.ExitCode == 0
            ? output.IsCompleted ? await output : ""
            : throw new InvalidOperationException($"{program} {arguments}: {(error.IsCompleted ? await error : "failed")}");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
