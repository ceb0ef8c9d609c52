using System.Buffers;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace DigitalBank.Platform.Http;

/// <summary>
/// Reads the body of a request whole before it takes it apart. The framework's own binding is ready to go on in the middle of a value, which
/// costs more than the value itself where bodies are small and come often; the endpoints that are called thousands of times a second use this.
/// </summary>
public static class JsonBody
{
    public const string ContentType = "application/json";

    /// <summary>Reads a value in its usual form.</summary>
    /// <returns>Null for any other form and for what is wrong: the serializer looks at it then.</returns>
    public delegate T? UsualForm<out T>(ReadOnlySpan<byte> body);

    /// <param name="usual">Tried first, where the serializer costs too much.</param>
    /// <exception cref="BadHttpRequestException">No JSON, no body, or not what <typeparamref name="T"/> needs; the inner one says where.</exception>
    public static async ValueTask<T?> ReadAsync<T>(HttpContext context, UsualForm<T>? usual = null)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.Request.ContentType != ContentType && !context.Request.HasJsonContentType())
        {
            throw new BadHttpRequestException("The body must be JSON (application/json).", StatusCodes.Status415UnsupportedMediaType);
        }

        var reader = context.Request.BodyReader;
        var read = await reader.ReadAsync(context.RequestAborted);
        while (!read.IsCompleted)
        {
            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
            read = await reader.ReadAsync(context.RequestAborted);
        }

        try
        {
            return Parsed(read.Buffer, usual);
        }
        finally
        {
            reader.AdvanceTo(read.Buffer.End);
        }
    }

    private static T Parsed<T>(ReadOnlySequence<byte> body, UsualForm<T>? usual)
        where T : class
    {
        try
        {
            return (body.IsSingleSegment ? Whole(body.FirstSpan, usual) : Joined(body, usual))
                ?? throw new JsonException("The body must not be null.");
        }
        catch (JsonException exception)
        {
            throw new BadHttpRequestException("The body cannot be read.", StatusCodes.Status400BadRequest, exception);
        }
    }

    private static T? Whole<T>(ReadOnlySpan<byte> body, UsualForm<T>? usual)
        where T : class =>
        usual?.Invoke(body) ?? JsonSerializer.Deserialize<T>(body, BankJson.Options);

    private static T? Joined<T>(ReadOnlySequence<byte> body, UsualForm<T>? usual)
        where T : class
    {
        var bytes = ArrayPool<byte>.Shared.Rent((int)body.Length);
        try
        {
            body.CopyTo(bytes);
            return Whole(bytes.AsSpan(0, (int)body.Length), usual);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes, clearArray: true);
        }
    }
}
