using System.Globalization;
using System.Text.Json.Nodes;
using DigitalBank.Lending.Loans;

namespace DigitalBank.Lending.Cases;

/// <summary>Compares a loan with what a file says about it after an event.</summary>
internal static class LoanCheckpoint
{
    private static readonly string[] TransactionAmounts = ["amount", "principal", "interest", "fees", "penalties", "loan_balance"];

    public static IEnumerable<string> Differences(JsonObject checkpoint, LoanEvents events) =>
    [
        .. Status(checkpoint, events.Loan),
        .. Schedule(checkpoint["schedule"] as JsonArray, events.Loan),
        .. Totals(checkpoint["totals"] as JsonObject, events.Loan),
        .. Transactions(checkpoint["transactions"] as JsonArray, events),
        .. Charges(checkpoint["charges"] as JsonArray, events),
    ];

    private static IEnumerable<string> Status(JsonObject checkpoint, LoanAccount loan)
    {
        if (CaseFile.TextOf(checkpoint["status"]) is { } status
            && !status.StartsWith(loan.Status.ToString(), StringComparison.OrdinalIgnoreCase))
        {
            yield return $"status: {status} expected, {loan.Status} found";
        }

        foreach (var difference in Numbers(
            checkpoint, "", [("outstanding", loan.Position.Outstanding.Total), ("overpaid", loan.Position.Overpaid)]))
        {
            yield return difference;
        }
    }

    private static List<string> Schedule(JsonArray? expected, LoanAccount loan)
    {
        if (expected is null)
        {
            return [];
        }

        JsonObject[] rows = [.. expected.Select(row => row!.AsObject()).Where(row => row["nr"] is not null)];
        var instalments = loan.Position.Instalments;

        // A file that lists no disbursements counts one on a due date in the balance of that day; the others show it after the instalment.
        var countsDisbursementOfDay = rows.Length == expected.Count;
        var differences = new List<string>();
        if (rows.Length != instalments.Count)
        {
            differences.Add($"schedule: {rows.Length} instalments expected, {instalments.Count} found");
        }

        foreach (var (row, at) in rows.Take(instalments.Count).Select((row, at) => (row, at)))
        {
            differences.AddRange(
                Row(row, instalments[at], $"schedule[{at + 1}].", BalanceAfter(loan.Position, at, countsDisbursementOfDay)));
        }

        return differences;
    }

    private static IEnumerable<string> Row(JsonObject row, LoanInstalment instalment, string place, decimal balanceAfter)
    {
        if (CaseFile.DateOf(row["due_date"]) != instalment.DueDate)
        {
            yield return $"{place}due_date: {row["due_date"]} expected, {CaseFile.Text(instalment.DueDate)} found";
        }

        if (row.ContainsKey("paid_date") && CaseFile.TextOf(row["paid_date"]) != (instalment.PaidOn is { } on ? CaseFile.Text(on) : null))
        {
            yield return $"{place}paid_date: {row["paid_date"]} expected, {instalment.PaidOn} found";
        }

        foreach (var difference in Numbers(row, place,
        [
            ("days", instalment.Days),
            ("balance_after", balanceAfter),
            ("principal", instalment.Due.Principal),
            ("interest", instalment.Due.Interest),
            ("fees", instalment.Due.Fees),
            ("penalties", instalment.Due.Penalties),
            ("due", instalment.Due.Total),
            ("paid", instalment.Paid.Total),
            ("in_advance", instalment.PaidInAdvance),
            ("late", instalment.PaidLate),
            ("outstanding", instalment.Outstanding.Total),
        ]))
        {
            yield return difference;
        }
    }

    private static decimal BalanceAfter(LoanPosition position, int at, bool countsDisbursementOfDay)
    {
        var last = position.Instalments[at];
        var repaid = position.Instalments.Take(at + 1).Sum(instalment => instalment.Planned.Principal);
        var moved = position.Disbursements.Where(paidOut =>
            paidOut.Date < last.DueDate
            || (paidOut.Date == last.DueDate && (last.IsDownPayment || position.Joins || countsDisbursementOfDay)));
        return moved.Sum(paidOut => paidOut.Amount) - repaid;
    }

    private static IEnumerable<string> Totals(JsonObject? totals, LoanAccount loan)
    {
        if (totals is null)
        {
            return [];
        }

        var instalments = loan.Position.Instalments;
        return Numbers(totals, "totals.",
        [
            ("principal_due", instalments.Sum(one => one.Due.Principal)),
            ("interest", instalments.Sum(one => one.Due.Interest)),
            ("fees", instalments.Sum(one => one.Due.Fees)),
            ("penalties", instalments.Sum(one => one.Due.Penalties)),
            ("due", instalments.Sum(one => one.Due.Total)),
            ("paid", instalments.Sum(one => one.Paid.Total)),
            ("in_advance", instalments.Sum(one => one.PaidInAdvance)),
            ("late", instalments.Sum(one => one.PaidLate)),
            ("outstanding", instalments.Sum(one => one.Outstanding.Total)),
        ]);
    }

    /// <summary>Files list the transactions of a day in various orders, so the order within a day is not compared.</summary>
    private static IEnumerable<string> Transactions(JsonArray? expected, LoanEvents events)
    {
        if (expected is null)
        {
            return [];
        }

        var wanted = expected.Select(row => Line(row!.AsObject())).Order(StringComparer.Ordinal).ToArray();
        var found = events.Loan.Entries
            .Where(entry => entry is not ChargeEntry and not DisbursementEntry { IsReversed: true })
            .Select(Line)
            .Concat(events.Loan.Accruals.Select(Line))
            .Order(StringComparer.Ordinal)
            .ToArray();
        return wanted.SequenceEqual(found)
            ? []
            : wanted.Except(found).Select(line => $"transactions: {line} expected")
                .Concat(found.Except(wanted).Select(line => $"transactions: {line} found"))
                .DefaultIfEmpty("transactions: another number of them");
    }

    private static string Line(JsonObject row) => string.Join(' ',
        CaseFile.TextOf(row["date"]),
        CaseFile.TextOf(row["type"]),
        string.Join(' ', TransactionAmounts
            .Select(name => CaseFile.NumberOf(row[name]).ToString("0.00", CultureInfo.InvariantCulture))));

    private static string Line(LoanEntry entry) => string.Join(' ',
        CaseFile.Text(entry.Date),
        entry switch
        {
            DisbursementEntry => "Disbursement",
            CreditBalanceRefundEntry => "Credit Balance Refund",
            ChargebackEntry => "Chargeback",
            ChargeOffEntry => "Charge-off",
            ReAgeEntry => "Re-age",
            ReAmortisationEntry => "Re-amortize",
            WaiverEntry => "Waive loan charges",
            PaymentEntry payment => payment.Kind switch
            {
                PaymentKind.DownPayment => "Down Payment",
                PaymentKind.MerchantIssuedRefund => "Merchant Issued Refund",
                PaymentKind.PayoutRefund => "Payout Refund",
                PaymentKind.GoodwillCredit => "Goodwill Credit",
                _ => "Repayment",
            },
            _ => "",
        },
        string.Join(' ', new[]
        {
            entry.Amount == 0 ? entry.Portions.Total : entry.Amount,
            entry.Portions.Principal, entry.Portions.Interest, entry.Portions.Fees, entry.Portions.Penalties, entry.BalanceAfter,
        }.Select(number => number.ToString("0.00", CultureInfo.InvariantCulture))));

    private static string Line(LoanAccrual accrual) => string.Join(' ',
        CaseFile.Text(accrual.Date),
        "Accrual",
        string.Join(' ', new[] { accrual.Amount.Total, 0, accrual.Amount.Interest, accrual.Amount.Fees, accrual.Amount.Penalties, 0 }
            .Select(number => number.ToString("0.00", CultureInfo.InvariantCulture))));

    private static IEnumerable<string> Charges(JsonArray? expected, LoanEvents events)
    {
        if (expected is null)
        {
            yield break;
        }

        foreach (var row in expected.Select(row => row!.AsObject()))
        {
            var due = DateOnly.ParseExact(CaseFile.TextOf(row["Due as of"])!, "dd MMMM yyyy", CultureInfo.InvariantCulture);
            var paid = events.PaidOf(due, CaseFile.NumberOf(row["Due"]), CaseFile.TextOf(row["isPenalty"]) == "true");
            if (paid is null || paid != CaseFile.NumberOf(row["Paid"]))
            {
                yield return $"charges[{CaseFile.Text(due)}].paid: {row["Paid"]} expected, {paid} found";
            }
        }
    }

    private static IEnumerable<string> Numbers(
        JsonObject expected, string place, IEnumerable<(string Name, decimal Value)> actual) => actual
        .Where(one => expected[one.Name] is { } wanted && CaseFile.NumberOf(wanted) != one.Value)
        .Select(one => $"{place}{one.Name}: {expected[one.Name]} expected, {CaseFile.Text(one.Value)} found");
}
