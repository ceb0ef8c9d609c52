namespace DigitalBank.Platform.Messaging;

/// <summary>The command being carried out in this scope, for the audit trail.</summary>
public sealed class CommandContext
{
    /// <summary>Name of the command; of the outermost one when commands send others.</summary>
    public string Name { get; private set; } = "start-up";

    public string? Reason { get; private set; }

    internal bool TryEnter(string name, string? reason)
    {
        if (_entered)
        {
            return false;
        }

        _entered = true;
        Name = name;
        Reason = reason;
        return true;
    }

    internal void Leave() => _entered = false;

    private bool _entered;
}
