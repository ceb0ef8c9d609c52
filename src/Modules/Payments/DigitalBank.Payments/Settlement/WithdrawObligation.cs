using DigitalBank.Payments.Data;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Payments.Settlement;

/// <summary>Takes a payment out of the queue. One that counts already stays; withdrawn again, nothing happens.</summary>
internal sealed record WithdrawObligation(Guid ObligationId) : ICommand<Done>;

internal sealed class WithdrawObligationHandler(PaymentsDbContext db) : ICommandHandler<WithdrawObligation, Done>
{
    public async Task<Result<Done>> Handle(WithdrawObligation command, CancellationToken cancellationToken)
    {
        var obligation = await db.SettlementObligations.SingleOrDefaultAsync(row => row.Id == command.ObligationId, cancellationToken);
        if (obligation?.Status == SettlementObligationStatus.Withdrawn)
        {
            return Done.Instance;
        }

        if (obligation?.Status != SettlementObligationStatus.Queued)
        {
            return SettlementErrors.NotQueued;
        }

        obligation.Withdraw();
        await db.SaveChangesAsync(cancellationToken); // its version tells when it is accepted at the same moment
        return Done.Instance;
    }
}
