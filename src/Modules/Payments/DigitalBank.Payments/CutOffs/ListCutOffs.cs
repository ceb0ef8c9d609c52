using DigitalBank.Payments.Data;
using DigitalBank.Platform.Http;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Payments.CutOffs;

/// <summary>A page of cut-offs, past and to come, oldest first.</summary>
internal sealed record ListCutOffs(Guid? After, int Limit) : IQuery<Page<CutOffView>>;

internal sealed class ListCutOffsHandler(PaymentsDbContext db) : IQueryHandler<ListCutOffs, Page<CutOffView>>
{
    public async Task<Result<Page<CutOffView>>> Handle(ListCutOffs request, CancellationToken cancellationToken)
    {
        var cutOffs = db.CutOffs.AsNoTracking();
        if (request.After is { } after)
        {
            cutOffs = cutOffs.Where(cutOff => cutOff.Id > after);
        }

        var page = await cutOffs.OrderBy(cutOff => cutOff.Id).Take(request.Limit).ToListAsync(cancellationToken);
        return Page.Of(page.ConvertAll(CutOffView.Of), request.Limit, cutOff => cutOff.CutOffId.ToString());
    }
}
