using DigitalBank.Payments.Data;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Payments.Beneficiaries;

/// <summary>Strikes a payee out of a customer's book. Added again, it is new again.</summary>
internal sealed record RemoveBeneficiary(Guid BeneficiaryId, Guid PartyId) : ICommand<Done>;

internal sealed class RemoveBeneficiaryHandler(PaymentsDbContext db) : ICommandHandler<RemoveBeneficiary, Done>
{
    public async Task<Result<Done>> Handle(RemoveBeneficiary command, CancellationToken cancellationToken)
    {
        var beneficiary = await db.Beneficiaries.SingleOrDefaultAsync(
            known => known.Id == command.BeneficiaryId && known.PartyId == command.PartyId, cancellationToken);
        if (beneficiary is null)
        {
            return PaymentsErrors.UnknownBeneficiary;
        }

        db.Beneficiaries.Remove(beneficiary);
        await db.SaveChangesAsync(cancellationToken);
        return Done.Instance;
    }
}
