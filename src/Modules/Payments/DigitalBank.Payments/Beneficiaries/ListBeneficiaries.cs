using DigitalBank.Payments.Data;
using DigitalBank.Platform.Http;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Payments.Beneficiaries;

/// <summary>A page of a customer's book, newest first.</summary>
internal sealed record ListBeneficiaries(Guid PartyId, Guid? Before, int Limit) : IQuery<Page<BeneficiaryView>>;

internal sealed class ListBeneficiariesHandler(PaymentsDbContext db) : IQueryHandler<ListBeneficiaries, Page<BeneficiaryView>>
{
    public async Task<Result<Page<BeneficiaryView>>> Handle(ListBeneficiaries request, CancellationToken cancellationToken)
    {
        var page = await db.Beneficiaries.AsNoTracking()
            .Where(known => known.PartyId == request.PartyId && (request.Before == null || known.Id < request.Before))
            .OrderByDescending(known => known.Id)
            .Take(request.Limit)
            .ToListAsync(cancellationToken);
        return Page.Of(page.ConvertAll(known => BeneficiaryView.Of(known)), request.Limit, known => known.BeneficiaryId.ToString());
    }
}
