using DigitalBank.Risk.Scorecards;

namespace DigitalBank.Risk.Tests.Scorecards;

public class ScorecardTests
{
    private static readonly Scorecard Card = SampleApplicants.Card();

    [Fact]
    public void Points_add_up_to_the_score_and_reasons_to_what_the_best_score_has_more()
    {
        var rows = SampleApplicants.Rows(500, seed: 12);
        for (var row = 0; row < rows.Rows.Count; row++)
        {
            var scored = Card.Score(rows.Values(row));

            scored.Score.ShouldBe(Card.BasePoints + scored.Parts.Sum(part => part.Points));
            scored.Score.ShouldBe(scored.BestScore - scored.Reasons.Sum(reason => reason.Lost));
            scored.Reasons.Select(reason => reason.Lost).ShouldBeInOrder(SortDirection.Descending);
        }
    }

    [Fact]
    public void A_table_is_scored_like_its_applicants_one_by_one()
    {
        var rows = SampleApplicants.Rows(100, seed: 13);

        Card.Score(rows).ShouldBe(Enumerable.Range(0, 100).Select(row => Card.Score(rows.Values(row)).Score));
    }

    [Fact]
    public void Only_what_tells_good_from_bad_gives_points()
    {
        Card.Attributes.Select(attribute => attribute.Bins.Attribute).ShouldContain("income");
        Card.Attributes.Select(attribute => attribute.Bins.Attribute).ShouldNotContain("id");
        var most = Card.Attributes.MaxBy(attribute => attribute.Most)!.Bins.Attribute;
        most.ShouldBeOneOf("income", "late");
    }

    [Fact]
    public void More_income_never_costs_points_and_more_late_payments_never_bring_any()
    {
        PointsOf("income", [1_000, 2_000, 3_000, 4_000, 5_000, 6_000]).ShouldBeInOrder();
        PointsOf("late", [0, 1, 2, 3]).ShouldBeInOrder(SortDirection.Descending);
    }

    [Fact]
    public void The_worst_loss_is_the_first_reason()
    {
        var scored = Card.Score(new Dictionary<string, string> { ["income"] = "5900", ["late"] = "3", ["home"] = "own" });

        scored.Reasons[0].Attribute.ShouldBe("late");
        scored.Reasons.ShouldNotContain(reason => reason.Attribute == "income");
    }

    /// <summary>Nobody knows what it means, so it counts like nothing said.</summary>
    [Theory]
    [InlineData("home", "houseboat")]
    [InlineData("income", "plenty")]
    [InlineData("income", "NA")]
    public void What_was_never_seen_counts_as_missing(string attribute, string value)
    {
        var with = new Dictionary<string, string> { ["income"] = "3000", ["late"] = "1", ["home"] = "rent", [attribute] = value };
        var without = new Dictionary<string, string>(with);
        without.Remove(attribute);

        Card.Score(with).Score.ShouldBe(Card.Score(without).Score);
    }

    [Fact]
    public void The_score_says_the_odds_of_the_scaling()
    {
        Scaling.Standard.ProbabilityOfDefault(600).ShouldBe(decimal.Round(1 / 51m, 6));
        Scaling.Standard.ProbabilityOfDefault(620).ShouldBe(decimal.Round(1 / 101m, 6));
        Scaling.Standard.ProbabilityOfDefault(580).ShouldBe(decimal.Round(1 / 26m, 6));
    }

    [Fact]
    public void As_many_go_bad_as_the_scores_foretell()
    {
        var rows = SampleApplicants.Rows(4_000, seed: 14);
        var foretold = Card.Score(rows).Sum(Card.Scaling.ProbabilityOfDefault);

        ((double)foretold).ShouldBe(rows.Outcomes("bad").Count(isBad => isBad), 100);
    }

    [Fact]
    public void The_same_rows_train_the_same_scorecard_to_the_last_bit()
    {
        ScorecardFile.Of(SampleApplicants.Card()).ToJson().ShouldBe(ScorecardFile.Of(Card).ToJson());
    }

    [Fact]
    public void A_scorecard_comes_back_from_its_file_and_scores_as_before()
    {
        var (file, rows) = (ScorecardFile.Of(Card), SampleApplicants.Rows(200, seed: 15));
        var read = ScorecardFile.Parse(file.ToJson());

        read.Hash.ShouldBe(file.Hash);
        read.Scorecard.Score(rows).ShouldBe(Card.Score(rows));
        read.ToJson().ShouldBe(file.ToJson());
    }

    [Theory]
    [InlineData("\"basePoints\": ", "\"basePoints\": 1")]
    [InlineData("\"format\": 1", "\"format\": 2")]
    [InlineData("{", "[")]
    public void A_scorecard_that_was_changed_by_hand_is_refused(string part, string instead) =>
        Should.Throw<FormatException>(() => ScorecardFile.Parse(ScorecardFile.Of(Card).ToJson().Replace(part, instead, StringComparison.Ordinal)));

    private static IEnumerable<int> PointsOf(string attribute, IEnumerable<int> values) =>
        values.Select(value => Card.Score(new Dictionary<string, string> { [attribute] = $"{value}" }).Parts
            .Single(part => part.Attribute == attribute).Points);
}
