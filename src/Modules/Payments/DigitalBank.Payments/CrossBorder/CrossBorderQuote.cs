using System.Security.Cryptography;
using System.Text.Json;
using DigitalBank.Platform;
using DigitalBank.SharedKernel.Monetary;

namespace DigitalBank.Payments.CrossBorder;

/// <summary>
/// What the bank offers to a customer for one payment, until it expires. Accepted, it becomes the payment order of the same id, so that it can
/// be accepted once only.
/// </summary>
internal sealed class CrossBorderQuote
{
    public Guid Id { get; init; }

    public Guid PartyId { get; init; }

    public Guid DebtorAccountId { get; init; }

    public string CreditorName { get; init; } = string.Empty;

    public string CreditorIdentifier { get; init; } = string.Empty;

    public string CreditorAgentBic { get; init; } = string.Empty;

    public string? RemittanceInformation { get; init; }

    public string? EndToEndId { get; init; }

    /// <summary>Chosen here, so that the payment can be followed by it from the quote to the payee.</summary>
    public string Uetr { get; init; } = string.Empty;

    /// <summary>JSON of <see cref="QuotedTerms"/>.</summary>
    public string Terms { get; init; } = string.Empty;

    /// <summary>Locked with the rate; a later one only where it has passed before the payment is booked.</summary>
    public DateOnly ValueDate { get; init; }

    public DateTimeOffset ExpiresAt { get; init; }

    /// <summary>SHA-256 over payee, amounts, rate and charges: what a customer confirms is this and nothing else.</summary>
    public string Fingerprint { get; private set; } = string.Empty;

    public QuotedTerms ReadTerms() => JsonSerializer.Deserialize<QuotedTerms>(Terms, BankJson.Options)!;

    /// <summary>Fixes the quote: from now on another payee or amount is another quote.</summary>
    public void Seal() => Fingerprint = Convert.ToHexString(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(
        new { Id, PartyId, DebtorAccountId, CreditorName, CreditorIdentifier, CreditorAgentBic, RemittanceInformation, EndToEndId, Terms, ValueDate, ExpiresAt = ExpiresAt.ToUnixTimeMilliseconds() },
        BankJson.Options)));

    public bool IsExpired(DateTimeOffset now) => now >= ExpiresAt;
}

/// <summary>Everything of a quote that has a number.</summary>
/// <param name="NostroCode">Of the route; null for the first nostro of the currency.</param>
internal sealed record QuotedTerms(
    Money Ordered, ChargeBearer ChargeBearer, decimal MidRate, decimal Rate, QuotedAmounts Amounts, string? NostroCode, string? IntermediaryBic);
