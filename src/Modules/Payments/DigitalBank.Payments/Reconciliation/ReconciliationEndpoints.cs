using DigitalBank.Payments.Files;
using DigitalBank.Platform;
using DigitalBank.Platform.Http;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace DigitalBank.Payments.Reconciliation;

/// <summary>Statements of correspondents and the breaks they leave, for staff.</summary>
internal static class ReconciliationEndpoints
{
    /// <summary>Who looks after a break.</summary>
    internal sealed record AssignBreakRequest(string Owner, string? Note = null);

    public static void Map(BankEndpoints endpoints)
    {
        endpoints.Staff.MapPost("/payments/statements", PaymentsPermissions.Reconcile, ReconcileAsync)
            .Accepts<Stream>("application/xml").Produces<ReconciliationReport>().WithName("ReconcileStatement");
        endpoints.Staff.MapGet("/payments/breaks", PaymentsPermissions.View, ListAsync)
            .Produces<Page<BreakView>>().WithName("ListReconciliationBreaks");
        endpoints.Staff.MapPut("/payments/breaks/{breakId:guid}/owner", PaymentsPermissions.Reconcile, AssignAsync)
            .Produces<BreakView>().WithName("AssignReconciliationBreak");
    }

    private static async Task<IResult> ReconcileAsync(
        string? nostro, HttpRequest request, IMediator bank, IOptions<PaymentsOptions> options, CancellationToken cancellationToken)
    {
        await using var upload = await UploadedFile.ReceiveAsync(request, options.Value, cancellationToken);
        return upload is null
            ? PaymentsErrors.FileTooLarge.ToProblem()
            : (await bank.Send(new ReconcileStatements(upload.Path, "upload", nostro), cancellationToken)).ToHttp();
    }

    private static async Task<IResult> ListAsync(
        string? nostro, string? currency, string? owner, [AsParameters] PageRequest page, IMediator bank, CancellationToken cancellationToken) =>
        page.TryAfterId(out var after)
            ? (await bank.Send(new ListBreaks(nostro, currency, owner, after, page.Size), cancellationToken)).ToHttp()
            : PlatformErrors.PageCursorInvalid.ToProblem();

    private static async Task<IResult> AssignAsync(
        Guid breakId, AssignBreakRequest body, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new AssignBreak(breakId, body.Owner, body.Note), cancellationToken)).ToHttp();
}
