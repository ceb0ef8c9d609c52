using DigitalBank.Risk.Contracts.Payments;
using DigitalBank.SharedKernel.Monetary;

namespace DigitalBank.Risk.PaymentRules;

/// <summary>What a rule looks at.</summary>
internal enum PaymentRuleKind
{
    /// <summary>An amount from so much on.</summary>
    Large = 1,

    /// <summary>An amount of up to so many per cent below one that is looked at elsewhere.</summary>
    JustBelow = 2,

    /// <summary>A payee whom the payer does not know, from an amount on.</summary>
    NewPayee = 3,

    /// <summary>A payee who has had the account here for less than so many days, from an amount on.</summary>
    YoungPayee = 4,

    /// <summary>So many payments of the payer within so many minutes before.</summary>
    Velocity = 5,

    /// <summary>Between two hours of a zone's clock, from an amount on.</summary>
    Night = 6,
}

/// <param name="Name">Tells staff which rule spoke: lower case, digits and dashes.</param>
/// <param name="Amount">The rule speaks about payments of this currency only. Null for <see cref="PaymentRuleKind.Velocity"/>: every currency.</param>
/// <param name="FromHour">0 to 23; the night may go over midnight.</param>
/// <param name="TimeZone">IANA name.</param>
/// <param name="Channels">Null for all.</param>
internal sealed record PaymentRule(
    string Name,
    PaymentRuleKind Kind,
    PaymentVerdict Verdict,
    Money? Amount = null,
    int? Percent = null,
    int? Days = null,
    int? Count = null,
    int? Minutes = null,
    int? FromHour = null,
    int? ToHour = null,
    string? TimeZone = null,
    IReadOnlyList<string>? Channels = null)
{
    public const int MostMinutes = 60;
    public const int MostCount = 50;

    public bool Concerns(PaymentFacts facts) =>
        (Channels is null || Channels.Contains(facts.Channel, StringComparer.OrdinalIgnoreCase))
        && (Amount is not { } amount || (amount.Currency == facts.Amount.Currency && IsOfItsSize(facts.Amount, amount)));

    /// <summary>Of a payment that it concerns. Null when that cannot be said without knowing more about the payee.</summary>
    public bool? Speaks(PaymentFacts facts) => Kind switch
    {
        PaymentRuleKind.NewPayee => facts.IsNewPayee,
        PaymentRuleKind.YoungPayee => facts.PayeeAgeDays is { } age ? age < Days : facts.IsNewPayee is null ? null : false,
        PaymentRuleKind.Velocity => facts.MinutesSinceEarlier.Count(minutes => minutes < Minutes) >= Count,
        PaymentRuleKind.Night => IsNight(facts.OrderedAt),
        _ => true,
    };

    /// <returns>What is wrong with the rule; null when it can be used.</returns>
    public string? Problem() => this switch
    {
        { Name: null or { Length: 0 or > 40 } } => "A rule has a name of 1 to 40 characters.",
        _ when !Name.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-') => $"{Name}: a name has lower case letters, digits and dashes.",
        _ when !Enum.IsDefined(Kind) || Verdict is not (PaymentVerdict.Hold or PaymentVerdict.Refuse) => $"{Name}: name a kind, and hold or refuse.",
        { Channels.Count: 0 } => $"{Name}: name a channel, or leave the channels out for all of them.",
        { Channels: { } channels } when channels.FirstOrDefault(channel => !PaymentChannels.All.Contains(channel, StringComparer.OrdinalIgnoreCase)) is { } unknown =>
            $"{Name}: there is no channel {unknown}; name some of {string.Join(", ", PaymentChannels.All)}.",
        { Kind: PaymentRuleKind.Velocity } when Count is not (> 0 and <= MostCount) || Minutes is not (> 0 and <= MostMinutes) =>
            $"{Name}: give a count of 1 to {MostCount} and minutes of 1 to {MostMinutes}.",
        { Kind: PaymentRuleKind.Velocity } => null,
        _ when Amount is not { IsPositive: true } => $"{Name}: give an amount above zero.",
        { Kind: PaymentRuleKind.JustBelow } when Percent is not (> 0 and < 100) => $"{Name}: give a percentage of 1 to 99.",
        { Kind: PaymentRuleKind.YoungPayee } when Days is not (> 0 and <= 3_650) => $"{Name}: give 1 to 3,650 days.",
        { Kind: PaymentRuleKind.Night } when FromHour is not (>= 0 and <= 23) || ToHour is not (>= 0 and <= 23) || FromHour == ToHour
            || !TimeZoneInfo.TryFindSystemTimeZoneById(TimeZone ?? "", out _) => $"{Name}: give two hours of 0 to 23 and a time zone.",
        _ => null,
    };

    private bool IsOfItsSize(Money paid, Money amount) => Kind == PaymentRuleKind.JustBelow
        ? paid < amount && (decimal)paid.MinorUnits * 100 >= (decimal)amount.MinorUnits * (100 - Percent!.Value)
        : paid >= amount;

    private bool IsNight(DateTimeOffset at)
    {
        var hour = TimeZoneInfo.ConvertTime(at, TimeZoneInfo.FindSystemTimeZoneById(TimeZone!)).Hour;
        return FromHour < ToHour ? hour >= FromHour && hour < ToHour : hour >= FromHour || hour < ToHour;
    }
}

/// <summary>Judges payments by rules. Pure.</summary>
internal static class PaymentJudge
{
    private static readonly PaymentJudgement Allowed = new(PaymentVerdict.Allow, [], AsksAboutPayee: false);

    /// <summary>The strictest verdict counts, and every rule that speaks is named.</summary>
    public static PaymentJudgement Judge(IReadOnlyList<PaymentRule> rules, PaymentFacts facts)
    {
        var (verdict, names, asks) = (PaymentVerdict.Allow, default(List<string>), false);
        foreach (var rule in rules)
        {
            if (!rule.Concerns(facts))
            {
                continue;
            }

            var speaks = rule.Speaks(facts);
            asks |= speaks is null;
            if (speaks == true)
            {
                (names ??= []).Add(rule.Name);
                verdict = rule.Verdict > verdict ? rule.Verdict : verdict;
            }
        }

        return names is null && !asks ? Allowed : new PaymentJudgement(verdict, names ?? [], asks);
    }
}
