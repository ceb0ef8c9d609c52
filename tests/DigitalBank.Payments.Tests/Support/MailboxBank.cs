using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace DigitalBank.Payments.Tests.Support;

/// <summary>A bank whose other side is a mailbox that a test fills, reads, and lets refuse.</summary>
public sealed class MailboxBank : PaymentsBank, IDisposable
{
    private readonly WebApplication _mailbox;

    private readonly ConcurrentQueue<byte[]> _waiting = new();

    private int _number;

    public MailboxBank()
    {
        var builder = WebApplication.CreateSlimBuilder(["--urls=http://127.0.0.1:0"]);
        builder.Logging.ClearProviders();
        _mailbox = builder.Build();
        _mailbox.MapPost("/messages", PostAsync);
        _mailbox.MapGet("/messages/next", Next);
        _mailbox.MapDelete("/messages/{number:int}", Delete);
        _mailbox.Start();
    }

    /// <summary>Status code that the other side answers one of our messages with.</summary>
    internal Func<string, int> Answer { get; set; } = _ => StatusCodes.Status202Accepted;

    /// <summary>Messages of ours that the other side has taken.</summary>
    internal ConcurrentQueue<string> Taken { get; } = new();

    protected override IEnumerable<string> MoreSettings =>
        [.. base.MoreSettings, $"--Payments:SchemeUrl={_mailbox.Urls.Single()}", "--Payments:MaxMessageMegabytes=1", "--Payments:InvestigateAfterSeconds=60"];

    internal void Put(string message) => _waiting.Enqueue(Encoding.UTF8.GetBytes(message));

    public void Dispose() => ((IDisposable)_mailbox).Dispose();

    private async Task<IResult> PostAsync(HttpRequest request)
    {
        using var reader = new StreamReader(request.Body);
        var message = await reader.ReadToEndAsync();
        var status = Answer(message);
        if (status < StatusCodes.Status300MultipleChoices)
        {
            Taken.Enqueue(message);
        }

        return Results.StatusCode(status);
    }

    private IResult Next(HttpResponse response)
    {
        if (!_waiting.TryPeek(out var message))
        {
            return Results.NoContent();
        }

        response.Headers["Message-Number"] = FormattableString.Invariant($"{_number + 1}");
        return Results.Bytes(message, "application/xml");
    }

    private IResult Delete(int number)
    {
        if (number == _number + 1 && _waiting.TryDequeue(out _))
        {
            _number++;
        }

        return Results.NoContent();
    }
}
