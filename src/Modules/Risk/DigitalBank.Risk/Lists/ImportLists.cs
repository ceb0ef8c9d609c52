using System.Xml;
using DigitalBank.Risk.Data;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Risk.Lists;

/// <summary>
/// Takes over the sanctions lists whose files are in a folder of this machine. Each list is taken as a whole or not at all; files that the
/// bank has already are no new edition.
/// </summary>
internal sealed record ImportLists(string Folder) : ICommand<IReadOnlyList<ListEditionView>>;

internal sealed class ImportListsHandler(RiskDbContext db, TimeProvider clock) : ICommandHandler<ImportLists, IReadOnlyList<ListEditionView>>
{
    private const int RowsPerSave = 1_000;

    // A list that lost half of its entries over night was not published so; it was cut off on the way.
    private const double LeastOfBefore = 0.5;

    public async Task<Result<IReadOnlyList<ListEditionView>>> Handle(ImportLists command, CancellationToken cancellationToken)
    {
        if (!Directory.Exists(command.Folder) || ListFiles.In(command.Folder) is not { Count: > 0 } lists)
        {
            return RiskErrors.NoLists;
        }

        var editions = new List<ListEditionView>();
        foreach (var list in lists)
        {
            var edition = await ImportAsync(list, cancellationToken);
            if (!edition.IsSuccess)
            {
                return edition.Failure;
            }

            editions.Add(edition.Value);
        }

        return editions;
    }

    private async Task<Result<ListEditionView>> ImportAsync(ListFiles list, CancellationToken cancellationToken)
    {
        var hash = list.ContentHash();
        var before = await db.Editions.SingleOrDefaultAsync(e => e.ListName == list.ListName && e.IsCurrent, cancellationToken);
        if (before?.ContentHash == hash)
        {
            return before.View();
        }

        List<ListEntry> entries;
        try
        {
            entries = [.. list.Entries()];
        }
        catch (Exception exception) when (exception is FormatException or XmlException)
        {
            return RiskErrors.ListUnreadable.Because($"{list.ListName} cannot be read: {exception.Message}");
        }

        if (entries.Count == 0 || entries.Count < before?.Parties * LeastOfBefore)
        {
            return RiskErrors.ListShrunk.Because($"{list.ListName} has {entries.Count} entries where it had {before?.Parties ?? 0}. Load the files again.");
        }

        return await StoreAsync(list.ListName, hash, entries, before, cancellationToken);
    }

    private async Task<ListEditionView> StoreAsync(
        string listName, string hash, List<ListEntry> entries, ListEdition? before, CancellationToken cancellationToken)
    {
        var known = before is null
            ? []
            : await db.ListedParties.Where(p => p.EditionId == before.Id).Select(p => p.ListedId).ToHashSetAsync(cancellationToken);
        var now = clock.GetUtcNow();
        var edition = new ListEdition
        {
            Id = Guid.CreateVersion7(now),
            ListName = listName,
            ContentHash = hash,
            ImportedAt = now,
            Parties = entries.Count,
            Added = entries.Count(entry => !known.Contains(entry.ListedId)),
            Removed = known.Except(entries.Select(entry => entry.ListedId)).Count(),
            IsCurrent = true,
        };

        // One transaction: screenings see the whole edition or the one before.
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (before is not null)
        {
            before.IsCurrent = false;
        }

        db.Editions.Add(edition);
        await db.SaveChangesAsync(cancellationToken);
        foreach (var rows in entries.Chunk(RowsPerSave))
        {
            db.ListedParties.AddRange(rows.Select(entry => ListedParty.Of(entry, edition.Id, now)));
            await db.SaveChangesAsync(cancellationToken);
            db.ChangeTracker.Clear();
        }

        await transaction.CommitAsync(cancellationToken);
        return edition.View();
    }
}
