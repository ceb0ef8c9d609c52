using System.Globalization;
using System.Text.Json.Nodes;
using DigitalBank.Lending.Loans;
using DigitalBank.Lending.Schedules;

namespace DigitalBank.Lending.Cases;

/// <summary>Plays the events of a case on a loan.</summary>
internal sealed class LoanEvents(LoanAccount loan)
{
    private bool _chargesWhenSubmitted;

    private DateOnly _businessDate = loan.Expected.Date;

    public LoanAccount Loan => loan;

    /// <exception cref="FormatException">The event is of a type that is not known here.</exception>
    public void Play(JsonObject happened)
    {
        switch (CaseFile.TextOf(happened["type"]))
        {
            case "set_business_date":
                _businessDate = CaseFile.DateOf(happened["date"]);
                break;
            case "approve":
                loan.Approve(new Disbursement(CaseFile.DateOf(happened["expected_disbursement"]), CaseFile.NumberOf(happened["amount"])));
                break;
            case "disburse":
                loan.Disburse(CaseFile.DateOf(happened["date"]), CaseFile.NumberOf(happened["amount"]));
                break;
            case "transaction":
                Transact(happened);
                break;
            case "chargeback":
                loan.ChargeBack(_businessDate, CaseFile.NumberOf(happened["amount"]));
                break;
            case "charge_off":
                loan.ChargeOff(CaseFile.DateOf(happened["date"]));
                break;
            case "add_charge":
                Charge(happened);
                break;
            case "waive_charge":
                loan.Waive(loan.Charges.Last(), _businessDate);
                break;
            case "undo_waive_charge":
                loan.Undo(Last<WaiverEntry>());
                break;
            case "undo_charge_off":
                loan.Undo(Last<ChargeOffEntry>());
                break;
            case "undo_transaction":
                UndoTransaction(happened);
                break;
            case "undo_disbursal":
                UndoFrom(loan.Entries.OfType<DisbursementEntry>().First(entry => !entry.IsReversed));
                break;
            case "undo_last_disbursal":
                UndoFrom(Last<DisbursementEntry>());
                break;
            case "reschedule":
                Reschedule(happened["params"]!.AsObject());
                break;
            case "re_age":
                ReAge(happened["params"]!.AsObject());
                break;
            case "undo_re_age":
                loan.Undo(Last<ReAgeEntry>());
                break;
            case "re_amortize":
                loan.ReAmortise(_businessDate);
                break;
            case "pay_off":
                loan.Pay(PaymentKind.Repayment, CaseFile.DateOf(happened["date"]), loan.PayOffAmount);
                break;
            case "product_allocation_rule":
                loan.Prefer(RuleOf(CaseFile.TextOf(happened["rule"])));
                break;
            case "close_of_business":
                loan.CloseOfBusiness(_businessDate, _chargesWhenSubmitted);
                break;
            case "global_config":
                _chargesWhenSubmitted = CaseFile.TextOf(happened["value"]) == "submitted-date";
                break;
            case var other:
                throw new FormatException($"'{other}' is not an event that is known here.");
        }
    }

    /// <summary>How much of a charge has been paid: charges of an instalment are paid in the order of their due dates.</summary>
    public decimal? PaidOf(DateOnly dueDate, decimal amount, bool isPenalty)
    {
        var component = isPenalty ? Component.Penalty : Component.Fee;
        if (!loan.Charges.Any(charge => charge.Date == dueDate && charge.Amount == amount && charge.Component == component))
        {
            return null;
        }

        var instalment = loan.Position.InstalmentOf(dueDate);
        var before = loan.Charges
            .Where(charge => charge.Component == component && charge.Date < dueDate)
            .Where(charge => loan.Position.InstalmentOf(charge.Date) == instalment)
            .Sum(charge => charge.Amount);
        return Math.Clamp(instalment.Paid[component] - before, 0, amount);
    }

    private void Transact(JsonObject happened)
    {
        var (date, amount) = (CaseFile.DateOf(happened["date"]), CaseFile.NumberOf(happened["amount"]));
        switch (CaseFile.TextOf(happened["kind"])?.ToUpperInvariant().Replace(' ', '_'))
        {
            case "CREDIT_BALANCE_REFUND":
                loan.RefundCreditBalance(date, amount);
                break;
            case "REPAYMENT":
                loan.Pay(PaymentKind.Repayment, date, amount);
                break;
            case "MERCHANT_ISSUED_REFUND":
                loan.Pay(PaymentKind.MerchantIssuedRefund, date, amount);
                break;
            case "PAYOUT_REFUND":
                loan.Pay(PaymentKind.PayoutRefund, date, amount);
                break;
            case "GOODWILL_CREDIT":
                loan.Pay(PaymentKind.GoodwillCredit, date, amount);
                break;
            case var other:
                throw new FormatException($"'{other}' is not a transaction that is known here.");
        }
    }

    private void Charge(JsonObject happened)
    {
        var name = CaseFile.TextOf(happened["charge"]) ?? "";
        var owed = loan.Position.Instalments.Aggregate(default(Portions), (sum, one) => sum + one.Planned);
        var amount = happened["percent"] is { } percent
            ? loan.Terms.Schedule.Round((owed.Principal + owed.Interest) * CaseFile.NumberOf(percent) / 100)
            : CaseFile.NumberOf(happened["amount"]);
        loan.Charge(
            name == "LOAN_NSF_FEE" ? Component.Penalty : Component.Fee, name, CaseFile.DateOf(happened["due_date"]), amount, _businessDate);
    }

    /// <summary>The nth transaction of a day, or of a kind on that day.</summary>
    private void UndoTransaction(JsonObject happened)
    {
        var kind = CaseFile.TextOf(happened["kind"])?.ToUpperInvariant().Replace(" ", "", StringComparison.Ordinal)
            .Replace("_", "", StringComparison.Ordinal);
        var date = CaseFile.DateOf(happened["date"]);
        var ofDay = loan.Entries
            .Where(entry => entry is not ChargeEntry && entry.Date == date && (kind is null || KindOf(entry) == kind))
            .ToArray();
        loan.Undo(ofDay[(int)CaseFile.NumberOf(happened["nth"]) - 1]);
    }

    private static string KindOf(LoanEntry entry) => entry switch
    {
        PaymentEntry payment => payment.Kind.ToString().ToUpperInvariant(),
        CreditBalanceRefundEntry => "CREDITBALANCEREFUND",
        _ => "",
    };

    private void UndoFrom(DisbursementEntry disbursement)
    {
        foreach (var entry in loan.Entries.Where(entry => entry.Number > disbursement.Number && entry.Date >= disbursement.Date).ToArray())
        {
            entry.IsReversed = true;
        }

        loan.Undo(disbursement);
    }

    private void Reschedule(JsonObject parameters) => loan.Reschedule(new Reschedule(
        LongDate(parameters["rescheduleFromDate"])!.Value,
        LongDate(parameters["adjustedDueDate"]),
        Whole(parameters["extraTerms"]),
        Whole(parameters["graceOnPrincipal"]),
        CaseFile.TextOf(parameters["newInterestRate"]) is { Length: > 0 } ? CaseFile.NumberOf(parameters["newInterestRate"]) / 100 : null));

    private void ReAge(JsonObject parameters) => loan.ReAge(
        _businessDate,
        LongDate(parameters["startDate"])!.Value,
        Whole(parameters["numberOfInstallments"]),
        new PaymentCycle(Whole(parameters["frequencyNumber"]), ScheduleCaseTerms.UnitOf(CaseFile.TextOf(parameters["frequencyType"]))));

    private T Last<T>()
        where T : LoanEntry => loan.Entries.OfType<T>().Last(entry => !entry.IsReversed);

    private static FutureRule RuleOf(string? text) => text switch
    {
        "LAST_INSTALLMENT" => FutureRule.LastInstalment,
        "REAMORTIZATION" => FutureRule.Reamortisation,
        _ => FutureRule.NextInstalment,
    };

    private static DateOnly? LongDate(JsonNode? node) => CaseFile.TextOf(node) is { Length: > 0 } text
        ? DateOnly.ParseExact(text, "dd MMMM yyyy", CultureInfo.InvariantCulture)
        : null;

    private static int Whole(JsonNode? node) => CaseFile.TextOf(node) is { Length: > 0 } ? (int)CaseFile.NumberOf(node) : 0;
}
