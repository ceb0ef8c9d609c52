namespace DigitalBank.Platform.Iso20022;

/// <summary>Reading stopped: from here on the message makes no sense, or it is larger or deeper than the bank reads.</summary>
public sealed class MessageRefusedException(MessageFinding finding, Exception? inner = null) : Exception(finding.ToString(), inner)
{
    public MessageFinding Finding { get; } = finding;
}
