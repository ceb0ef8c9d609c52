using System.Buffers;
using DigitalBank.Platform;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace DigitalBank.Payments.Files;

/// <summary>The body of a request on the disk; gone when disposed.</summary>
internal sealed class UploadedFile : IAsyncDisposable
{
    private const int BufferSize = 81_920;

    private readonly FileStream _file;

    private UploadedFile(FileStream file) => _file = file;

    public string Path => _file.Name;

    /// <returns>Null when the body is larger than the bank takes.</returns>
    public static async Task<UploadedFile?> ReceiveAsync(HttpRequest request, PaymentsOptions options, CancellationToken cancellationToken)
    {
        var largest = options.MaxFileMegabytes * 1024L * 1024L;
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = largest + 1;
        }

        var upload = new UploadedFile(TemporaryFile.Create());
        if (request.ContentLength > largest || !await upload.CopyAsync(request.Body, largest, cancellationToken))
        {
            await upload.DisposeAsync();
            return null;
        }

        return upload;
    }

    public ValueTask DisposeAsync() => _file.DisposeAsync();

    private async Task<bool> CopyAsync(Stream body, long largest, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            int read;
            while ((read = await body.ReadAsync(buffer.AsMemory(), cancellationToken)) > 0)
            {
                await _file.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
                if (_file.Length > largest)
                {
                    return false;
                }
            }

            await _file.FlushAsync(cancellationToken);
            return true;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
