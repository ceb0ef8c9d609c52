using DigitalBank.Ledger.Contracts.Journal;
using DigitalBank.Ledger.Engine;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;

namespace DigitalBank.Ledger.Journal;

internal sealed class PostJournalEntriesHandler(PostingEngine engine) : ICommandHandler<PostJournalEntries, PostedEntries>
{
    public async Task<Result<PostedEntries>> Handle(PostJournalEntries command, CancellationToken cancellationToken)
    {
        var answers = new Result<JournalEntryReceipt>[command.Entries.Count];
        var requests = new List<PostingRequest>(answers.Length);
        var places = new List<int>(answers.Length);
        for (var i = 0; i < answers.Length; i++)
        {
            if (EntryShape.Check(command.Entries[i]) is { } malformed)
            {
                answers[i] = malformed;
                continue;
            }

            requests.Add(Requests.For(command.Entries[i], command.Companion));
            places.Add(i);
        }

        var posted = await engine.PostAsync(requests, cancellationToken);
        for (var i = 0; i < posted.Length; i++)
        {
            answers[places[i]] = posted[i];
        }

        return new PostedEntries(answers);
    }
}
