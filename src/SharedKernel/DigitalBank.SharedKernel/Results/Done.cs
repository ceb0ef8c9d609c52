namespace DigitalBank.SharedKernel.Results;

/// <summary>The value of a command that has nothing to say but "done".</summary>
public sealed record Done
{
    public static readonly Done Instance = new();
}
