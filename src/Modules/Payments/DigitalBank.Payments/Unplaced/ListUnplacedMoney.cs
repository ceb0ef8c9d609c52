using DigitalBank.Payments.Data;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Payments.Unplaced;

/// <summary>A page of money that found no account, in the order of the payments that it belongs to.</summary>
/// <param name="Status">Null for all.</param>
internal sealed record ListUnplacedMoney(UnplacedMoneyStatus? Status, Guid? After, int Limit) : IQuery<IReadOnlyList<UnplacedMoneyView>>;

/// <param name="DebtorAccountId">The payer's account, which took no money any more.</param>
/// <param name="AccountId">Where it is to go, or went; null while nobody has said so.</param>
/// <param name="Reason">Of whoever proposed that.</param>
internal sealed record UnplacedMoneyView(
    Guid PaymentOrderId,
    Guid DebtorAccountId,
    Money Amount,
    DateTimeOffset CameBackAt,
    UnplacedMoneyStatus Status,
    Guid? AccountId,
    string? Reason,
    string? ProposedBy,
    string? DecisionReason,
    string? DecidedBy,
    long? ReleaseEntryId)
{
    public static UnplacedMoneyView Of(UnplacedMoney money) => new(
        money.PaymentOrderId,
        money.DebtorAccountId,
        money.Amount,
        money.CameBackAt,
        money.Status,
        money.AccountId,
        money.Reason,
        money.ProposedBy,
        money.DecisionReason,
        money.DecidedBy,
        money.ReleaseEntryId);
}

internal sealed class ListUnplacedMoneyHandler(PaymentsDbContext db) : IQueryHandler<ListUnplacedMoney, IReadOnlyList<UnplacedMoneyView>>
{
    public async Task<Result<IReadOnlyList<UnplacedMoneyView>>> Handle(ListUnplacedMoney request, CancellationToken cancellationToken)
    {
        var after = request.After ?? Guid.Empty;
        var page = await db.UnplacedMoney.AsNoTracking()
            .Where(money => (request.Status == null || money.Status == request.Status) && money.PaymentOrderId > after)
            .OrderBy(money => money.PaymentOrderId)
            .Take(request.Limit)
            .ToListAsync(cancellationToken);
        return page.ConvertAll(UnplacedMoneyView.Of);
    }
}
