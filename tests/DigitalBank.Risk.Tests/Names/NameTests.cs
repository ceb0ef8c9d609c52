using DigitalBank.Risk.Lists;
using DigitalBank.Risk.Names;
using DigitalBank.TestKit;

namespace DigitalBank.Risk.Tests.Names;

/// <summary>Published cases of how names are cleaned and compared.</summary>
public class PublishedNameTests
{
    [SharedDataFact]
    public void Soundex_is_as_published()
    {
        foreach (var row in Rows("soundex.csv"))
        {
            Sound.Soundex(row[0]).ShouldBe(row[1], row[0]);
        }
    }

    [SharedDataFact]
    public void Names_of_the_lists_are_brought_to_spoken_order_as_published()
    {
        foreach (var row in Rows("sdn_name_reorder.csv"))
        {
            ListedOrder.Spoken(row[0]).ShouldBe(row[1]);
        }
    }

    /// <summary>The published results keep the punctuation around a form that was taken out; in words there is none.</summary>
    [SharedDataFact]
    public void Legal_forms_are_taken_out_as_published()
    {
        foreach (var row in Rows("company_suffix_removal.csv"))
        {
            LegalForms.Split(NameWords.Of(row[0])).Words.ShouldBe(LegalForms.Split(NameWords.Of(row[1])).Words, row[0]);
        }
    }

    /// <summary>Those scores are another engine's, so what counts is the order: a pair that it finds clearly more alike is so here too.</summary>
    [SharedDataFact]
    public void Pairs_are_ranked_as_the_published_scores_rank_them()
    {
        var pairs = Rows("watchman_jaro_winkler_scores.csv")
            .Select(row => (Published: double.Parse(row[2]), Ours: Score(row[0], row[1], "Company")))
            .ToList();
        var clear = (from one in pairs from other in pairs where one.Published > other.Published + 0.3 select one.Ours >= other.Ours).ToList();

        ((double)clear.Count(isRight => isRight) / clear.Count).ShouldBeGreaterThan(0.85);
    }

    /// <summary>At the bank's default threshold, by the harmonic mean of precision and recall, against the published reference at its own.</summary>
    [SharedDataFact]
    public void Pairs_of_names_are_told_apart_better_than_by_the_reference()
    {
        var rows = Rows("name_pairs.csv").ToList();
        var ours = F1(rows.Select(row => (Score(row[2], row[3], row[1]) >= 0.75, row[4] == "true")));
        var reference = F1(rows.Where(row => row[8].Length > 0).Select(row => (double.Parse(row[8]) >= 0.7, row[4] == "true")));

        ours.ShouldBeGreaterThan(0.84);
        ours.ShouldBeGreaterThan(reference);
    }

    private static double F1(IEnumerable<(bool Said, bool Is)> cases)
    {
        var all = cases.ToList();
        double hits = all.Count(one => one is { Said: true, Is: true });
        return 2 * hits / (all.Count(one => one.Said) + all.Count(one => one.Is));
    }

    private static double Score(string one, string other, string schema) =>
        NameComparison.Score(new ComparedName(one, schema == "Person"), new ComparedName(other, schema == "Person"));

    private static IEnumerable<IReadOnlyList<string>> Rows(string file)
    {
        using var reader = new StreamReader(Path.Combine(SharedData.Folder!, "sanctions", file));
        foreach (var row in CsvRows.Read(reader).Skip(1))
        {
            yield return row;
        }
    }
}

public class NameComparisonTests
{
    [Theory]
    [InlineData("Владимир Путин", "Vladimir Putin")]
    [InlineData("ბარაკ ობამა", "Barak Obama")]
    [InlineData("Putin, Vladimir Vladimirovich", "Vladimir Vladimirovich Putin")]
    [InlineData("Abdulrahman Hussein", "Abdul Rahman Hussain")]
    [InlineData("N. Maduro Moros", "Nicolas Maduro Moros")]
    [InlineData("Müller, Jörg", "Muller Jorg")]
    public void One_person_in_two_spellings_is_alike(string one, string other) => Score(one, other).ShouldBeGreaterThan(0.75);

    [Theory]
    [InlineData("Boris Abramovich", "Roman Abramovich")]
    [InlineData("James Rahman", "James Rodriguez")]
    [InlineData("Ali", "Ali Hussein Mohammed")]
    [InlineData("", "Ali")]
    [InlineData("...", "Ali")]
    public void Two_people_who_share_a_name_are_not(string one, string other) => Score(one, other).ShouldBeLessThan(0.75);

    [Fact]
    public void A_name_is_itself_and_no_score_leaves_zero_to_one()
    {
        const int seed = 2015_849;
        var random = new Random(seed);
        for (var i = 0; i < 3_000; i++)
        {
            var (one, other) = (AName(random), AName(random));

            Score(one, other).ShouldBeInRange(0, 1.0000001, $"seed {seed}, {one} | {other}");
            Score(one, one).ShouldBe(NameWords.Of(one).Length == 0 ? 0 : 1, $"seed {seed}, {one}");
        }
    }

    [Fact]
    public void The_look_before_comparing_never_denies_a_score_that_comparing_gives()
    {
        const int seed = 2211_026;
        var random = new Random(seed);
        for (var i = 0; i < 5_000; i++)
        {
            var name = AName(random);
            var (one, other) = (new ComparedName(name, i % 2 == 0), new ComparedName(Misspelt(name, random), i % 2 == 0));
            var score = NameComparison.Score(one, other);

            NameComparison.CanReach(one, other, score).ShouldBeTrue($"seed {seed}, {name} | {string.Join(' ', other.Words.Select(word => word.Text))}");
        }
    }

    private static string Misspelt(string name, Random random)
    {
        var letters = name.ToList();
        for (var slip = random.Next(4); slip > 0 && letters.Count > 0; slip--)
        {
            var at = random.Next(letters.Count);
            if (random.Next(3) == 0)
            {
                letters.RemoveAt(at);
            }
            else if (random.Next(2) == 0)
            {
                letters.Insert(at, random.GetItems<char>("AEI NRS", 1)[0]);
            }
            else
            {
                letters[at] = random.GetItems<char>("AEI NRS", 1)[0];
            }
        }

        return string.Concat(letters);
    }

    private static string AName(Random random) =>
        new(random.GetItems<char>("ABCDEILMNORSTabc  '-.,éщ\ud800\0", random.Next(0, 30)));

    private static double Score(string one, string other) =>
        NameComparison.Score(new ComparedName(one, isPerson: true), new ComparedName(other, isPerson: true));
}
