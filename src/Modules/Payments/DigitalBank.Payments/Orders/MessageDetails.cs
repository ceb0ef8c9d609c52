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

    public string Write() => JsonSerializer.Serialize(this, BankJson.Options);
}
