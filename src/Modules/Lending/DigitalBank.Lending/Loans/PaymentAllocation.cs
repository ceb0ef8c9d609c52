namespace DigitalBank.Lending.Loans;

/// <summary>Shares a payment out over instalments and their components.</summary>
/// <param name="round">To the currency's minor unit.</param>
internal sealed class PaymentAllocation(AllocationPolicy policy, Func<decimal, decimal> round)
{
    /// <returns>What was paid; the rest of the amount found nothing to pay.</returns>
    public Portions Pay(IReadOnlyList<LoanInstalment> instalments, DateOnly date, decimal amount, FutureRule future)
    {
        var paid = default(Portions);
        foreach (var (timing, components) in policy.Order)
        {
            LoanInstalment[] inTime = [.. instalments.Where(instalment => TimingOf(instalment, date) == timing)];
            foreach (var group in Groups(components))
            {
                paid += timing == Timing.InAdvance
                    ? PayInAdvance(inTime, group, date, amount - paid.Total, future)
                    : PayEach(inTime, group, date, amount - paid.Total);
            }
        }

        return paid;
    }

    private IEnumerable<IReadOnlyList<Component>> Groups(IReadOnlyList<Component> components) =>
        policy.Direction == AllocationDirection.Horizontal ? [components] : components.Select(component => new[] { component });

    private Portions PayInAdvance(
        LoanInstalment[] instalments, IReadOnlyList<Component> components, DateOnly date, decimal amount, FutureRule future)
    {
        return future switch
        {
            FutureRule.NextInstalment => PayEach(instalments, components, date, amount),
            FutureRule.LastInstalment => PayEach(instalments.AsEnumerable().Reverse(), components, date, amount),
            _ => PayEvenly(instalments, components, date, amount),
        };
    }

    private static Portions PayEach(
        IEnumerable<LoanInstalment> instalments, IReadOnlyList<Component> components, DateOnly date, decimal amount)
    {
        var paid = default(Portions);
        foreach (var instalment in instalments)
        {
            foreach (var component in components)
            {
                paid += Portions.Of(component, instalment.Pay(component, amount - paid.Total, date));
            }
        }

        return paid;
    }

    /// <summary>Equal parts, the last of which takes what rounding left; what an instalment cannot take goes round again.</summary>
    private Portions PayEvenly(LoanInstalment[] instalments, IReadOnlyList<Component> components, DateOnly date, decimal amount)
    {
        var paid = default(Portions);
        while (amount > paid.Total)
        {
            LoanInstalment[] open =
                [.. instalments.Where(instalment => components.Any(component => instalment.Outstanding[component] > 0))];
            var left = amount - paid.Total;
            var part = open.Length == 0 ? 0 : round(left / open.Length);
            foreach (var (instalment, at) in open.Select((instalment, at) => (instalment, at)))
            {
                var share = at == open.Length - 1 || part == 0 ? left : Math.Min(part, left);
                var taken = PayEach([instalment], components, date, share);
                paid += taken;
                left -= part == 0 ? taken.Total : share;
            }

            if (open.Length == 0)
            {
                break;
            }
        }

        return paid;
    }

    private static Timing TimingOf(LoanInstalment instalment, DateOnly date) =>
        instalment.DueDate < date ? Timing.PastDue : instalment.DueDate == date ? Timing.Due : Timing.InAdvance;
}
