using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using DigitalBank.Payments.Orders;
using DigitalBank.SharedKernel.Results;

namespace DigitalBank.Payments.Limits;

/// <summary>One limit that an order has to keep, and the counter in which it counts.</summary>
/// <param name="CounterKey">Null where nothing is added up.</param>
internal sealed record LimitDemand(LimitScope Scope, LimitPeriod Period, long? MaxAmountMinor, int? MaxCount, string? CounterKey)
{
    /// <summary>Whether another payment fits; null when it does.</summary>
    public Failure? Judge(long amountMinor, long usedMinor, int usedCount)
    {
        // Compared by what is left, because a sum could overflow. Where only payments are counted, the counter itself is the limit.
        var isTooMuch = amountMinor > (MaxAmountMinor ?? long.MaxValue) - usedMinor;
        var isTooOften = usedCount >= MaxCount;
        if (Scope == LimitScope.NewBeneficiary)
        {
            return isTooMuch || isTooOften ? PaymentsErrors.NewBeneficiaryLimitExceeded : null;
        }

        if (isTooMuch)
        {
            return PaymentsErrors.LimitExceeded.Because(
                $"This payment exceeds the limit for {Words()}. Pay less, wait for the next period, or ask the bank for a higher limit.");
        }

        return isTooOften
            ? PaymentsErrors.CountLimitExceeded.Because(
                $"The number of payments for {Words()} is reached. Wait for the next period, or ask the bank for a higher limit.")
            : null;
    }

    private string Words()
    {
        var what = Scope switch
        {
            LimitScope.Channel => "this way to pay",
            LimitScope.Beneficiary => "this payee",
            _ => "all payments",
        };
        return Period switch { LimitPeriod.Payment => what + ", each", LimitPeriod.Day => what + " in a day", _ => what + " in a month" };
    }
}

/// <summary>Which limits an order has to keep. Pure.</summary>
internal static class LimitDemands
{
    /// <param name="limits">The customer's and the bank's. A customer's own takes the place of the bank's of the same kind.</param>
    /// <param name="date">The business date on which the order counts; null leaves out what adds up, for an order that waits for its day.</param>
    public static IReadOnlyList<LimitDemand> Of(PaymentOrder order, IEnumerable<PaymentLimit> limits, DateOnly? date)
    {
        var applicable = limits.Where(limit => AppliesTo(limit, order)).ToList();
        return
        [
            .. applicable
                .Where(limit => limit.PartyId is not null || !applicable.Exists(own => own.PartyId is not null && IsSameKind(own, limit)))
                .Where(limit => date is not null || limit.Period == LimitPeriod.Payment)
                .Select(limit => new LimitDemand(
                    limit.Scope, limit.Period, limit.MaxAmountMinor, limit.MaxCount, KeyOf(order, limit.Scope, limit.Period, date)))
                .OrderBy(demand => demand.Scope).ThenBy(demand => demand.Period),
        ];
    }

    /// <summary>Null for a limit that adds nothing up.</summary>
    public static string? KeyOf(PaymentOrder order, LimitScope scope, LimitPeriod period, DateOnly? date) =>
        period == LimitPeriod.Payment || date is not { } day
            ? null
            : KeyOf(order.OrderingPartyId!.Value, scope, SubjectOf(order, scope), period, day, order.Debited.Currency.Code);

    public static string KeyOf(Guid partyId, LimitScope scope, string subject, LimitPeriod period, DateOnly date, string currencyCode)
    {
        var first = period == LimitPeriod.Month ? new DateOnly(date.Year, date.Month, 1) : date;
        return string.Create(CultureInfo.InvariantCulture, $"{partyId:N}|{scope}|{subject}|{period}|{first:yyyyMMdd}|{currencyCode}");
    }

    private static bool AppliesTo(PaymentLimit limit, PaymentOrder order) =>
        limit.CurrencyCode == order.Debited.Currency.Code
        && (limit.PartyId is null || limit.PartyId == order.OrderingPartyId)
        && (limit.Scope != LimitScope.Channel || limit.Channel == order.Origin);

    private static bool IsSameKind(PaymentLimit one, PaymentLimit other) =>
        one.Scope == other.Scope && one.Channel == other.Channel && one.Period == other.Period;

    // A payee's number is a piece of personal data: the counter only has to tell one from another.
    private static string SubjectOf(PaymentOrder order, LimitScope scope) => scope switch
    {
        LimitScope.Channel => order.Origin.ToString(),
        LimitScope.Beneficiary or LimitScope.NewBeneficiary =>
            Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(order.CreditorIdentifier)).AsSpan(0, 16)),
        _ => string.Empty,
    };
}
