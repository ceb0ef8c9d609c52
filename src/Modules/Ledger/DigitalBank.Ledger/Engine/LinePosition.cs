namespace DigitalBank.Ledger.Engine;

/// <summary>A line's place in the journal as one number: entry id × 4,096 + line number, so that one small index orders all lines.</summary>
internal static class LinePosition
{
    private const int Bits = 12;

    public static long Of(long entryId, int lineNumber) => (entryId << Bits) | (uint)lineNumber;

    /// <summary>No line of this entry or a later one comes before it.</summary>
    public static long FirstOf(long entryId) => entryId << Bits;

    public static long EntryOf(long position) => position >> Bits;

    public static int LineOf(long position) => (int)(position & ((1 << Bits) - 1));
}
