namespace DigitalBank.CrashDay.Kills;

/// <summary>What the database says after the run, counted with SQL and code that the bank does not share.</summary>
/// <param name="Missing">Acknowledged, and not in the journal under the number that was named.</param>
/// <param name="Doubled">In the journal more than once, acknowledged or not.</param>
/// <param name="Wrong">In the journal with other lines than ordered.</param>
/// <param name="Unasked">In the journal, though nobody asked for it.</param>
/// <param name="UnknownBooked">Orders without an acknowledgement that were booked all the same …</param>
/// <param name="UnknownNotBooked">… or not at all; the retry with the same key told which.</param>
/// <param name="WronglyTold">Orders of which the retry told another entry than the one that had been booked before it.</param>
/// <param name="Differences">Currencies in which the debits and credits of all lines differ.</param>
/// <param name="WrongBalances">Accounts whose kept totals are not the sums of their lines.</param>
/// <param name="WrongEvents">Orders with an event and no entry, an entry and no event, or two events; events nobody was told of.</param>
/// <param name="Verification">What <c>ledger verify</c> said.</param>
public sealed record KillVerdict(
    int Acknowledged,
    int Booked,
    int Missing,
    int Doubled,
    int Wrong,
    int Unasked,
    int UnknownBooked,
    int UnknownNotBooked,
    int WronglyTold,
    int Differences,
    int WrongBalances,
    long WrongEvents,
    bool LedgerVerifies,
    string Verification,
    IReadOnlyDictionary<string, string> Refusals,
    IReadOnlyDictionary<string, string> Contradictions)
{
    public bool IsGood =>
        Missing == 0 && Doubled == 0 && Wrong == 0 && Unasked == 0 && WronglyTold == 0 && Differences == 0 && WrongBalances == 0
        && WrongEvents == 0 && LedgerVerifies && Refusals.Count == 0 && Contradictions.Count == 0 && Acknowledged > 0;

    public void WriteTo(TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(output);
        foreach (var (order, reason) in Refusals.Concat(Contradictions).Take(10))
        {
            output.WriteLine($"{order}: {reason}");
        }

        output.WriteLine(
            $"acknowledged {Acknowledged}, in the journal {Booked}, missing {Missing}, doubled {Doubled}, wrong {Wrong}, unasked {Unasked}, "
            + $"refused {Refusals.Count}, contradictory answers {Contradictions.Count}");
        output.WriteLine(
            $"outcome unknown to the client: {UnknownBooked} booked once, {UnknownNotBooked} not at all, {WronglyTold} told wrongly by the retry");
        output.WriteLine(
            $"currencies out of balance {Differences}, balances that are not the sum of their lines {WrongBalances}, events without entry or "
            + $"entries without event {WrongEvents}, ledger verify {(LedgerVerifies ? "holds" : "FAILS")}");
        output.WriteLine(Verification.TrimEnd());
    }
}
