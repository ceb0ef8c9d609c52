using DigitalBank.Platform;
using DigitalBank.Platform.Http;
using DigitalBank.Platform.Security;
using MediatR;
using Microsoft.AspNetCore.Http;

namespace DigitalBank.Lending.Bureau;

internal static class BureauEndpoints
{
    public static void Map(SurfaceEndpoints customer, SurfaceEndpoints staff)
    {
        customer.MapGet("/lending/bureau-reports", LendingPermissions.Own, Own)
            .Produces<Page<BureauReportView>>()
            .WithSummary("What a credit bureau has told the bank about me");
        staff.MapGet("/lending/bureau-reports", LendingPermissions.ReadBureauReports, List)
            .Produces<Page<BureauReportView>>()
            .WithSummary("What credit bureaus have told, of one customer or of all");
    }

    private static Task<IResult> Own([AsParameters] PageRequest page, IActor actor, IMediator bank, CancellationToken cancellationToken) =>
        List(actor.PartyId ?? Guid.Empty, page, bank, cancellationToken);

    private static async Task<IResult> List(
        Guid? party, [AsParameters] PageRequest page, IMediator bank, CancellationToken cancellationToken)
    {
        if (!page.TryAfterId(out var after))
        {
            return PlatformErrors.PageCursorInvalid.ToProblem();
        }

        var reports = await bank.Send(new ListBureauReports(party, after, page.Size), cancellationToken);
        return reports.Map(items => Page.Of(items, page.Size, one => one.ReportId.ToString())).ToHttp();
    }
}
