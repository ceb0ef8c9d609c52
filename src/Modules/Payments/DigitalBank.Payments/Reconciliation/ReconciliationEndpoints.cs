using DigitalBank.Payments.Files;
using DigitalBank.Platform;
using DigitalBank.Platform.Http;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace DigitalBank.Payments.Reconciliation;

/// <summary>Statements of other banks and the proof of our accounts there, for staff.</summary>
internal static class ReconciliationEndpoints
{
    public static void Map(BankEndpoints endpoints)
    {
        endpoints.Staff.MapPost("/payments/statements", PaymentsPermissions.Reconcile, ReconcileAsync)
            .Accepts<Stream>("application/xml", "text/plain", "text/csv").Produces<ReconciliationReport>().WithName("ReconcileStatement");
        endpoints.Staff.MapGet("/payments/statements", PaymentsPermissions.View, ListStatementsAsync)
            .Produces<Page<ReceivedStatementView>>().WithName("ListReceivedStatements");
        endpoints.Staff.MapGet("/payments/reconciliation/items", PaymentsPermissions.View, ListItemsAsync)
            .Produces<Page<ReconciliationItemView>>().WithName("ListReconciliationItems");
        endpoints.Staff.MapGet("/payments/reconciliation/proofs", PaymentsPermissions.View, ProveAsync)
            .Produces<Page<AccountProof>>().WithName("ProveReconciledAccounts");
    }

    private static async Task<IResult> ReconcileAsync(
        string? account, bool? dryRun, HttpRequest request, IMediator bank, IOptions<PaymentsOptions> options, CancellationToken cancellationToken)
    {
        await using var upload = await UploadedFile.ReceiveAsync(request, options.Value, cancellationToken);
        return upload is null
            ? PaymentsErrors.FileTooLarge.ToProblem()
            : (await bank.Send(new ReconcileStatements(upload.Path, "upload", account, dryRun ?? false), cancellationToken)).ToHttp();
    }

    private static async Task<IResult> ListStatementsAsync(
        string? account, string? currency, [AsParameters] PageRequest page, IMediator bank, CancellationToken cancellationToken) =>
        page.TryAfterId(out var after)
            ? (await bank.Send(new ListStatements(account, currency, after, page.Size), cancellationToken)).ToHttp()
            : PlatformErrors.PageCursorInvalid.ToProblem();

    private static async Task<IResult> ListItemsAsync(
        string? account,
        string? currency,
        Guid? statement,
        bool? isMatched,
        bool? isOnlyNotified,
        [AsParameters] PageRequest page,
        IMediator bank,
        CancellationToken cancellationToken) =>
        page.TryAfterId(out var after)
            ? (await bank.Send(
                new ListReconciliationItems(account, currency, statement, isMatched, isOnlyNotified ?? false, after, page.Size), cancellationToken)).ToHttp()
            : PlatformErrors.PageCursorInvalid.ToProblem();

    private static async Task<IResult> ProveAsync(string? account, string? currency, IMediator bank, CancellationToken cancellationToken) =>
        (await bank.Send(new ProveAccounts(account, currency), cancellationToken)).ToHttp();
}
