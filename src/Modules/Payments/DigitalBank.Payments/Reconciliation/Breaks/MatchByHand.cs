using DigitalBank.Payments.Data;
using DigitalBank.Payments.Orders;
using DigitalBank.Payments.Reconciliation.Matching;
using DigitalBank.Platform.Security;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.SharedKernel.Results;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Payments.Reconciliation.Breaks;

/// <summary>
/// Says that open items are the same money. They are of one account and leave no difference: both sides add up to the same, or the items of
/// one side to nothing.
/// </summary>
/// <param name="Reason">How it is known; at most 140 characters.</param>
internal sealed record MatchByHand(IReadOnlyList<Guid> BreakIds, string Reason) : ICommand<MatchView>;

internal sealed class MatchByHandValidator : AbstractValidator<MatchByHand>
{
    private const int MostItems = 500;

    public MatchByHandValidator()
    {
        RuleFor(c => c.BreakIds).Must(ids => ids.Distinct().Count() is >= 2 and <= MostItems)
            .WithErrorCode("payments.breaks_missing").WithMessage("Name 2 to 500 breaks that belong together.");
        RuleFor(c => c.Reason).IsAReason();
    }
}

internal sealed class MatchByHandHandler(PaymentsDbContext db, IActor actor, TimeProvider clock) : ICommandHandler<MatchByHand, MatchView>
{
    public async Task<Result<MatchView>> Handle(MatchByHand command, CancellationToken cancellationToken)
    {
        var ids = command.BreakIds.Distinct().ToList();
        var items = await db.ReconciliationItems.Where(item => ids.Contains(item.Id)).OrderBy(item => item.Id).ToListAsync(cancellationToken);
        if (WhyNot(items, ids.Count) is { } refused)
        {
            return refused;
        }

        var now = clock.GetUtcNow();
        var matchId = Guid.CreateVersion7(now);
        items.ForEach(item => item.Match(matchId, MatchRule.ByHand, now));
        db.ReconciliationActs.Add(ReconciliationAct.Of(
            ReconciliationActKind.Matched, items[0], matchId, actor.Subject, command.Reason, now));
        if (items.Exists(item => item.Side == ReconciliationSide.Statement))
        {
            await SettleAsync(items, now, cancellationToken);
        }

        await db.SaveChangesAsync(cancellationToken);
        return MatchView.Of(MatchOf(items), Currency.Of(items[0].CurrencyCode));
    }

    private static Failure? WhyNot(List<ReconciliationItem> items, int asked)
    {
        if (items.Count < asked)
        {
            return PaymentsErrors.UnknownBreak;
        }

        if (items.Exists(item => !item.IsOpen || item.WriteOffId is not null))
        {
            return PaymentsErrors.BreakMatched;
        }

        var statement = items.Where(item => item.Side == ReconciliationSide.Statement).Sum(item => (decimal)item.AmountMinor);
        var ledger = items.Where(item => item.Side == ReconciliationSide.Ledger).Sum(item => (decimal)item.AmountMinor);

        // What one side lacks counts as nothing there, so that items of one side have to cancel each other.
        return items.Select(item => item.LedgerAccountId).Distinct().Count() > 1 || statement != ledger ? PaymentsErrors.NotTheSameMoney : null;
    }

    private static ItemMatch MatchOf(List<ReconciliationItem> items) => new(
        MatchRule.ByHand,
        items.FindAll(item => item.Side == ReconciliationSide.Statement),
        items.FindAll(item => item.Side == ReconciliationSide.Ledger));

    private async Task SettleAsync(List<ReconciliationItem> items, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var ids = items.Select(item => item.PaymentOrderId).OfType<Guid>().Distinct().ToList();
        var sent = await db.Orders.Where(order => ids.Contains(order.Id) && order.Status == PaymentOrderStatus.Sent).ToListAsync(cancellationToken);
        sent.ForEach(order => order.ConfirmSettlement($"matched by {actor.Subject}", now));
    }
}
