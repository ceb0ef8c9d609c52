namespace DigitalBank.Platform.Iso20022;

/// <summary>One thing that is wrong with a message: what, where, and the code that tells the sender.</summary>
/// <param name="ReasonCode">ISO external status reason code, such as FF01 (format) or AM10 (control sum).</param>
/// <param name="Message">A plain sentence for the person who has to correct the file.</param>
/// <param name="Path">Element path from the document element, without positions; empty where the file could not be read that far.</param>
/// <param name="Line">Counted from 1; 0 when unknown.</param>
/// <param name="Position">Character in the line, counted from 1; 0 when unknown.</param>
public sealed record MessageFinding(string ReasonCode, string Message, string Path = "", int Line = 0, int Position = 0)
{
    /// <summary>The finding in one line, as the command line prints it.</summary>
    public override string ToString() => Line == 0
        ? $"{ReasonCode}: {Message}"
        : $"line {Line}, position {Position}: {ReasonCode}: {Message}" + (Path.Length == 0 ? string.Empty : $" ({Path})");
}
