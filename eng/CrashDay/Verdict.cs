using System.Globalization;

namespace DigitalBank.CrashDay;

/// <summary>What the book says after the day, counted by other code than the bank's.</summary>
/// <param name="Missing">Acknowledged, and not in the ledger.</param>
/// <param name="Doubled">In the ledger more than once, acknowledged or not.</param>
/// <param name="Wrong">In the ledger with another amount or between other accounts than ordered.</param>
/// <param name="Unasked">In the ledger without having been acknowledged.</param>
/// <param name="Difference">Debits less credits of all lines, in cents.</param>
/// <param name="WrongBalances">Accounts whose lines do not add up to what the acknowledged payments leave.</param>
public sealed record Verdict(
    int Acknowledged,
    int Booked,
    int Missing,
    int Doubled,
    int Wrong,
    int Unasked,
    long Difference,
    int WrongBalances,
    bool LedgerVerifies,
    int Statements,
    int StatementsThatFoot,
    IReadOnlyDictionary<string, string> Refusals)
{
    public bool IsGood =>
        Missing == 0 && Doubled == 0 && Wrong == 0 && Unasked == 0 && Difference == 0 && WrongBalances == 0
        && LedgerVerifies && Statements == StatementsThatFoot && Statements > 0 && Refusals.Count == 0;

    public void WriteTo(TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(output);
        foreach (var (payment, reason) in Refusals.Take(10))
        {
            output.WriteLine($"refused {payment}: {reason}");
        }

        output.WriteLine(
            $"acknowledged {Acknowledged}, in the ledger {Booked}, missing {Missing}, doubled {Doubled}, wrong {Wrong}, "
            + $"booked without an acknowledgement {Unasked}, refused {Refusals.Count}");
        output.WriteLine(
            $"debits less credits {(Difference / 100m).ToString("F2", CultureInfo.InvariantCulture)} EUR, wrong balances {WrongBalances}, "
            + $"ledger verify {(LedgerVerifies ? "holds" : "FAILS")}, statements that foot {StatementsThatFoot} of {Statements}");
    }

    internal static async Task<Verdict> OfAsync(
        Installation installation, CrashPlan plan, Acknowledgements acknowledged, IBook book, CancellationToken cancellationToken)
    {
        var lines = await book.ReadAsync(cancellationToken);
        var booked = lines.Where(line => line.EndToEndId is not null).ToLookup(line => line.EndToEndId!);
        var promised = acknowledged.EndToEndIds.ToHashSet();
        var verified = await installation.RunAsync(["ledger", "verify"], cancellationToken: cancellationToken);
        var (statements, footing) = await Evening.FootAsync(installation, plan, cancellationToken);
        return new Verdict(
            promised.Count,
            booked.Count,
            Missing: promised.Count(id => !booked.Contains(id)),
            Doubled: booked.Count(payment => payment.DistinctBy(line => line.EntryId).Count() > 1),
            Wrong: plan.Payments.Count(payment => booked.Contains(payment.EndToEndId) && !IsAsOrdered(payment, booked[payment.EndToEndId])),
            Unasked: booked.Count(payment => !promised.Contains(payment.Key)),
            Difference: lines.Sum(line => line.IsDebit ? line.Amount : -line.Amount),
            WrongBalances: WrongBalancesOf(plan, promised, lines),
            LedgerVerifies: verified.ExitCode == 0,
            statements,
            footing,
            acknowledged.Refusals);
    }

    private static bool IsAsOrdered(PlannedPayment payment, IEnumerable<BookedLine> lines) =>
        lines.GroupBy(line => line.EntryId).All(entry =>
            entry.Count() == 2
            && entry.Any(line => line.IsDebit && line.Amount == payment.Amount && line.AccountCode == payment.Debtor.Iban)
            && entry.Any(line => !line.IsDebit && line.Amount == payment.Amount && line.AccountCode == payment.Creditor.Iban));

    private static int WrongBalancesOf(CrashPlan plan, HashSet<string> promised, IReadOnlyList<BookedLine> lines)
    {
        var expected = ExpectedBalances(plan, promised);
        var actual = lines.GroupBy(line => line.AccountCode)
            .ToDictionary(account => account.Key, account => account.Sum(line => line.IsDebit ? -line.Amount : line.Amount));
        return expected.Count(account => actual.GetValueOrDefault(account.Key) != account.Value);
    }

    /// <summary>By IBAN, in cents: what the account came with, less and plus the acknowledged payments.</summary>
    internal static Dictionary<string, long> ExpectedBalances(CrashPlan plan, HashSet<string> promised)
    {
        var balances = plan.Accounts.ToDictionary(account => account.Iban, _ => PlannedAccount.OpeningBalance);
        foreach (var payment in plan.Payments.Where(payment => promised.Contains(payment.EndToEndId)))
        {
            balances[payment.Debtor.Iban] -= payment.Amount;
            balances[payment.Creditor.Iban] += payment.Amount;
        }

        return balances;
    }
}
