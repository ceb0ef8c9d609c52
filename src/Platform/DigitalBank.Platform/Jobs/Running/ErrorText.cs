using DigitalBank.Platform.Jobs.History;

namespace DigitalBank.Platform.Jobs.Running;

/// <summary>What the history may say about an error.</summary>
internal static class ErrorText
{
    /// <summary>Our own sentences as they are; of anything else the type, because its text may hold personal data.</summary>
    public static string Of(Exception exception) => exception is JobException
        ? Shortened(exception.Message)!
        : $"{exception.GetType().Name}; the log of that time has the details.";

    public static string? Shortened(string? text) => text?.Length > JobTables.LongestText ? text[..JobTables.LongestText] : text;
}
