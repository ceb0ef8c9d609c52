using DigitalBank.Payments.Iso20022.Models;

namespace DigitalBank.Payments.Iso20022.Pain002;

/// <summary>Writes customer payment status reports: pain.002.001.03 for a pain.001.001.03, pain.002.001.10 for newer ones.</summary>
internal static class Pain002Writer
{
    /// <summary>Writes the report as UTF-8 and leaves the stream open.</summary>
    public static void Write(Stream destination, PaymentStatusReport report) => throw new NotSupportedException();
}
