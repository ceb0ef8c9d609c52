namespace DigitalBank.Lending.Reviews;

internal static class ReviewReasons
{
    public static readonly ReviewReason EarlierLoss = new("earlier_loss", "A loan was given up and has not come back.");

    public static readonly ReviewReason LongOverdue = new("long_overdue", "A loan is overdue for longer than the policy allows.");

    public static readonly ReviewReason LowScore = new("low_score", "The points for behaviour are too few for new money.");

    public static readonly ReviewReason MayBeLifted = new(
        "may_be_lifted", "The borrower gets no new money, and nothing that the review sees asks for that any more.");

    public static readonly ReviewReason CovenantMissed = new("covenant_missed", "The borrower has not shown what was promised.");

    public static readonly ReviewReason Warned = new("warnings", "There are as many signs of trouble as let a person look.");

    public static readonly ReviewReason WeakScore = new("weak_score", "The points for behaviour are too few for the limit.");

    public static readonly ReviewReason AsExpected = new("as_expected", "The borrower behaves as expected.");

    public static readonly ReviewReason GoodButWarned = new("good_but_warned", "The points would raise the limit, but there is a sign of trouble.");

    public static readonly ReviewReason ChangedLately = new("changed_lately", "The points would raise the limit, but it was changed not long ago.");

    public static readonly ReviewReason HighestLimit = new("highest_limit", "The points would raise the limit, but it is the highest already.");

    public static readonly ReviewReason GoodScore = new("good_score", "The borrower has behaved well.");

    public static readonly ReviewReason FallingInflow = new("falling_inflow", "Less comes in than before.");

    public static readonly ReviewReason RefusedPayments = new("refused_payments", "Payments were refused for want of money, or charged back.");

    public static readonly ReviewReason RisingUtilisation = new("rising_utilisation", "More of the limit is used than at the last review.");

    public static readonly ReviewReason NewArrears = new("new_arrears", "More loans are overdue than at the last review.");

    public static readonly ReviewReason ArrearsElsewhere = new(
        "arrears_elsewhere", "Loans of borrowers who count together with this one are overdue.");

    public static readonly ReviewReason NoExchangeRate = new(
        "no_exchange_rate", "The borrower owes in a currency for which the bank has no rate: set one.");

    public static readonly ReviewReason NotReviewed = new(
        "not_reviewed", "The borrower could not be reviewed by what is stored; the log says why. A person has to look.");
}
