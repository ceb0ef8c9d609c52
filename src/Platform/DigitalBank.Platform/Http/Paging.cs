using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Mvc;

namespace DigitalBank.Platform.Http;

/// <summary>Which page of a list a client wants; bind it with <c>[AsParameters]</c>.</summary>
/// <param name="Limit">1 to 200; 50 when missing. A larger number gives 200.</param>
/// <param name="After">The <c>next</c> of the page before; missing for the first page.</param>
public readonly record struct PageRequest([FromQuery] int? Limit, [FromQuery] string? After)
{
    private const int DefaultSize = 50;

    private const int LargestSize = 200;

    public int Size => Math.Clamp(Limit ?? DefaultSize, 1, LargestSize);

    /// <summary>The cursor as an id.</summary>
    /// <returns>False when the client sent something that no list gave out.</returns>
    public bool TryAfterId(out Guid? id)
    {
        id = null;
        if (string.IsNullOrEmpty(After))
        {
            return true;
        }

        var isId = Guid.TryParse(After, out var parsed);
        id = parsed;
        return isId;
    }
}

/// <summary>A page of a list.</summary>
/// <param name="Next">Send it as <c>after</c> for the next page; null at the end.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Next);

public static class Page
{
    /// <summary>Makes a page out of up to <paramref name="size"/> items; a full page may have a next one.</summary>
    [SuppressMessage("Design", "CA1062", Justification = "Called with what a query answered.")]
    public static Page<T> Of<T>(IReadOnlyList<T> items, int size, Func<T, string> cursor) =>
        new(items, items.Count < size ? null : cursor(items[^1]));
}
