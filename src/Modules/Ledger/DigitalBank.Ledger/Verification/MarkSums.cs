namespace DigitalBank.Ledger.Verification;

/// <summary>Compares the marks of an account with where its lines put them, in order and without keeping them.</summary>
internal sealed class MarkSums
{
    private (long Count, ulong Mixed) _expected;
    private (long Count, ulong Mixed) _kept;

    public bool Agree => _expected == _kept;

    public void AddExpected(long position) => _expected = Add(_expected, position);

    public void AddKept(long position) => _kept = Add(_kept, position);

    // Any change of one place changes the sum; who wants to hit it on purpose gains a slower search and nothing else.
    private static (long Count, ulong Mixed) Add((long Count, ulong Mixed) sum, long position)
    {
        unchecked
        {
            var z = (sum.Mixed ^ (ulong)position) * 0xBF58476D1CE4E5B9;
            return (sum.Count + 1, (z ^ (z >> 29)) + 0x9E3779B97F4A7C15);
        }
    }
}
