namespace DigitalBank.Benchmarks.Http;

/// <summary>Writes the requests of a load and judges their answers.</summary>
internal interface IRequests
{
    /// <summary>How many payments one request carries.</summary>
    int PaymentsPerRequest { get; }

    /// <summary>Bytes for the longest request and the longest answer.</summary>
    int Room { get; }

    /// <summary>Writes the next request, head and body.</summary>
    /// <returns>Its length.</returns>
    int Write(Span<byte> buffer);

    /// <exception cref="InvalidOperationException">The bank refused it.</exception>
    void Check(ReadOnlySpan<byte> answer);
}
