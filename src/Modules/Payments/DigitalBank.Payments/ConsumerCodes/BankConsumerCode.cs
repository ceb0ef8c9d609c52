using System.Globalization;
using System.Text;
using DigitalBank.Payments.ConsumerCodes.Emvco;
using DigitalBank.Payments.QrCodes;
using DigitalBank.SharedKernel.Results;

namespace DigitalBank.Payments.ConsumerCodes;

/// <summary>
/// What a consumer-presented code of this bank says: which one it is (C1 in template 63), until when it may be presented (C2), and the
/// signature (C3). Nothing in it tells whose it is or where the money is.
/// </summary>
internal sealed record BankConsumerCode(Guid ConsumerCodeId, DateTimeOffset ExpiresAt)
{
    private const string ExpiryFormat = "yyyyMMddHHmmss";

    /// <summary>Keeps these signatures apart from those of merchant-presented codes, which the same secret makes.</summary>
    private const string Purpose = "consumer-presented\n";

    private static readonly byte[] Version = Encoding.ASCII.GetBytes("CPV01");

    /// <param name="application">The bank's application identifier in hexadecimal, 5 to 16 bytes.</param>
    public string Write(string application, QrSignatures signatures)
    {
        byte[] said =
        [
            .. BerObjects.Write("C1", ConsumerCodeId.ToByteArray(bigEndian: true)),
            .. BerObjects.Write("C2", Encoding.ASCII.GetBytes(ExpiresAt.UtcDateTime.ToString(ExpiryFormat, CultureInfo.InvariantCulture))),
        ];
        var proof = BerObjects.Write("C3", Encoding.ASCII.GetBytes(signatures.Sign(TextOf(application, said))));
        byte[] template = [.. BerObjects.Write("4F", Convert.FromHexString(application)), .. BerObjects.Write(ConsumerPresentedCode.ApplicationTransparent, [.. said, .. proof])];
        return Convert.ToBase64String(
            [.. BerObjects.Write(ConsumerPresentedCode.FormatIndicator, Version), .. BerObjects.Write(ConsumerPresentedCode.Application, template)]);
    }

    /// <summary>Reads what a payee has scanned. Whether it may still be presented, the bank's records know.</summary>
    public static Result<BankConsumerCode> Read(string payload, string application, QrSignatures signatures)
    {
        var code = ConsumerPresentedCode.Read(payload);
        if (ConsumerPresentedRules.Judge(payload, code) is { Count: > 0 } findings)
        {
            return ConsumerCodeErrors.Unreadable.Because($"{ConsumerCodeErrors.Unreadable.Message} {findings[0].Place}: {findings[0].Message}.");
        }

        // A wallet may offer several applications; ours is one of them.
        var data = code.Applications.FirstOrDefault(one => string.Equals(one.Find("4F")!.Hex, application, StringComparison.OrdinalIgnoreCase))
            ?.Find(ConsumerPresentedCode.ApplicationTransparent);
        if (data is null)
        {
            return ConsumerCodeErrors.Foreign;
        }

        if (data.Find("C1") is not { Value.Length: 16 } id || data.Find("C2") is not { } expiry || data.Find("C3") is not { } proof)
        {
            return ConsumerCodeErrors.Forged;
        }

        byte[] said = [.. BerObjects.Write("C1", id.Value.Span), .. BerObjects.Write("C2", expiry.Value.Span)];
        return signatures.Signed(TextOf(application, said), Encoding.ASCII.GetString(proof.Value.Span))
            ? new BankConsumerCode(new Guid(id.Value.Span, bigEndian: true), ExpiryOf(expiry))
            : ConsumerCodeErrors.Forged;
    }

    private static string TextOf(string application, byte[] said) => $"{Purpose}{application.ToUpperInvariant()}\n{Convert.ToHexString(said)}";

    // Signed by the bank, so it is what the bank wrote.
    private static DateTimeOffset ExpiryOf(BerObject expiry) => DateTimeOffset.ParseExact(
        Encoding.ASCII.GetString(expiry.Value.Span), ExpiryFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
