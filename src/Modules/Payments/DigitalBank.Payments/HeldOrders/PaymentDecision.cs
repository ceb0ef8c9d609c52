using System.Text.Json;
using DigitalBank.Platform;
using DigitalBank.Risk.Contracts.Payments;

namespace DigitalBank.Payments.HeldOrders;

/// <summary>What the rules said against an order, and what that rested on. Only ever inserted.</summary>
internal sealed class PaymentDecision
{
    public Guid PaymentOrderId { get; init; }

    public int RulesVersion { get; init; }

    public PaymentVerdict Verdict { get; init; }

    /// <summary>Names of the rules that spoke, separated by blanks.</summary>
    public string Rules { get; init; } = string.Empty;

    /// <summary>JSON of <see cref="PaymentFacts"/>.</summary>
    public string Facts { get; init; } = string.Empty;

    public static PaymentDecision Of(Guid paymentOrderId, int rulesVersion, PaymentJudgement judgement, PaymentFacts facts) => new()
    {
        PaymentOrderId = paymentOrderId,
        RulesVersion = rulesVersion,
        Verdict = judgement.Verdict,
        Rules = string.Join(' ', judgement.Rules),
        Facts = JsonSerializer.Serialize(facts, BankJson.Options),
    };

    public PaymentFacts ReadFacts() => JsonSerializer.Deserialize<PaymentFacts>(Facts, BankJson.Options)!;
}
