namespace DigitalBank.Lending.Schedules;

/// <summary>Money that is paid out to the borrower.</summary>
internal readonly record struct Disbursement(DateOnly Date, decimal Amount);

/// <summary>What falls due on a day.</summary>
/// <param name="Number">From 1 on, in order of due dates.</param>
/// <param name="From">The first day that the instalment's interest is for.</param>
/// <param name="BalanceAfter">Principal that is outstanding when the instalment has been paid.</param>
internal readonly record struct Instalment(
    int Number, DateOnly From, DateOnly DueDate, bool IsDownPayment, decimal Principal, decimal Interest, decimal BalanceAfter)
{
    public int Days => DueDate.DayNumber - From.DayNumber;

    public decimal Due => Principal + Interest;
}

/// <summary>The instalments of a loan.</summary>
internal sealed record RepaymentSchedule(IReadOnlyList<Disbursement> Disbursements, IReadOnlyList<Instalment> Instalments)
{
    public decimal Principal => Instalments.Sum(instalment => instalment.Principal);

    public decimal Interest => Instalments.Sum(instalment => instalment.Interest);

    public decimal Due => Principal + Interest;
}
