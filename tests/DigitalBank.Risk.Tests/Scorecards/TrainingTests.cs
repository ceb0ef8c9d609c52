using DigitalBank.Risk.Scorecards;

namespace DigitalBank.Risk.Tests.Scorecards;

public class TrainingTests
{
    private static readonly Classing Classing = ScorecardTraining.Standard("bad").Classing;

    /// <summary>100 good and 100 bad ones; of those with A 80 are good, of those with B 20.</summary>
    [Fact]
    public void The_weight_of_evidence_is_the_log_of_the_shares()
    {
        var bins = AttributeBins.Of("home", isNumeric: false, [new Bin(null, ["A"], 80, 20), new Bin(null, ["B"], 20, 80), new Bin(null, [], 0, 0)]);

        bins.WeightsOfEvidence[0].ShouldBe(Math.Log(80.5 / 20.5), 1e-9);
        bins.WeightsOfEvidence[1].ShouldBe(-bins.WeightsOfEvidence[0], 1e-9);
        bins.WeightsOfEvidence[2].ShouldBe(0);
        bins.InformationValue.ShouldBe(2 * 0.6 * Math.Log(80.5 / 20.5), 1e-9);
    }

    [Fact]
    public void Rates_of_bad_ones_only_rise_or_only_fall_from_bin_to_bin_and_no_bin_is_small()
    {
        var rows = SampleApplicants.Rows(3_000, seed: 21);
        foreach (var attribute in new[] { "income", "late", "birthday" })
        {
            var bins = Classing.Class(attribute, rows.Column(attribute), rows.Outcomes("bad"), isCategorical: false).Bins.SkipLast(1).ToList();
            var rates = bins.ConvertAll(bin => bin.BadRate);

            (rates.SequenceEqual(rates.Order()) || rates.SequenceEqual(rates.OrderDescending())).ShouldBeTrue(attribute);
            bins.ShouldAllBe(bin => bins.Count == 1 || bin.Rows >= rows.Rows.Count * Classing.LeastShare);
        }
    }

    [Fact]
    public void Everybody_is_in_one_bin_and_the_missing_have_their_own()
    {
        var rows = SampleApplicants.Rows(1_000, seed: 22);
        var income = rows.Column("income");
        var bins = Classing.Class("income", income, rows.Outcomes("bad"), isCategorical: false);

        bins.Bins.Sum(bin => bin.Rows).ShouldBe(1_000);
        bins.Bins[^1].Rows.ShouldBe(income.Count(CreditRows.IsMissing));
        for (var place = 0; place < bins.Bins.Count; place++)
        {
            income.Count(value => bins.BinOf(value) == place).ShouldBe(bins.Bins[place].Rows);
        }
    }

    /// <summary>With one yes-or-no attribute and no penalty the weights are the log-odds of the two groups.</summary>
    [Fact]
    public void The_regression_finds_the_log_odds_of_groups()
    {
        bool[] bad = [.. Enumerable.Range(0, 100).Select(row => row < 50 ? row < 10 : row < 80)];
        double[] isSecond = [.. Enumerable.Range(0, 100).Select(row => row < 50 ? 0.0 : 1)];

        var weights = LogisticRegression.Fit([isSecond], bad, ridge: 0);

        weights[0].ShouldBe(Math.Log(40 / 10.0), 1e-8);
        weights[1].ShouldBe(Math.Log(20 / 30.0) - Math.Log(40 / 10.0), 1e-8);
    }

    [Fact]
    public void An_attribute_that_is_there_twice_does_not_stop_the_training()
    {
        var rows = SampleApplicants.Rows(500, seed: 23);
        var twice = new CreditRows([.. rows.Columns, "again"], [.. rows.Rows.Select(row => (IReadOnlyList<string>)[.. row, row[1]])]);

        ScorecardTraining.Standard("bad").Train("twice", twice).Attributes.ShouldAllBe(attribute => attribute.Weight > 0);
    }

    [Fact]
    public void The_area_under_the_curve_counts_pairs_and_halves_ties()
    {
        // Good 3 and 2, bad 2 and 1: of four pairs three are right and one is a tie.
        var measured = Discrimination.Of([3, 2, 2, 1], [false, false, true, true]);

        measured.Auc.ShouldBe(3.5 / 4);
        measured.KolmogorovSmirnov.ShouldBe(0.5);
    }

    [Fact]
    public void Rows_are_set_apart_by_seed_with_the_same_share_of_bad_ones()
    {
        var outcomes = SampleApplicants.Rows(1_000, seed: 24).Outcomes("bad");
        var (train, test) = RowSplit.TrainAndTest(outcomes, 0.3, seed: 5);

        train.Concat(test).Order().ShouldBe(Enumerable.Range(0, 1_000));
        Share(test).ShouldBe(Share(train), 0.01);
        RowSplit.TrainAndTest(outcomes, 0.3, seed: 5).Test.ShouldBe(test);
        RowSplit.TrainAndTest(outcomes, 0.3, seed: 6).Test.ShouldNotBe(test);

        double Share(IReadOnlyList<int> rows) => rows.Count(row => outcomes[row]) / (double)rows.Count;
    }

    [Fact]
    public void A_target_that_says_neither_0_nor_1_is_refused() =>
        Should.Throw<FormatException>(() => ScorecardTraining.Standard("income").Train("no", SampleApplicants.Rows(10, seed: 25)));
}
