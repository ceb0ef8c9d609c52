using DigitalBank.Payments.Data;
using DigitalBank.Payments.Iso20022.Models;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Payments.DirectDebits.Collections;

/// <summary>Finds our collections that a message of another bank is about.</summary>
internal sealed class KnownCollections(PaymentsDbContext db)
{
    private const string NotProvided = "NOTPROVIDED";

    /// <summary>
    /// By our transaction id; where it is not given by UETR, else by our message and the end-to-end id in it. What more than one
    /// collection is called names none.
    /// </summary>
    /// <returns>One for each, in their order, tracked; null for what is none of ours, or has not left.</returns>
    public async Task<IReadOnlyList<Collection?>> FindAsync(IReadOnlyList<OriginalPayment> originals, CancellationToken cancellationToken)
    {
        var ids = originals.Select(IdOf).OfType<Guid>().Distinct().ToList();
        var unnamed = originals.Where(original => Given(original.TransactionId) is null).ToList();
        var uetrs = unnamed.Select(original => Given(original.Uetr)).OfType<string>().Distinct().ToList();
        var inMessages = unnamed.Where(original => original.Uetr is null && Given(original.EndToEndId) is not null).ToList();
        var messages = inMessages.Select(original => original.MessageId).OfType<string>().Distinct().ToList();
        var endToEndIds = inMessages.Select(original => original.EndToEndId!).Distinct().ToList();
        if (ids.Count + uetrs.Count + messages.Count == 0)
        {
            return [.. originals.Select(_ => (Collection?)null)];
        }

        var found = await db.Collections
            .Where(collection => collection.MessageId != null
                && (ids.Contains(collection.Id) || uetrs.Contains(collection.Uetr)
                    || (messages.Contains(collection.MessageId) && endToEndIds.Contains(collection.EndToEndId))))
            .ToListAsync(cancellationToken);
        return [.. originals.Select(original => Pick(original, found))];
    }

    private static Collection? Pick(OriginalPayment original, List<Collection> found)
    {
        var named = found.FindAll(collection => IsNamed(original, collection));
        return named.Count == 1 ? named[0] : null;
    }

    private static bool IsNamed(OriginalPayment original, Collection collection)
    {
        if (Given(original.TransactionId) is not null)
        {
            return collection.Id == IdOf(original) && (original.Uetr is null || original.Uetr == collection.Uetr);
        }

        return Given(original.Uetr) is { } uetr
            ? collection.Uetr == uetr && (Given(original.EndToEndId) is not { } known || known == collection.EndToEndId)
            : collection.MessageId == original.MessageId && collection.EndToEndId == Given(original.EndToEndId);
    }

    private static Guid? IdOf(OriginalPayment original) => Guid.TryParseExact(original.TransactionId, "N", out var id) ? id : null;

    private static string? Given(string? reference) => string.IsNullOrWhiteSpace(reference) || reference == NotProvided ? null : reference;
}
