using System.Text.Json;
using System.Text.Json.Serialization;
using DigitalBank.Ledger.Contracts.Positions;
using DigitalBank.Platform;
using DigitalBank.SharedKernel.Monetary;

namespace DigitalBank.Payments.CrossBorder;

/// <summary>
/// What a payment across borders has beside its amount, which is what is sent. Kept with the order, so that whoever books it after a crash, or
/// gives it back, needs no rate of another day.
/// </summary>
/// <param name="Debit">All that the payer is debited, in the account's currency.</param>
/// <param name="DebitForCharge">The part of it that is the bank's charge.</param>
/// <param name="Ordered">What the customer asked for, in the account's or in the payment's currency.</param>
/// <param name="Rate">Price of one unit of the payment's currency in the account's.</param>
/// <param name="BankCharge">The bank's charge in the payment's currency.</param>
/// <param name="BaseValue">What is sent, in the bank's base currency.</param>
/// <param name="Positions">Of the foreign currencies that are exchanged; empty where nothing is.</param>
/// <param name="ChargeAccountId">Where the bank's charge is earned.</param>
/// <param name="IntermediaryBic">Bank between the correspondent and the payee's, by the routing table.</param>
internal sealed record OrderExchange(
    Money Debit,
    Money DebitForCharge,
    Money Ordered,
    decimal Rate,
    ChargeBearer ChargeBearer,
    Money BankCharge,
    Money CorrespondentCharge,
    Money BaseValue,
    IReadOnlyList<CurrencyPositionAccounts> Positions,
    long ChargeAccountId,
    string? IntermediaryBic)
{
    [JsonIgnore]
    public Money DebitForAmount => Debit - DebitForCharge;

    public static OrderExchange? Read(string? json) => json is null ? null : JsonSerializer.Deserialize<OrderExchange>(json, BankJson.Options);

    public string Write() => JsonSerializer.Serialize(this, BankJson.Options);

    /// <summary>The share of an original amount that belongs to a part of what was sent, rounded down unless it is all.</summary>
    public static Money ShareOf(Money whole, Money part, Money sent) => part == sent
        ? whole
        : Money.OfMinor((long)((Int128)whole.MinorUnits * part.MinorUnits / sent.MinorUnits), whole.Currency);
}
