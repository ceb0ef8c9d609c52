using System.Text.Json;
using DigitalBank.Platform;

namespace DigitalBank.Risk.PaymentRules;

/// <summary>Rules for payments, in force from a day on. One person proposes them and another one activates them; neither changes them afterwards.</summary>
internal sealed class PaymentRuleSet
{
    public Guid Id { get; init; }

    /// <summary>Counts from 1; decisions name it.</summary>
    public int Version { get; init; }

    public DateOnly ValidFrom { get; init; }

    /// <summary>JSON of <see cref="PaymentRule"/>.</summary>
    public string Rules { get; init; } = "";

    public string Reason { get; init; } = "";

    public string ProposedBy { get; init; } = "";

    public DateTimeOffset ProposedAt { get; init; }

    public RuleSetStatus Status { get; private set; } = RuleSetStatus.Proposed;

    public string? DecidedBy { get; private set; }

    public string? DecisionReason { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    public int Changes { get; private set; }

    public static string Write(IReadOnlyList<PaymentRule> rules) => JsonSerializer.Serialize(rules, BankJson.Options);

    public IReadOnlyList<PaymentRule> ReadRules() => JsonSerializer.Deserialize<List<PaymentRule>>(Rules, BankJson.Options)!;

    public void Decide(bool isActivated, string reason, string decidedBy, DateTimeOffset now)
    {
        Status = isActivated ? RuleSetStatus.Active : RuleSetStatus.Declined;
        (DecidedBy, DecisionReason, DecidedAt) = (decidedBy, reason, now);
        Changes++;
    }

    public PaymentRuleSetView View() => new(Id, Version, ValidFrom, ReadRules(), Reason, Status, ProposedBy, ProposedAt, DecidedBy, DecisionReason, DecidedAt);
}

internal enum RuleSetStatus
{
    Proposed = 1,

    /// <summary>In force from its day on, until the day of a later one.</summary>
    Active = 2,

    Declined = 3,
}

internal sealed record PaymentRuleSetView(
    Guid RuleSetId,
    int Version,
    DateOnly ValidFrom,
    IReadOnlyList<PaymentRule> Rules,
    string Reason,
    RuleSetStatus Status,
    string ProposedBy,
    DateTimeOffset ProposedAt,
    string? DecidedBy,
    string? DecisionReason,
    DateTimeOffset? DecidedAt);
