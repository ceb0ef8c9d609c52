using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using DigitalBank.Ledger.Contracts.Journal;
using DigitalBank.Ledger.Engine;
using DigitalBank.Ledger.Journal;
using DigitalBank.SharedKernel.Results;

namespace DigitalBank.Ledger.Import;

/// <param name="Opened">Accounts that were missing.</param>
/// <param name="Empty">Entries whose amounts are all zero: there is nothing to book.</param>
internal sealed record ImportReport(long Entries, long Booked, long AlreadyBooked, long Empty, long Rejected, long Opened, bool DryRun);

/// <summary>Why an entry of the file was not booked.</summary>
internal sealed record ImportReject(long LineNumber, string Code, string Reason, string Text);

/// <summary>Books a journal from a file entry by entry; the same file again books nothing twice.</summary>
internal sealed class JournalImport(PostingEngine engine, ImportAccounts accounts)
{
    private const int InFlightAtMost = 2_000;

    private readonly Queue<(ParsedEntry Entry, Task<Result<JournalEntryReceipt>> Answer)> _inFlight = new();
    private readonly Dictionary<Guid, int> _alike = [];
    private long _entries;
    private long _booked;
    private long _replayed;
    private long _empty;
    private long _rejected;

    public async Task<ImportReport> RunAsync(
        IAsyncEnumerable<ParsedEntry> file, bool dryRun, bool openAccounts, Action<ImportReject> rejected, CancellationToken cancellationToken)
    {
        await foreach (var entry in file.WithCancellation(cancellationToken))
        {
            _entries++;
            if (entry.Error is not null)
            {
                Reject(entry, LedgerErrors.ImportLineInvalid.Code, entry.Error, rejected);
            }
            else if (entry.Lines.Count == 0)
            {
                _empty++;
            }
            else
            {
                await TakeAsync(entry, dryRun, openAccounts, rejected, cancellationToken);
            }
        }

        await LandAsync(leave: 0, rejected);
        return new ImportReport(_entries, _booked, _replayed, _empty, _rejected, accounts.Opened, dryRun);
    }

    private async Task TakeAsync(
        ParsedEntry entry, bool dryRun, bool openAccounts, Action<ImportReject> rejected, CancellationToken cancellationToken)
    {
        var postings = new List<Posting>(entry.Lines.Count);
        foreach (var line in entry.Lines)
        {
            var account = await accounts.FindAsync(line.Account, line.Amount.Currency, openAccounts, dryRun, cancellationToken);
            if (!account.IsSuccess)
            {
                Reject(entry, account.Failure.Code, $"{line.Account}: {account.Failure.Message}", rejected);
                return;
            }

            var amount = line.Amount;
            postings.Add(new Posting(account.Value, amount.IsNegative ? Side.Credit : Side.Debit, amount.IsNegative ? -amount : amount, line.ValueDate));
        }

        var command = CommandFor(entry, postings);
        if (EntryShape.Check(command) is { } malformed)
        {
            Reject(entry, malformed.Code, malformed.Message, rejected);
        }
        else if (dryRun)
        {
            _booked++;
        }
        else
        {
            _inFlight.Enqueue((entry, engine.PostAsync(Requests.For(command, recordedBy: null), cancellationToken)));
            await LandAsync(InFlightAtMost, rejected);
        }
    }

    private PostJournalEntry CommandFor(ParsedEntry entry, List<Posting> postings)
    {
        var key = entry.Tags.TryGetValue("key", out var written) && Guid.TryParse(written, out var given) ? given : KeyOf(entry);
        return new PostJournalEntry(
            key,
            entry.Tags.GetValueOrDefault("source", "import"),
            entry.Tags.GetValueOrDefault("ref", key.ToString("N")),
            entry.Tags.GetValueOrDefault("event", "import"),
            entry.Date,
            postings);
    }

    /// <summary>The same for the same content; entries that are alike are told apart by counting them.</summary>
    private Guid KeyOf(ParsedEntry entry)
    {
        var content = new StringBuilder(string.Create(CultureInfo.InvariantCulture, $"ledger-import\n{entry.Date:yyyy-MM-dd}\n{entry.Description}\n"));
        foreach (var line in entry.Lines)
        {
            content.Append(CultureInfo.InvariantCulture, $"{line.Account}\n{line.Amount}\n{line.ValueDate:yyyy-MM-dd}\n");
        }

        var alike = Derived(content.ToString());
        _alike[alike] = _alike.GetValueOrDefault(alike) + 1;
        return Derived(string.Create(CultureInfo.InvariantCulture, $"{alike} {_alike[alike]}"));
    }

    /// <summary>A UUID of version 8 (RFC 9562, section 5.8) made of SHA-256.</summary>
    private static Guid Derived(string content)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(content));
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash.AsSpan(0, 16), bigEndian: true);
    }

    private async Task LandAsync(int leave, Action<ImportReject> rejected)
    {
        while (_inFlight.Count > leave)
        {
            var (entry, landing) = _inFlight.Dequeue();
            var answer = await landing;
            if (!answer.IsSuccess)
            {
                Reject(entry, answer.Failure.Code, answer.Failure.Message, rejected);
            }
            else if (answer.IsReplay)
            {
                _replayed++;
            }
            else
            {
                _booked++;
            }
        }
    }

    private void Reject(ParsedEntry entry, string code, string reason, Action<ImportReject> rejected)
    {
        _rejected++;
        rejected(new ImportReject(entry.LineNumber, code, reason, entry.Text));
    }
}
