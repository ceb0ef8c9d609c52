using DigitalBank.Payments.Files;
using DigitalBank.Platform;
using DigitalBank.Platform.Http;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace DigitalBank.Payments.Gateway;

/// <summary>Messages between banks over HTTP: one is posted, its answer comes back.</summary>
internal static class MessageEndpoints
{
    private const string Xml = "application/xml";

    private const string ReplayHeader = "Idempotency-Replayed";

    /// <param name="Reason">What the decision rests on.</param>
    internal sealed record MessageDecision(bool IsApproved, string Reason);

    public static void Map(BankEndpoints endpoints)
    {
        endpoints.Staff.MapPost("/payments/messages", PaymentsPermissions.Deliver, PostAsync)
            .Accepts<Stream>(Xml).Produces<Stream>(contentType: Xml).Produces(StatusCodes.Status204NoContent).WithName("PostMessage");
        endpoints.Staff.MapPost("/payments/messages/handed-in", PaymentsPermissions.HandIn, HandInAsync)
            .Accepts<Stream>(Xml).Produces<GatewayMessageView>().WithName("HandInMessage");
        endpoints.Staff.MapPost("/payments/messages/{messageId:guid}/decision", PaymentsPermissions.Approve, DecideAsync)
            .Produces<GatewayMessageView>().WithName("DecideMessage");
        endpoints.Staff.MapGet("/payments/messages", PaymentsPermissions.View, ListAsync)
            .Produces<Page<GatewayMessageView>>().WithName("ListMessages");
        endpoints.Staff.MapGet("/payments/messages/{messageId:guid}/content", PaymentsPermissions.ReadMessages, GetContentAsync)
            .Produces<Stream>(contentType: Xml).WithName("GetMessageContent");
    }

    private static async Task<IResult> PostAsync(
        HttpRequest request, IMediator bank, IOptions<PaymentsOptions> options, IHostApplicationLifetime host)
    {
        await using var upload = await UploadedFile.ReceiveAsync(request, options.Value, request.HttpContext.RequestAborted);
        if (upload is null || new FileInfo(upload.Path).Length > options.Value.MaxMessageMegabytes * 1024L * 1024L)
        {
            return PaymentsErrors.MessageTooLarge.ToProblem();
        }

        // Once the message is here it is worked through, even when the sender hangs up; it may ask again with the same bytes.
        var content = await ReadAsync(upload, host.ApplicationStopping);
        var received = await bank.Send(new ReceiveMessage(content, AnswerIsHandedOver: true), host.ApplicationStopping);
        if (!received.IsSuccess)
        {
            return received.Failure.ToProblem();
        }

        request.HttpContext.Response.Headers.Location = $"/staff/v1/payments/messages/{received.Value.Message.Id}/content";
        if (received.Value.IsRepetition)
        {
            request.HttpContext.Response.Headers[ReplayHeader] = "true";
        }

        return received.Value.AnswerContent is { } answer ? TypedResults.Bytes(answer, Xml) : TypedResults.NoContent();
    }

    private static async Task<IResult> HandInAsync(
        HttpRequest request, string? reason, IMediator bank, IOptions<PaymentsOptions> options, CancellationToken cancellationToken)
    {
        await using var upload = await UploadedFile.ReceiveAsync(request, options.Value, cancellationToken);
        if (upload is null || new FileInfo(upload.Path).Length > options.Value.MaxMessageMegabytes * 1024L * 1024L)
        {
            return PaymentsErrors.MessageTooLarge.ToProblem();
        }

        return (await bank.Send(new HandInMessage(await ReadAsync(upload, cancellationToken), reason ?? string.Empty), cancellationToken)).ToHttp();
    }

    private static async Task<IResult> DecideAsync(
        Guid messageId, MessageDecision body, IMediator bank, IHostApplicationLifetime host) =>
        (await bank.Send(new DecideMessage(messageId, body.IsApproved, body.Reason), host.ApplicationStopping)).ToHttp();

    private static async Task<byte[]> ReadAsync(UploadedFile upload, CancellationToken cancellationToken)
    {
        await using var file = new FileStream(upload.Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var content = new MemoryStream();
        await file.CopyToAsync(content, cancellationToken);
        return content.ToArray();
    }

    private static async Task<IResult> ListAsync(
        MessageDirection? direction, GatewayMessageStatus? status, [AsParameters] PageRequest page, IMediator bank, CancellationToken cancellationToken) =>
        page.TryAfterId(out var before)
            ? (await bank.Send(new ListMessages(direction, status, before, page.Size), cancellationToken)).ToHttp()
            : PlatformErrors.PageCursorInvalid.ToProblem();

    private static async Task<IResult> GetContentAsync(Guid messageId, IMediator bank, CancellationToken cancellationToken)
    {
        var content = await bank.Send(new GetMessageContent(messageId), cancellationToken);
        return content.IsSuccess ? TypedResults.Bytes(content.Value, Xml) : content.Failure.ToProblem();
    }
}
