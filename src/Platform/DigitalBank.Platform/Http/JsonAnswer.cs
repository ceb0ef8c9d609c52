using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace DigitalBank.Platform.Http;

/// <summary>
/// A value as the body of an answer. It is written to memory first, so that the answer has a length and leaves in one piece; the framework's own
/// results send chunks and look up a logger for each.
/// </summary>
/// <param name="location">Where the value can be read again, for 201.</param>
internal sealed class JsonAnswer<T>(int status, T value, string? location = null) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        using var body = new PooledBytes();
        using (var writer = new Utf8JsonWriter(body, WriterOptions))
        {
            // As what it is, not as what it was declared to be, as everywhere in the framework.
            JsonSerializer.Serialize(writer, value, value?.GetType() ?? typeof(T), BankJson.Options);
        }

        var response = httpContext.Response;
        response.StatusCode = status;
        response.ContentType = "application/json; charset=utf-8";
        response.ContentLength = body.Written.Length;
        if (location is not null)
        {
            response.Headers.Location = location;
        }

        await response.BodyWriter.WriteAsync(body.Written, httpContext.RequestAborted);
    }

    private static JsonWriterOptions WriterOptions => new() { Encoder = BankJson.Options.Encoder, SkipValidation = true };
}
