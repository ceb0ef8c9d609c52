using Microsoft.Extensions.Logging;

namespace DigitalBank.Ledger.Engine;

/// <summary>One line per disturbance.</summary>
internal static partial class BatchLog
{
    [LoggerMessage(LogLevel.Warning, "A ledger batch was disturbed and will be posted again in turn")]
    public static partial void Disturbed(ILogger logger, Exception exception);

    [LoggerMessage(LogLevel.Warning, "Posting {Count} ledger requests failed, attempt {Attempt}")]
    public static partial void TurnFailed(ILogger logger, int count, int attempt, Exception exception);

    [LoggerMessage(LogLevel.Information, "An entry was not booked, because the rows that belong to it could not be written")]
    public static partial void CompanionRefused(ILogger logger, Exception exception);

    [LoggerMessage(LogLevel.Error, "Gave up posting {Count} ledger requests; their callers were told that the outcome is open")]
    public static partial void GaveUp(ILogger logger, int count, Exception exception);
}
