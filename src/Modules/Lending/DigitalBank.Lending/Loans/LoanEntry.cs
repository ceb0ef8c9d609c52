namespace DigitalBank.Lending.Loans;

/// <summary>Where money for a loan comes from.</summary>
internal enum PaymentKind
{
    Repayment,
    DownPayment,
    MerchantIssuedRefund,
    PayoutRefund,
    GoodwillCredit,
}

/// <summary>
/// Something that happened to a loan. Entries are kept in the order in which they became known, and worked through in that of their dates.
/// </summary>
internal abstract class LoanEntry(int number, DateOnly date, decimal amount)
{
    /// <summary>Rises with each entry; decides between entries of one date.</summary>
    public int Number => number;

    public DateOnly Date => date;

    public decimal Amount => amount;

    public bool IsReversed { get; set; }

    /// <summary>What the entry paid, or made owed again.</summary>
    public Portions Portions { get; set; }

    /// <summary>What it added to the credit balance, or took from it.</summary>
    public decimal Overpaid { get; set; }

    /// <summary>Outstanding principal after it.</summary>
    public decimal BalanceAfter { get; set; }
}

internal sealed class DisbursementEntry(int number, DateOnly date, decimal amount) : LoanEntry(number, date, amount);

internal sealed class PaymentEntry(int number, DateOnly date, decimal amount, PaymentKind kind, FutureRule future)
    : LoanEntry(number, date, amount)
{
    public PaymentKind Kind => kind;

    /// <summary>The rule of the product when the payment was made: a later change of the product does not reach back.</summary>
    public FutureRule Future => future;
}

/// <summary>The credit balance, or part of it, is paid out to the borrower.</summary>
internal sealed class CreditBalanceRefundEntry(int number, DateOnly date, decimal amount) : LoanEntry(number, date, amount);

/// <summary>A payment that the payer's bank took back: what it paid is owed again.</summary>
internal sealed class ChargebackEntry(int number, DateOnly date, decimal amount) : LoanEntry(number, date, amount);

/// <summary>The bank gives the loan up in its books; the borrower goes on owing it.</summary>
internal sealed class ChargeOffEntry(int number, DateOnly date) : LoanEntry(number, date, amount: 0);

/// <summary>A fee or a penalty with a due date.</summary>
internal sealed class ChargeEntry(int number, DateOnly date, decimal amount, Component component, string name, DateOnly submittedOn)
    : LoanEntry(number, date, amount)
{
    public Component Component => component;

    public string Name => name;

    public DateOnly SubmittedOn => submittedOn;
}

internal sealed class WaiverEntry(int number, DateOnly date, ChargeEntry charge) : LoanEntry(number, date, charge.Amount)
{
    public ChargeEntry Charge => charge;
}

/// <summary>What is outstanding is spread over new instalments.</summary>
/// <param name="rate">
/// The yearly rate that they bear, as a fraction; interest of the instalments before ends on the day. Null: they bear none, and what was planned stays.
/// </param>
internal sealed class ReAgeEntry(int number, DateOnly date, DateOnly firstDueDate, int instalments, Schedules.PaymentCycle cycle, decimal? rate)
    : LoanEntry(number, date, amount: 0)
{
    public decimal? Rate => rate;

    public DateOnly FirstDueDate => firstDueDate;

    public int Instalments => instalments;

    public Schedules.PaymentCycle Cycle => cycle;
}

/// <summary>What is overdue is spread over the instalments that are left.</summary>
internal sealed class ReAmortisationEntry(int number, DateOnly date) : LoanEntry(number, date, amount: 0);
