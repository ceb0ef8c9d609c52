using System.Text.Json;
using DigitalBank.Payments.Iso20022.Models;
using DigitalBank.Platform;

namespace DigitalBank.Payments.Orders;

/// <summary>Parts of a payment that this bank only passes on to the next one.</summary>
internal sealed record MessageDetails(
    PartyIdentification? Debtor,
    PartyIdentification? UltimateDebtor,
    AgentIdentification? CreditorAgent,
    PartyIdentification? Creditor,
    PartyIdentification? UltimateCreditor,
    string? ChargeBearer,
    string? ServiceLevel,
    string? CategoryPurpose,
    string? Purpose,
    string? CreditorReference)
{
    public static MessageDetails? Read(string? json) =>
        json is null ? null : JsonSerializer.Deserialize<MessageDetails>(json, BankJson.Options);

    /// <summary>For the parties that only some files name. A file has very many payments, so those that name none are not parsed.</summary>
    /// <returns>Null when neither is there.</returns>
    public static MessageDetails? ReadThirdParties(string? json) =>
        json is not null && (json.Contains("\"ultimateDebtor\":{", StringComparison.Ordinal) || json.Contains("\"ultimateCreditor\":{", StringComparison.Ordinal))
            ? Read(json)
            : null;

    public string Write() => JsonSerializer.Serialize(this, BankJson.Options);
}
