using DigitalBank.Lending.CreditLines;
using DigitalBank.Lending.Products;
using DigitalBank.SharedKernel.Monetary;

namespace DigitalBank.Lending.Tests.CreditLines;

/// <summary>What holds for every credit line, whatever happens to it.</summary>
public class LineLawTests
{
    private const int Seed = 20261123;

    private const int Lines = 500;

    private static readonly DateOnly LastDay = SampleLine.Opened.AddDays(200);

    [Fact]
    public void Every_statement_follows_from_the_one_before_and_what_is_owed_from_all_that_happened()
    {
        foreach (var (line, at) in RandomLines())
        {
            var account = line.On(LastDay);
            foreach (var (earlier, later) in account.Statements.Zip(account.Statements.Skip(1)))
            {
                later.OpeningBalance.ShouldBe(earlier.Balance, $"line {at} of seed {Seed}");
                later.From.ShouldBe(earlier.Date.AddDays(1));
            }

            foreach (var statement in account.Statements)
            {
                statement.Minimum.ShouldBeInRange(0, statement.Balance, $"line {at} of seed {Seed}");
                statement.PastDue.ShouldBeLessThanOrEqualTo(statement.Minimum);
            }

            // Interest and fees of the running cycle are earned and not charged yet.
            var charged = account.Statements.Sum(one => one.Charged.Interest + one.Charged.Fees) + account.Earned.Penalties;
            var moved = line.Entries.Sum(entry => entry.Kind switch
            {
                LineEntryKind.Draw or LineEntryKind.Purchase => entry.Amount,
                LineEntryKind.Repayment => -entry.Amount,
                _ => 0,
            });
            (account.Balance - account.CreditBalance).ShouldBe(moved + charged, $"line {at} of seed {Seed}");
            (account.Balance > 0 && account.CreditBalance > 0).ShouldBeFalse($"line {at} of seed {Seed}");
        }
    }

    [Fact]
    public void The_order_in_which_entries_are_read_makes_no_difference_and_a_reversed_one_leaves_no_trace()
    {
        foreach (var (line, at) in RandomLines())
        {
            var plain = Shown(line.On(LastDay));

            Shown(line.On(LastDay, line.Entries.Reverse())).ShouldBe(plain, $"line {at} of seed {Seed}");
            line.With(LineEntryKind.Repayment, SampleLine.Opened.AddDays(at % 200), 77_77)
                .With(LineEntryKind.Reversal, LastDay, 77_77, reverses: line.Entries.Count);
            Shown(line.On(LastDay)).ShouldBe(plain, $"line {at} of seed {Seed}");
        }
    }

    private static string Shown(CreditLineAccount account) =>
        $"{account.Balance} {account.Principal} {account.CreditBalance} {account.Earned} {account.MinimumLeft} {account.DaysPastDue} {string.Join(' ', account.Statements)}";

    private static IEnumerable<(SampleLine Line, int At)> RandomLines()
    {
        var random = new Random(Seed);
        for (var at = 0; at < Lines; at++)
        {
            var line = new SampleLine(SampleLine.Terms with
            {
                HasGrace = random.Next(2) == 0,
                Interest = random.Next(2) == 0 ? LineInterest.Daily : LineInterest.AverageDailyBalance,
                CommitmentPercent = random.Next(3),
                LatePayment = random.Next(2) == 0 ? new LatePenaltyRule(Money.Of("15.00", "EUR"), Percent: 2, GraceDays: random.Next(4)) : null,
                AvailableMonths = random.Next(1, 9),
                IsDueAtExpiry = random.Next(4) == 0,
            });
            for (var happening = random.Next(1, 20); happening > 0; happening--)
            {
                var kind = (LineEntryKind)random.Next((int)LineEntryKind.Draw, (int)LineEntryKind.Repayment + 1);
                line.With(kind, SampleLine.Opened.AddDays(random.Next(200)), random.NextInt64(1, 800_00));
            }

            yield return (line, at);
        }
    }
}
