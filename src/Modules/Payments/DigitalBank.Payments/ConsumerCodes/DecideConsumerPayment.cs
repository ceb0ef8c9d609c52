using DigitalBank.Payments.Data;
using DigitalBank.Platform.Data;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Payments.ConsumerCodes;

/// <summary>The payer says yes to what was asked with a code of theirs, or refuses it.</summary>
/// <param name="PayerPartyId">The signed-in customer.</param>
internal sealed record DecideConsumerPayment(Guid PayerPartyId, Guid ConsumerCodeId, bool Pay) : ICommand<ConsumerCodeView>;

internal sealed class DecideConsumerPaymentHandler(PaymentsDbContext db, ConsumerPayments payments, TimeProvider clock)
    : ICommandHandler<DecideConsumerPayment, ConsumerCodeView>
{
    public async Task<Result<ConsumerCodeView>> Handle(DecideConsumerPayment command, CancellationToken cancellationToken)
    {
        var code = await db.ConsumerCodes.SingleOrDefaultAsync(
            row => row.Id == command.ConsumerCodeId && row.PayerPartyId == command.PayerPartyId, cancellationToken);
        if (code is null)
        {
            return ConsumerCodeErrors.Unknown;
        }

        var order = await payments.FindOrderAsync(code, cancellationToken);
        if (order is not null && command.Pay)
        {
            Result<ConsumerCodeView> answer = ConsumerCodeView.Of(code, order, clock.GetUtcNow());
            return answer.AsReplay();
        }

        if (order is not null || code.Status != ConsumerCodeStatus.Presented)
        {
            return ConsumerCodeErrors.NotPresented;
        }

        if (clock.GetUtcNow() >= code.ConfirmBy)
        {
            return ConsumerCodeErrors.Expired;
        }

        var failure = command.Pay ? await payments.OrderAsync(code, isPayerHere: true, cancellationToken) : await RefuseAsync(code, cancellationToken);
        return failure is null
            ? ConsumerCodeView.Of(code, await payments.FindOrderAsync(code, cancellationToken), clock.GetUtcNow())
            : failure;
    }

    private async Task<Failure?> RefuseAsync(ConsumerCode code, CancellationToken cancellationToken)
    {
        code.Decline(ConsumerCodeErrors.RefusedByPayer.Code);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return null;
        }
        catch (DbUpdateException taken) when (taken.IsConflict())
        {
            return ConsumerCodeErrors.NotPresented;
        }
    }
}
