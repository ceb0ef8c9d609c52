using System.Globalization;
using System.Numerics;

namespace DigitalBank.Benchmarks.Http;

/// <summary>Counts of waiting times, exact to 1.6 % and of constant size.</summary>
internal sealed class Latencies
{
    private const int Precision = 6; // 64 steps per doubling
    private const int Steps = 1 << Precision;

    private readonly long[] _counts = new long[32 * Steps];

    public long Count { get; private set; }

    public void Add(TimeSpan waited)
    {
        _counts[IndexOf((long)Math.Max(0, waited.TotalMicroseconds))]++;
        Count++;
    }

    /// <summary>The time within which a share of all were answered, such as 0.99.</summary>
    public TimeSpan Quantile(double share)
    {
        var wanted = (long)Math.Ceiling(Count * share);
        var seen = 0L;
        for (var i = 0; i < _counts.Length; i++)
        {
            seen += _counts[i];
            if (seen >= wanted && seen > 0)
            {
                return TimeSpan.FromMicroseconds(HighestAt(i));
            }
        }

        return TimeSpan.Zero;
    }

    public override string ToString() => $"p50 {In(0.5)}, p99 {In(0.99)}, p99.9 {In(0.999)}, at most {In(1)} ms";

    private string In(double share) => Quantile(share).TotalMilliseconds.ToString("N1", CultureInfo.InvariantCulture);

    private static int IndexOf(long microseconds)
    {
        var bits = BitOperations.Log2((ulong)microseconds | 1);
        var shift = Math.Max(0, bits - Precision);
        return Math.Min((shift * Steps) + (int)(microseconds >> shift), (32 * Steps) - 1);
    }

    private static long HighestAt(int index)
    {
        var shift = Math.Max(0, (index / Steps) - 1);
        return ((index - ((long)shift * Steps) + 1) << shift) - 1;
    }
}
