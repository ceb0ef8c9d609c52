using DigitalBank.Payments.Iso20022.Models;

namespace DigitalBank.Payments.Iso20022.Pacs008;

/// <summary>Writes interbank customer credit transfers, pacs.008.001.08.</summary>
internal static class Pacs008Writer
{
    /// <summary>Writes the message as UTF-8 and leaves the stream open.</summary>
    public static void Write(Stream destination, InterbankCreditTransfers message) => throw new NotSupportedException();
}
