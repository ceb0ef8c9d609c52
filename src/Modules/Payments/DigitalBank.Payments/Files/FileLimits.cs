using DigitalBank.Platform.Iso20022;

namespace DigitalBank.Payments.Files;

/// <summary>How much of a message the bank reads, following from the largest file it takes.</summary>
internal static class FileLimits
{
    public static XmlLimits For(PaymentsOptions options) =>
        XmlLimits.Default with { MaxBytes = options.MaxFileMegabytes * 1024L * 1024L };
}
