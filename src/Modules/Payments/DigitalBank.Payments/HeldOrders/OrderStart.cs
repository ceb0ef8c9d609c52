using DigitalBank.Payments.CutOffs;
using DigitalBank.Payments.Orders;
using DigitalBank.Risk.Contracts.Payments;

namespace DigitalBank.Payments.HeldOrders;

/// <summary>
/// Lets orders begin that nothing stands against by themselves: each is received for booking, held until a person has looked at it, or refused by the rules.
/// </summary>
internal sealed class OrderStart(PathScreening screening, PathRules rules, ValueDates valueDates, TimeProvider clock)
{
    private const string RulesUnavailable = "rules unavailable";

    /// <summary>As long as the note of an order's step may be.</summary>
    private const int LongestNote = 200;

    /// <param name="orders">New ones, or scheduled ones whose day has come. The caller saves.</param>
    /// <returns>Those that are refused; whoever saves them tells.</returns>
    public async Task<IReadOnlyList<PaymentOrder>> BeginAsync(
        IReadOnlyCollection<PaymentOrder> orders, DateOnly today, CancellationToken cancellationToken)
    {
        foreach (var order in await StopAsync(orders, today, cancellationToken))
        {
            order.Receive(today, await valueDates.OfAsync(order, today, cancellationToken), clock.GetUtcNow());
        }

        return [.. orders.Where(order => order.Status == PaymentOrderStatus.Rejected)];
    }

    /// <summary>Holds or refuses those that something stands against.</summary>
    /// <returns>The others, as they were.</returns>
    public async Task<IReadOnlyList<PaymentOrder>> StopAsync(
        IReadOnlyCollection<PaymentOrder> orders, DateOnly today, CancellationToken cancellationToken)
    {
        if (orders.Count == 0)
        {
            return [];
        }

        var against = await rules.AgainstAsync(orders, today, cancellationToken);
        var holds = await screening.HoldsAsync(orders, cancellationToken);
        var going = new List<PaymentOrder>(orders.Count);
        foreach (var order in orders)
        {
            var decision = against.IsSuccess ? against.Value.GetValueOrDefault(order.Id) : null;
            if (decision is not null)
            {
                order.Judge(decision);
            }

            if (decision?.Verdict == PaymentVerdict.Refuse)
            {
                order.Reject(HeldOrderErrors.RefusedByRules, RejectionReasons.For(HeldOrderErrors.RefusedByRules), clock.GetUtcNow());
            }
            else if (NoteOf(holds.GetValueOrDefault(order.Id), decision, against.IsSuccess) is { } note)
            {
                order.Hold(note, clock.GetUtcNow());
            }
            else
            {
                going.Add(order);
            }
        }

        return going;
    }

    private static string? NoteOf(string? screening, PaymentDecision? decision, bool areRulesKnown)
    {
        string?[] notes = [screening, decision is null ? null : $"rules {decision.RulesVersion}: {decision.Rules}", areRulesKnown ? null : RulesUnavailable];
        var all = string.Join("; ", notes.OfType<string>());
        return all.Length == 0 ? null : all.Length > LongestNote ? all[..LongestNote] : all; // the decision names every rule
    }
}
