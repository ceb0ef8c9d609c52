namespace DigitalBank.CrashDay.Kills;

/// <summary>The processes of the bank on one database; each is started again when it ends.</summary>
internal sealed class Replicas(Installation installation, IReadOnlyList<string> words, int count)
{
    private readonly Server[] _servers = [.. Enumerable.Range(0, count).Select(_ => new Server(installation, words))];

    public int Count => count;

    public int Starts => _servers.Sum(server => server.Starts);

    public bool AllOpen => _servers.All(server => server.Address is not null);

    /// <summary>Null while that process is closed.</summary>
    public Uri? At(int replica) => _servers[replica].Address;

    /// <summary>One of those that are open; null when none is.</summary>
    public Uri? Any(Random random)
    {
        var open = _servers.Select(server => server.Address).OfType<Uri>().ToList();
        return open.Count == 0 ? null : open[random.Next(open.Count)];
    }

    public Server Server(int replica) => _servers[replica];

    /// <summary>Runs until cancelled, then stops all with SIGTERM.</summary>
    public Task RunAsync(CancellationToken stopping) => Task.WhenAll(_servers.Select(server => server.RunAsync(stopping)));

    public async Task UntilAllOpenAsync(CancellationToken cancellationToken)
    {
        while (!AllOpen)
        {
            await Task.Delay(5, cancellationToken);
        }
    }
}
