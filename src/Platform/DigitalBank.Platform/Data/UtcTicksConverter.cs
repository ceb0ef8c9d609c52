using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace DigitalBank.Platform.Data;

/// <summary>
/// Instants are stored as ticks since year 1 in UTC, the same on every provider: SQLite has no type for them, and ticks sort and compare
/// as instants do.
/// </summary>
public sealed class UtcTicksConverter() : ValueConverter<DateTimeOffset, long>(
    instant => instant.UtcTicks,
    ticks => new DateTimeOffset(ticks, TimeSpan.Zero));
