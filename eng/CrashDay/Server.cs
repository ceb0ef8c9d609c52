namespace DigitalBank.CrashDay;

/// <summary>Keeps the bank running as an init system would: when it ends, it is started again.</summary>
internal sealed class Server(Installation installation, IReadOnlyList<string> words)
{
    private volatile BankProcess? _bank;

    private volatile BankProcess? _killed;

    private volatile Uri? _address;

    /// <summary>Null while the bank is closed.</summary>
    public Uri? Address => _address;

    public int Starts { get; private set; }

    /// <summary>Runs until cancelled, then stops the bank with SIGTERM.</summary>
    /// <exception cref="InvalidOperationException">The bank did not open, or SIGTERM did not end it cleanly.</exception>
    public async Task RunAsync(CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            await using var bank = new BankProcess(installation.Start(["serve", "--urls=http://127.0.0.1:0", .. words]));
            Starts++;
            _bank = bank;
            try
            {
                await OpenAsync(bank, stopping);
                await bank.WaitForEndAsync(stopping);
            }
            catch (InvalidOperationException) when (_killed == bank)
            {
                // It goes on like an init system would: with the next one.
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                _address = null;

                // The last blow may not have been noticed yet: a killed bank cannot end cleanly.
                if (_killed != bank && await bank.StopAsync(CancellationToken.None) is not 0 and var exitCode)
                {
                    throw new InvalidOperationException($"SIGTERM did not end the bank cleanly, exit code {exitCode}:\n{bank.Said}");
                }
            }

            _address = null;
        }
    }

    /// <summary>Waits for an open bank and kills it, wherever it is in its work.</summary>
    public async Task KillAsync(CancellationToken cancellationToken)
    {
        while (_address is null)
        {
            await Task.Delay(5, cancellationToken);
        }

        _address = null;
        _killed = _bank;
        _killed?.Kill();
    }

    /// <summary>Kills it while it starts, unless it has opened meanwhile.</summary>
    /// <returns>False when it was open already, and lives.</returns>
    public bool TryKillStarting()
    {
        var bank = _bank;
        if (bank is null || _address is not null || bank.HasEnded)
        {
            return false;
        }

        _killed = bank;
        bank.Kill();
        return true;
    }

    private async Task OpenAsync(BankProcess bank, CancellationToken stopping)
    {
        await bank.WaitUntilOpenAsync(stopping);
        _address = bank.Address;
    }
}
