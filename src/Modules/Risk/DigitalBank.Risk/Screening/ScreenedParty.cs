using DigitalBank.Risk.Contracts.Screening;
using DigitalBank.Risk.Lists;

namespace DigitalBank.Risk.Screening;

/// <summary>A party that somebody asked to screen: what is needed to do it again when a list changes.</summary>
internal sealed class ScreenedParty
{
    public const int MaxAliasesLength = 2_000;

    private ScreenedParty()
    {
    }

    /// <summary>The caller's id.</summary>
    public Guid Id { get; private init; }

    public ScreenedKind Kind { get; private set; }

    public string Name { get; private set; } = "";

    /// <summary>One per line.</summary>
    public string? Aliases { get; private set; }

    public DateOnly? BirthDate { get; private set; }

    /// <summary>Of residence or seat.</summary>
    public string? Country { get; private set; }

    public string? Nationality { get; private set; }

    public DateTimeOffset ScreenedAt { get; private set; }

    /// <summary>The editions of the lists that it was compared with.</summary>
    public string ScreenedWith { get; private set; } = "";

    public int Version { get; private set; }

    public static ScreenedParty Remember(Guid partyId) => new() { Id = partyId };

    public void Describe(ScreenParty command)
    {
        Kind = command.Kind;
        Name = command.Name;
        Aliases = command.Aliases.Count == 0 ? null : string.Join('\n', command.Aliases);
        BirthDate = command.BirthDate;
        Country = command.Country;
        Nationality = command.Nationality;
    }

    /// <summary>Null where nobody knows.</summary>
    public bool? IsPerson => Kind == ScreenedKind.Unknown ? null : Kind == ScreenedKind.Person;

    public IReadOnlyList<string> Names() => [Name, .. (Aliases ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries)];

    public void Screened(string fingerprint, DateTimeOffset now)
    {
        ScreenedWith = fingerprint;
        ScreenedAt = now;
        Version++;
    }

    /// <summary>Whether a year of birth of a list is this person's: lists are often a year off.</summary>
    public bool? IsBornAbout(IReadOnlyCollection<int> years) =>
        BirthDate is not { } date || years.Count == 0 ? null : years.Any(year => Math.Abs(year - date.Year) <= 1);

    /// <summary>Whether a list gives this person's nationality; null where either is not known.</summary>
    public bool? IsNationalOf(IReadOnlyCollection<string> countries) =>
        Kind != ScreenedKind.Person || countries.Count == 0 || Countries.CodeOf(Nationality) is not { } own ? null : countries.Contains(own);

    public bool LivesIn(IReadOnlyCollection<string> countries) =>
        Kind == ScreenedKind.Person && Countries.CodeOf(Country) is { } residence && countries.Contains(residence);
}

/// <summary>A party resembles an entry of a list. What a person decided about it holds as long as the entry stays as it is.</summary>
internal sealed class SanctionsHit
{
    private SanctionsHit()
    {
    }

    public Guid Id { get; private init; }

    public Guid PartyId { get; private init; }

    public string ListName { get; private init; } = "";

    public string ListedId { get; private init; } = "";

    public string ListedName { get; private set; } = "";

    /// <summary>Thousandths.</summary>
    public int Score { get; private set; }

    /// <summary>Codes, separated by blanks.</summary>
    public string Reasons { get; private set; } = "";

    public HitStatus Status { get; private set; }

    public string? ReviewedBy { get; private set; }

    public string? ReviewReason { get; private set; }

    public DateTimeOffset FoundAt { get; private set; }

    public int Version { get; private set; }

    public static SanctionsHit Find(Guid partyId, JudgedHit found, DateTimeOffset now)
    {
        var hit = new SanctionsHit
        {
            Id = Guid.CreateVersion7(now),
            PartyId = partyId,
            ListName = found.ListName,
            ListedId = found.ListedId,
        };
        hit.Open(found, now);
        return hit;
    }

    /// <summary>Found again. A decision stands unless the entry has another name now or the hit is clearly stronger.</summary>
    /// <returns>True when a person has to look again.</returns>
    public bool FindAgain(JudgedHit found, DateTimeOffset now)
    {
        const int clearly = 50;
        var isNews = Status == HitStatus.Dismissed && (found.ListedName != ListedName || found.Score >= Score + clearly);
        if (isNews)
        {
            Open(found, now);
            ReviewedBy = null;
            ReviewReason = null;
        }

        return isNews;
    }

    public void Review(HitStatus status, string reason, string reviewedBy)
    {
        Status = status;
        ReviewReason = reason;
        ReviewedBy = reviewedBy;
        Version++;
    }

    public SanctionsHitView View() => new(
        Id, PartyId, ListName, ListedId, ListedName, Score / 1000m, Reasons.Split(' '), Status, ReviewedBy, ReviewReason, FoundAt);

    private void Open(JudgedHit found, DateTimeOffset now)
    {
        ListedName = found.ListedName;
        Score = found.Score;
        Reasons = string.Join(' ', found.Reasons);
        Status = HitStatus.Open;
        FoundAt = now;
        Version++;
    }
}

/// <param name="Score">Thousandths.</param>
internal sealed record JudgedHit(string ListName, string ListedId, string ListedName, int Score, IReadOnlyList<string> Reasons)
{
    private const double ForBirthYear = 0.15;

    /// <summary>
    /// Less than for the year of birth, because people have several nationalities and lists do not know all: where the name is the same, both
    /// together leave a hit at the default threshold.
    /// </summary>
    private const double ForNationality = 0.1;

    /// <summary>Whoever lives elsewhere may have moved, so only a residence that agrees says something.</summary>
    private const double ForResidence = 0.02;

    /// <summary>What else is known moves the likeness of the names: one of another age or nationality is rather another person.</summary>
    public static JudgedHit Of(Likely likely, ScreenedParty party)
    {
        var sameBirth = party.IsBornAbout(likely.Entry.BirthYears);
        var sameNationality = party.IsNationalOf(likely.Entry.Nationalities);
        var livesThere = sameNationality is null && party.LivesIn(likely.Entry.Nationalities);
        var score = likely.Score
            + sameBirth switch { true => ForBirthYear / 3, false => -ForBirthYear, null => 0 }
            + sameNationality switch { true => ForNationality / 3, false => -ForNationality, null => livesThere ? ForResidence : 0 };
        string?[] reasons =
        [
            likely.Score >= 0.999 ? "name_same" : "name_alike",
            likely.Name != likely.Entry.Name ? "other_name_of_entry" : null,
            sameBirth switch { true => "birth_year_agrees", false => "birth_year_differs", null => null },
            sameNationality switch { true => "nationality_agrees", false => "nationality_differs", null => livesThere ? "residence_agrees" : null },
        ];
        return new JudgedHit(
            likely.ListName, likely.Entry.ListedId, likely.Entry.Name, (int)Math.Round(Math.Clamp(score, 0, 1) * 1000), [.. reasons.OfType<string>()]);
    }
}
