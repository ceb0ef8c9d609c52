using DigitalBank.Lending.CreditLines;

namespace DigitalBank.Lending.PayLater;

/// <summary>A purchase that is paid later, as it stands on a day, worked out from all that happened to it. Amounts are minor units.</summary>
/// <remarks>
/// What becomes known late or never happened makes it be worked out anew in the order of the dates, as a credit line is. A payment pays parts
/// in the order of their due dates, then late fees. A refund is taken off from the last part backwards, so that it makes an end of it sooner and
/// changes nothing that is due next; what it takes off beyond what is unpaid is the customer's.
/// </remarks>
internal sealed class PurchaseAccount
{
    private readonly PayLaterTerms _terms;

    private readonly List<PurchasePart> _parts;

    private readonly long _amount;

    private DateOnly _day;

    private PurchaseAccount(PayLaterTerms terms, DateOnly purchaseDate, long amount)
    {
        (_terms, _amount, _day) = (terms, amount, purchaseDate);

        // Equal parts; the cents that do not divide go to the first ones, so that no later one is higher than one before it.
        var (equal, cents) = Math.DivRem(amount, terms.Parts);
        _parts = [.. Enumerable.Range(1, terms.Parts).Select(part =>
            new PurchasePart(part, terms.DueDateOf(part, purchaseDate), equal + (part <= cents ? 1 : 0)))];
    }

    public IReadOnlyList<PurchasePart> Parts => _parts;

    /// <summary>Of the purchase, late fees aside.</summary>
    public long Unpaid => _parts.Sum(part => part.Unpaid);

    /// <summary>That were charged, paid and given up ones among them.</summary>
    public long LateFees { get; private set; }

    public long LateFeesPaid { get; private set; }

    public long LateFeesWaived { get; private set; }

    public long LateFeesUnpaid => LateFees - LateFeesPaid - LateFeesWaived;

    /// <summary>What the bank owes the customer, because a refund or a payment was more than what was unpaid.</summary>
    public long CreditBalance { get; private set; }

    public long Refunded { get; private set; }

    /// <summary>What the merchant got for good: the purchase less refunds, each less the discount.</summary>
    public long PaidToMerchant => _amount - _terms.DiscountOf(_amount) - Refunded + _terms.DiscountOf(Refunded);

    public long PastDue => _parts.Where(part => part.DueDate < _day).Sum(part => part.Unpaid);

    public int DaysPastDue =>
        _parts.Find(part => part.Unpaid > 0) is { } oldest ? Math.Max(0, _day.DayNumber - oldest.DueDate.DayNumber) : 0;

    /// <param name="amount">At least one minor unit for each part.</param>
    /// <param name="entries">In any order.</param>
    /// <param name="until">The days before it are closed; what happened on it counts already.</param>
    /// <exception cref="RefusedException">Something that cannot have happened, or a purchase that cannot be split.</exception>
    public static PurchaseAccount Of(PayLaterTerms terms, DateOnly purchaseDate, long amount, IEnumerable<PurchaseEntry> entries, DateOnly until)
    {
        if (amount < terms.Parts)
        {
            throw new RefusedException(PayLaterErrors.TooSmall);
        }

        var all = entries.ToList();
        var reversed = all.Where(entry => entry.Kind == PurchaseEntryKind.Reversal).Select(entry => entry.Reverses).ToHashSet();
        var account = new PurchaseAccount(terms, purchaseDate, amount);
        foreach (var entry in all
            .Where(entry => entry.Kind != PurchaseEntryKind.Reversal && !reversed.Contains(entry.Number) && entry.Date <= until)
            .OrderBy(entry => entry.Date).ThenBy(entry => entry.Number))
        {
            account.CloseDaysBefore(entry.Date);
            account.Happen(entry, purchaseDate);
        }

        account.CloseDaysBefore(until);
        return account;
    }

    private void CloseDaysBefore(DateOnly until)
    {
        for (; _day < until; _day = _day.AddDays(1))
        {
            ChargeLatePayments();
        }
    }

    private void Happen(PurchaseEntry entry, DateOnly purchaseDate)
    {
        if (entry.Date < purchaseDate)
        {
            throw new RefusedException(PayLaterErrors.BeforePurchase);
        }

        switch (entry.Kind)
        {
            case PurchaseEntryKind.Payment:
                Pay(entry.Amount);
                break;
            case PurchaseEntryKind.Refund:
                Refund(entry.Amount);
                break;
            case PurchaseEntryKind.Waiver:
                LateFeesWaived += Math.Min(entry.Amount, LateFeesUnpaid);
                break;
            default:
                throw new InvalidOperationException($"Nothing is known to happen by a {entry.Kind}.");
        }
    }

    private void Pay(long amount)
    {
        var left = _parts.Aggregate(amount, (payment, part) => part.Pay(payment));
        var fees = Math.Min(left, LateFeesUnpaid);
        LateFeesPaid += fees;
        CreditBalance = checked(CreditBalance + left - fees);
    }

    private void Refund(long amount)
    {
        if (amount > _amount - Refunded)
        {
            throw new RefusedException(PayLaterErrors.BeyondPurchase);
        }

        Refunded += amount;
        CreditBalance = checked(CreditBalance + Enumerable.Reverse(_parts).Aggregate(amount, (refund, part) => part.Refund(refund)));
    }

    private void ChargeLatePayments()
    {
        if (_terms.LatePayment is not { } rule)
        {
            return;
        }

        foreach (var part in _parts.Where(part => part.Unpaid > 0 && !part.IsLateDealtWith && _day > part.DueDate.AddDays(rule.GraceDays)))
        {
            part.IsLateDealtWith = true;
            var share = LineRounding.ToMinorUnits(part.Unpaid * rule.Percent / 100);
            var most = LineRounding.ToMinorUnits(_amount * _terms.MostLatePercent / 100) - LateFees;
            LateFees += Math.Max(0, Math.Min(Math.Min(part.Unpaid, most), rule.On(share, before: LateFees)));
        }
    }
}
