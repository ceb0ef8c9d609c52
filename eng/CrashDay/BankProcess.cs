using System.Diagnostics;
using System.Text;

namespace DigitalBank.CrashDay;

/// <summary>A running server.</summary>
public sealed class BankProcess : IAsyncDisposable
{
    private const string OpenLine = "DigitalBank is open at ";

    private readonly Process _process;

    private readonly TaskCompletionSource<Uri> _open = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private readonly StringBuilder _said = new();

    internal BankProcess(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => Hear(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public Uri Address => _open.Task.Result;

    /// <summary>Everything it has written so far.</summary>
    public string Said
    {
        get
        {
            lock (_said)
            {
                return _said.ToString();
            }
        }
    }

    public bool HasEnded => _process.HasExited;

    public Task WaitForEndAsync(CancellationToken cancellationToken) => _process.WaitForExitAsync(cancellationToken);

    /// <summary>SIGKILL: no warning, no clean-up.</summary>
    public void Kill() => _process.Kill();

    /// <summary>SIGTERM, as an init system sends it; waits for the end.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> StopAsync(CancellationToken cancellationToken)
    {
        using var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync(cancellationToken);
        await _process.WaitForExitAsync(cancellationToken);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }

    internal async Task WaitUntilOpenAsync(CancellationToken cancellationToken)
    {
        var ended = _process.WaitForExitAsync(cancellationToken);
        if (await Task.WhenAny(_open.Task, ended) == ended)
        {
            await ended;
            throw new InvalidOperationException($"The bank ended with exit code {_process.ExitCode} instead of opening:\n{Said}");
        }
    }

    private void Hear(string? line)
    {
        if (line is null)
        {
            return;
        }

        lock (_said)
        {
            _said.AppendLine(line);
        }

        if (line.StartsWith(OpenLine, StringComparison.Ordinal))
        {
            _open.TrySetResult(new Uri(line[OpenLine.Length..].Trim()));
        }
    }
}
