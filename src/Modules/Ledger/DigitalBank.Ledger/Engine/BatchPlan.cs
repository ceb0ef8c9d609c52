using DigitalBank.SharedKernel.Results;

namespace DigitalBank.Ledger.Engine;

/// <summary>One batch on its way: the requests as they arrived, what is to be written, and who was refused or asked twice.</summary>
internal sealed class BatchPlan
{
    public List<PostingRequest> Requests { get; } = [];

    public PostingWrites Writes { get; } = new();

    /// <summary>Requests that were taken and are no entries: holds placed or released, chains.</summary>
    public List<PostingRequest> TakenAside { get; } = [];

    public List<(PostingRequest Request, Failure Failure)> Refused { get; } = [];

    /// <summary>Requests whose key another request of the same batch carries.</summary>
    public List<(PostingRequest Request, PostingRequest First)> Repeated { get; } = [];

    /// <summary>Requests whose key is in the journal already.</summary>
    public List<(PostingRequest Request, KnownKey Known)> Replayed { get; } = [];

    /// <summary>Keeps the requests, forgets what was planned for them.</summary>
    public void ForgetPlan()
    {
        Writes.Entries.Clear();
        Writes.Balances.Clear();
        Writes.Marks.Clear();
        Writes.LineCount = 0;
        Writes.Encoded?.Dispose();
        Writes.Encoded = null;
        Writes.Specials.Clear();
        TakenAside.Clear();
        Refused.Clear();
        Repeated.Clear();
        Replayed.Clear();
    }

    public void Clear()
    {
        ForgetPlan();
        Requests.Clear();
    }
}
