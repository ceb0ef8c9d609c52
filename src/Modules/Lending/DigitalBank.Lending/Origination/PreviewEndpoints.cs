using DigitalBank.Platform.Http;
using MediatR;
using Microsoft.AspNetCore.Http;

namespace DigitalBank.Lending.Origination;

/// <summary>What a loan would cost, for customers and for staff who advise them.</summary>
internal static class PreviewEndpoints
{
    public static void Map(SurfaceEndpoints customer, SurfaceEndpoints staff)
    {
        customer.MapGet("/lending/products/{code}/preview", LendingPermissions.Own, Preview)
            .Produces<LoanPreview>()
            .WithSummary("What a loan would cost, without applying: instalments, interest, fees and rates");
        staff.MapGet("/lending/products/{code}/preview", LendingPermissions.Read, Preview)
            .Produces<LoanPreview>()
            .WithSummary("What a loan would cost, without applying");
    }

    private static async Task<IResult> Preview(
        string code, string? amount, int instalments, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new PreviewLoan(code, amount, instalments), cancellationToken)).ToHttp();
}
