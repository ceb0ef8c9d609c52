using DigitalBank.Payments.Data;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Payments.Limits;

/// <summary>Takes a limit away: a customer's own, so that the bank's holds again, or the bank's, so that none does.</summary>
internal sealed record RemoveLimit(Guid LimitId) : ICommand<Done>;

internal sealed class RemoveLimitHandler(PaymentsDbContext db) : ICommandHandler<RemoveLimit, Done>
{
    public async Task<Result<Done>> Handle(RemoveLimit command, CancellationToken cancellationToken)
    {
        if (await db.Limits.SingleOrDefaultAsync(limit => limit.Id == command.LimitId, cancellationToken) is not { } limit)
        {
            return PaymentsErrors.UnknownLimit;
        }

        db.Limits.Remove(limit);
        await db.SaveChangesAsync(cancellationToken);
        return Done.Instance;
    }
}
