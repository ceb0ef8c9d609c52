namespace DigitalBank.Ledger.Leadership;

/// <summary>
/// Whether this process leads the posting. Anyone may post at any time, and the head's lock and token keep that exact; but two writers that
/// take turns at every batch are slower than one. So the writers of the other replicas collect requests for a moment and take fewer turns.
/// </summary>
internal sealed class WriterRole
{
    private volatile bool _isLeader;

    public bool IsLeader
    {
        get => _isLeader;
        set => _isLeader = value;
    }
}
