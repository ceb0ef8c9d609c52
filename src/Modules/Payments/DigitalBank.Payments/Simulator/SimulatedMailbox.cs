namespace DigitalBank.Payments.Simulator;

/// <summary>Messages that wait for the bank to fetch them. A message stays until the bank deletes it.</summary>
internal sealed class SimulatedMailbox
{
    private readonly SortedDictionary<long, (byte[] Content, long NotBefore)> _waiting = [];

    private long _last;

    private long _asked;

    public int Waiting => _waiting.Count;

    /// <param name="delay">How often the bank has to ask first.</param>
    public void Add(byte[] content, int delay = 0) => _waiting.Add(++_last, (content, _asked + delay));

    /// <summary>The oldest message that is due.</summary>
    public (long Number, byte[] Content)? Next()
    {
        _asked++;
        foreach (var (number, message) in _waiting)
        {
            if (message.NotBefore <= _asked)
            {
                return (number, message.Content);
            }
        }

        return null;
    }

    public void Delete(long number) => _waiting.Remove(number);
}
