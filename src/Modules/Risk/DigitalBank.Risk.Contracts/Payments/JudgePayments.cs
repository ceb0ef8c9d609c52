using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Monetary;

namespace DigitalBank.Risk.Contracts.Payments;

/// <summary>
/// Judges payments by the rules in force on their day, before anything moves. The rules are kept in memory; what they need comes with the question,
/// and nobody is remembered: the caller keeps the judgement with what it rested on, for <see cref="RejudgePayment"/>.
/// </summary>
public sealed record JudgePayments(DateOnly Date, IReadOnlyList<PaymentFacts> Payments) : IQuery<PaymentJudgements>;

/// <summary>Judges one payment again by the rules of that version, whether or not they are still in force. The same facts give the same judgement.</summary>
public sealed record RejudgePayment(int RulesVersion, PaymentFacts Facts) : IQuery<PaymentJudgement>;

/// <param name="Channel">How it was ordered: one of <see cref="PaymentChannels"/>, capitals or not.</param>
/// <param name="Amount">What the payer is debited.</param>
/// <param name="OrderedAt">When it was ordered; at night by the clock of the rule's time zone.</param>
/// <param name="MinutesSinceEarlier">How long ago the payer's last payments of an hour were ordered, the latest first.</param>
/// <param name="IsNewPayee">Null where it was not looked up; the judgement says when a rule asks for it.</param>
/// <param name="PayeeAgeDays">For how many days the payee has had the account here; null elsewhere, or where it was not looked up.</param>
public sealed record PaymentFacts(
    string Channel, Money Amount, DateTimeOffset OrderedAt, IReadOnlyList<int> MinutesSinceEarlier, bool? IsNewPayee = null, int? PayeeAgeDays = null);

/// <param name="RulesVersion">Null when no rules are in force: then everything is allowed.</param>
/// <param name="Judgements">In the order of the payments.</param>
public sealed record PaymentJudgements(int? RulesVersion, IReadOnlyList<PaymentJudgement> Judgements);

/// <param name="Rules">Names of the rules that speak against it.</param>
/// <param name="AsksAboutPayee">A rule needs to know about the payee what was not looked up: judge again with it.</param>
public sealed record PaymentJudgement(PaymentVerdict Verdict, IReadOnlyList<string> Rules, bool AsksAboutPayee);

/// <summary>From the mildest to the strictest.</summary>
public enum PaymentVerdict
{
    Allow = 1,

    /// <summary>A person looks at it before anything moves.</summary>
    Hold = 2,

    Refuse = 3,
}
