using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Payments.Data;
using DigitalBank.Payments.Orders;
using DigitalBank.Risk.Contracts.Payments;
using DigitalBank.SharedKernel.Results;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Payments.HeldOrders;

/// <summary>
/// Asks Risk what its rules say about orders, within the bank too. All of a batch in one question that is answered in memory; only what a rule asks
/// about payees is looked up, with one query each for those payments together.
/// </summary>
internal sealed class PathRules(PaymentsDbContext db, IMediator bank, RecentPayments recent, TimeProvider clock)
{
    /// <returns>Decisions against orders; those that may go are missing.</returns>
    public async Task<Result<IReadOnlyDictionary<Guid, PaymentDecision>>> AgainstAsync(
        IReadOnlyCollection<PaymentOrder> orders, DateOnly today, CancellationToken cancellationToken)
    {
        if (await bank.Send(new JudgePayments(today, []), cancellationToken) is { IsSuccess: true, Value.RulesVersion: null })
        {
            recent.Stop();
            return new Dictionary<Guid, PaymentDecision>(); // a bank without rules pays nothing for them
        }

        await recent.ReadOnceAsync(cancellationToken);
        var concerned = orders.Where(order => order.DebtorAccountId is not null).ToList();
        var facts = new List<PaymentFacts>(concerned.Count);
        foreach (var order in concerned)
        {
            facts.Add(await FactsOfAsync(order, cancellationToken));
        }

        var judged = await bank.Send(new JudgePayments(today, facts), cancellationToken);
        if (!judged.IsSuccess || judged.Value.RulesVersion is not { } version)
        {
            return judged.Map<IReadOnlyDictionary<Guid, PaymentDecision>>(_ => new Dictionary<Guid, PaymentDecision>());
        }

        var judgements = judged.Value.Judgements.ToList();
        var asked = Enumerable.Range(0, concerned.Count).Where(at => judgements[at].AsksAboutPayee).ToList();
        if (asked.Count > 0)
        {
            await LookUpPayeesAsync(concerned, facts, asked, today, cancellationToken);
            var again = await bank.Send(new JudgePayments(today, asked.ConvertAll(at => facts[at])), cancellationToken);
            if (!again.IsSuccess || again.Value.RulesVersion != version)
            {
                return again.Failure ?? PaymentsErrors.OutcomePending; // the rules have changed in between: asked again, it is judged by the new ones
            }

            asked.Zip(again.Value.Judgements).ToList().ForEach(pair => judgements[pair.First] = pair.Second);
        }

        return Enumerable.Range(0, concerned.Count)
            .Where(at => judgements[at].Verdict != PaymentVerdict.Allow)
            .ToDictionary(at => concerned[at].Id, at => PaymentDecision.Of(concerned[at].Id, version, judgements[at], facts[at]));
    }

    /// <summary>The hour is the one at which it was ordered, also of a payment that was scheduled and is carried out by a job at night.</summary>
    private async Task<PaymentFacts> FactsOfAsync(PaymentOrder order, CancellationToken cancellationToken) =>
        new(order.Origin.ToString(), order.Debited, order.ReceivedAt, await recent.CountAsync(order, clock.GetUtcNow(), cancellationToken));

    private async Task LookUpPayeesAsync(
        List<PaymentOrder> orders, List<PaymentFacts> facts, List<int> asked, DateOnly today, CancellationToken cancellationToken)
    {
        var accountIds = asked.Select(at => orders[at].CreditorAccountId).OfType<Guid>().ToHashSet();
        var accounts = accountIds.Count == 0
            ? new Dictionary<Guid, AccountView>()
            : (await bank.Send(new GetAccounts(accountIds), cancellationToken)).Value;
        var known = await KnownPayeesAsync([.. asked.Select(at => orders[at])], cancellationToken);
        foreach (var at in asked)
        {
            var order = orders[at];
            var account = order.CreditorAccountId is { } id ? accounts.GetValueOrDefault(id) : null;
            facts[at] = facts[at] with
            {
                IsNewPayee = account?.HolderPartyId != order.OrderingPartyId && !known.Contains((order.OrderingPartyId ?? Guid.Empty, order.CreditorIdentifier)),
                PayeeAgeDays = account is null ? null : today.DayNumber - account.OpenedOn.DayNumber,
            };
        }
    }

    /// <summary>In the payers' books, with the cool-off behind them.</summary>
    private async Task<HashSet<(Guid PartyId, string Identifier)>> KnownPayeesAsync(List<PaymentOrder> orders, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var parties = orders.Select(order => order.OrderingPartyId).OfType<Guid>().ToHashSet();
        var identifiers = orders.Select(order => order.CreditorIdentifier).ToHashSet();
        var known = await db.Beneficiaries.AsNoTracking()
            .Where(payee => parties.Contains(payee.PartyId) && identifiers.Contains(payee.Identifier) && payee.CoolOffEndsAt <= now)
            .Select(payee => new { payee.PartyId, payee.Identifier })
            .ToListAsync(cancellationToken);
        return [.. known.Select(payee => (payee.PartyId, payee.Identifier))];
    }
}
