using DigitalBank.Ledger.Contracts.Journal;

namespace DigitalBank.Ledger.Engine;

/// <summary>
/// A number kept with every line, so that a check can name the very line that was altered. It is no protection by itself:
/// the entry's content hash is.
/// </summary>
internal static class LineChecksum
{
    public static long Of(
        long position, long accountId, Side side, long amount, DateOnly bookingDate, DateOnly valueDate, long balanceAfter, long previous)
    {
        var mixed = Mix(0x9E3779B97F4A7C15, (ulong)position);
        mixed = Mix(mixed, unchecked((ulong)accountId));
        mixed = Mix(mixed, unchecked((ulong)amount));
        mixed = Mix(mixed, ((ulong)(uint)side << 60) | ((ulong)(uint)bookingDate.DayNumber << 30) | (uint)valueDate.DayNumber);
        mixed = Mix(mixed, unchecked((ulong)balanceAfter));
        return unchecked((long)Mix(mixed, unchecked((ulong)previous)));
    }

    // The finaliser of SplitMix64: every bit of the input changes about half of the result.
    private static ulong Mix(ulong state, ulong value)
    {
        unchecked
        {
            var z = state ^ value;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return (z ^ (z >> 31)) + 0x9E3779B97F4A7C15;
        }
    }
}
