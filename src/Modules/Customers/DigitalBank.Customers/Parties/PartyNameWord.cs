using DigitalBank.Customers.Data;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Customers.Parties;

/// <summary>A word of a party's name as a blind index: how parties are found by name although names are encrypted.</summary>
internal sealed class PartyNameWord
{
    private const string Field = "customers.party.name_word";

    public Guid PartyId { get; private init; }

    public byte[] Word { get; private init; } = [];

    /// <summary>Makes a new party findable with the next save.</summary>
    public static void Add(CustomersDbContext db, Party party) => db.NameWords.AddRange(
        PartyName.WordsOf(party.Name).Select(word => new PartyNameWord { PartyId = party.Id, Word = db.BlindIndexOf(Field, word) }));

    /// <summary>Makes a renamed party findable by the new name and no longer by the old one, with the next save.</summary>
    public static async Task ReplaceAsync(CustomersDbContext db, Party party, CancellationToken cancellationToken)
    {
        var words = await db.NameWords.Where(word => word.PartyId == party.Id).ToListAsync(cancellationToken);
        var wanted = PartyName.WordsOf(party.Name).Select(word => db.BlindIndexOf(Field, word)).ToList();
        db.NameWords.RemoveRange(words.Where(word => !wanted.Exists(word.Word.SequenceEqual)));
        db.NameWords.AddRange(wanted
            .Where(word => !words.Exists(known => known.Word.SequenceEqual(word)))
            .Select(word => new PartyNameWord { PartyId = party.Id, Word = word }));
    }

    /// <summary>Parties in whose names all the words occur, in any order; nobody when there is no word.</summary>
    public static IQueryable<Party> Find(CustomersDbContext db, IQueryable<Party> parties, string words)
    {
        var all = PartyName.WordsOf(words).Select(word => db.BlindIndexOf(Field, word)).ToList();
        foreach (var sought in all)
        {
            parties = parties.Where(party => db.NameWords.Any(word => word.PartyId == party.Id && word.Word == sought));
        }

        return all.Count == 0 ? parties.Where(_ => false) : parties;
    }
}
