using System.Text.Json;
using DigitalBank.Platform;
using DigitalBank.SharedKernel.Monetary;

namespace DigitalBank.Payments.Signatures;

/// <summary>Who has to sign payments from a company's account, by their amount.</summary>
internal sealed class SigningRules
{
    public Guid AccountId { get; init; }

    /// <summary>JSON of <see cref="SignatoryGroup"/>.</summary>
    public string Groups { get; private set; } = string.Empty;

    /// <summary>JSON of <see cref="SigningBand"/>, ascending.</summary>
    public string Bands { get; private set; } = string.Empty;

    /// <summary>After so many hours a proposal that is not signed is worth nothing any more.</summary>
    public int ValidHours { get; private set; }

    public int Version { get; private set; }

    public void Set(IReadOnlyList<SignatoryGroup> groups, IEnumerable<SigningBand> bands, int validHours)
    {
        Groups = JsonSerializer.Serialize(groups, BankJson.Options);
        Bands = JsonSerializer.Serialize(bands.OrderBy(band => band.From.MinorUnits), BankJson.Options);
        ValidHours = validHours;
        Version++;
    }

    /// <summary>A signatory is known under another number from now on.</summary>
    public void Replace(Guid partyId, Guid by)
    {
        Groups = JsonSerializer.Serialize(
            ReadGroups().Select(group => group with { PartyIds = [.. group.PartyIds.Select(id => id == partyId ? by : id).Distinct()] }), BankJson.Options);
        Version++;
    }

    public IReadOnlyList<SignatoryGroup> ReadGroups() => JsonSerializer.Deserialize<List<SignatoryGroup>>(Groups, BankJson.Options)!;

    public IReadOnlyList<SigningBand> ReadBands() => JsonSerializer.Deserialize<List<SigningBand>>(Bands, BankJson.Options)!;

    /// <summary>Whether a payment has to be signed. One in another currency is refused by the account itself.</summary>
    public bool Asks(Money amount) => ReadBands() is [var first, ..] && first.From.Currency == amount.Currency && BandOf(amount) is not null;

    /// <returns>What a payment of the amount needs; null where one person with a mandate is enough.</returns>
    public SigningBand? BandOf(Money amount) => ReadBands().LastOrDefault(band => band.From <= amount);
}

/// <summary>People who sign in the same capacity, such as the directors.</summary>
internal sealed record SignatoryGroup(string Name, IReadOnlyList<Guid> PartyIds);

/// <param name="From">Smallest amount that it is for, in the account's currency.</param>
/// <param name="Combinations">Any one of them is enough.</param>
internal sealed record SigningBand(Money From, IReadOnlyList<SigningCombination> Combinations);

/// <param name="Needs">All of them together.</param>
internal sealed record SigningCombination(IReadOnlyList<GroupCount> Needs);

internal sealed record GroupCount(string Group, int Count);

/// <summary>Whether the people who have signed are enough. Pure.</summary>
internal static class SignatureCount
{
    /// <summary>Each person counts once, in whichever group makes a combination complete; who belongs to two groups does not count in both.</summary>
    public static bool IsEnough(SigningBand band, IReadOnlyList<SignatoryGroup> groups, IReadOnlyCollection<Guid> signers) =>
        band.Combinations.Any(combination => CanFill([.. combination.Needs.SelectMany(need => Enumerable.Repeat(need.Group, need.Count))], groups, signers));

    // A place after the other is given to a person; where a later one finds nobody, the earlier ones change theirs.
    private static bool CanFill(IReadOnlyList<string> places, IReadOnlyList<SignatoryGroup> groups, IReadOnlyCollection<Guid> signers)
    {
        var holders = new Dictionary<Guid, int>();
        return Enumerable.Range(0, places.Count).All(place => Seat(place, []));

        bool Seat(int place, HashSet<Guid> asked) => signers
            .Where(person => groups.Any(group => group.Name == places[place] && group.PartyIds.Contains(person)) && asked.Add(person))
            .ToList()
            .Exists(person =>
            {
                if (holders.TryGetValue(person, out var taken) && !Seat(taken, asked))
                {
                    return false;
                }

                holders[person] = place;
                return true;
            });
    }
}
