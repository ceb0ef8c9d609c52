using DigitalBank.Lending.Data;
using DigitalBank.Lending.Servicing;
using DigitalBank.Payments.Contracts.Orders;
using DigitalBank.Platform.Time;
using DigitalBank.SharedKernel.Messaging;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Lending.Reviews;

/// <summary>A payment of a borrower that was refused for want of money; kept as long as it counts in reviews.</summary>
internal sealed class RefusedPayment
{
    public required Guid PaymentOrderId { get; init; }

    public required Guid PartyId { get; set; }

    /// <summary>The business date on which lending heard of it.</summary>
    public required DateOnly Date { get; init; }
}

/// <summary>Remembers that a payment from the account of a running loan was refused because there was not enough money.</summary>
internal sealed class CountRefusedPaymentsOfBorrowers(LendingDbContext db, IBusinessCalendar calendar) : IIntegrationEventHandler<PaymentRejected>
{
    private const string NoMoney = "ledger.insufficient_available_balance";

    public async Task HandleAsync(PaymentRejected integrationEvent, Guid eventId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(integrationEvent);
        if (integrationEvent is not { FailureCode: NoMoney, DebtorAccountId: { } account })
        {
            return;
        }

        var party = await db.Loans
            .Where(loan => loan.AccountId == account && loan.Status == GrantedLoanStatus.Running)
            .OrderBy(loan => loan.Id).Select(loan => (Guid?)loan.PartyId).FirstOrDefaultAsync(cancellationToken);
        if (party is null || await db.RefusedPayments.AnyAsync(r => r.PaymentOrderId == integrationEvent.PaymentOrderId, cancellationToken))
        {
            return;
        }

        db.RefusedPayments.Add(new RefusedPayment
        {
            PaymentOrderId = integrationEvent.PaymentOrderId,
            PartyId = party.Value,
            Date = await calendar.TodayAsync(cancellationToken),
        });
        await db.SaveChangesAsync(cancellationToken);
    }
}
