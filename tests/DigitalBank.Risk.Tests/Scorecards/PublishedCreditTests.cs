using DigitalBank.Risk.Scorecards;
using DigitalBank.TestKit;

namespace DigitalBank.Risk.Tests.Scorecards;

/// <summary>Published tables of borrowers: how well rows that the training has not seen are told apart.</summary>
public class PublishedCreditTests
{
    [SharedDataFact]
    public void Borrowers_of_the_german_table_are_told_apart()
    {
        var rows = Rows("german_train70.csv");

        LeftOut(rows, folds: 10).ShouldBeGreaterThan(0.78);
    }

    [SharedDataFact]
    public void Card_holders_of_the_taiwanese_table_are_told_apart()
    {
        var rows = Rows("taiwan_train70.csv");
        var (train, test) = RowSplit.TrainAndTest(rows.Outcomes("default"), 0.3, seed: 1);

        Auc(rows, train, test).ShouldBeGreaterThan(0.765);
    }

    private static double LeftOut(CreditRows rows, int folds) =>
        RowSplit
            .IntoParts(rows.Outcomes("default"), folds, seed: 1)
            .Average(part => Auc(rows, Enumerable.Range(0, rows.Rows.Count).Except(part), part));

    private static double Auc(CreditRows rows, IEnumerable<int> train, IEnumerable<int> test)
    {
        var (card, unseen) = (ScorecardTraining.Standard("default").Train("published", rows.Only(train)), rows.Only(test));
        return Discrimination.Of(card.Score(unseen), unseen.Outcomes("default")).Auc;
    }

    private static CreditRows Rows(string file) => CreditRows.Read(Path.Combine(SharedData.Folder!, "credit", file));
}
