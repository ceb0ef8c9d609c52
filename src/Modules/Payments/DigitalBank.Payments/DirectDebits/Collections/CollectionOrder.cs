using DigitalBank.Payments.DirectDebits.Creditors;
using DigitalBank.Payments.DirectDebits.DebitMandates;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.SharedKernel.Results;

namespace DigitalBank.Payments.DirectDebits.Collections;

/// <summary>What a creditor wants to collect, by whatever way it came.</summary>
/// <param name="CollectionId">Of the collection that it becomes.</param>
/// <param name="MandateReference">The creditor's own, in capitals.</param>
/// <param name="Uetr">The creditor's; null lets the bank choose one.</param>
/// <param name="DebtorIban">As the order names it, in electronic form; null where it names the mandate alone.</param>
internal sealed record CollectionOrder(
    Guid CollectionId,
    string MandateReference,
    SequenceType SequenceType,
    DateOnly DueDate,
    Money Amount,
    string EndToEndId,
    string? RemittanceInformation,
    string? Uetr = null,
    string? DebtorIban = null)
{
    public const int MostDaysAhead = 366;

    /// <summary>The first rule that is broken decides. Pure: what the rules rest on was looked up before.</summary>
    /// <param name="isKnown">A collection of this end-to-end id counts under the mandate.</param>
    /// <param name="dueThatDayMinor">What the creditor collects on the due date already.</param>
    /// <returns>Why it is not taken, or null.</returns>
    public Failure? WhyNot(
        Creditor creditor, DebitMandate? mandate, bool isKnown, long dueThatDayMinor, ReturnedShare returned, DateOnly today, Func<DateOnly, bool> isBusinessDay)
    {
        if (creditor.WhyNotCollect() is { } mayNot)
        {
            return mayNot;
        }

        if (mandate is null)
        {
            return CollectingErrors.UnknownDebitMandate;
        }

        if (isKnown)
        {
            return CollectingErrors.CollectionKnown;
        }

        if (mandate.WhyNot(SequenceType, DueDate) is { } noMandate)
        {
            return noMandate;
        }

        if (DebtorIban is not null && DebtorIban != mandate.DebtorIban)
        {
            return CollectingErrors.DebitMandateDiffers;
        }

        return DueDate < today.AddDays(mandate.NoticeDays) || DueDate > today.AddDays(MostDaysAhead) || !isBusinessDay(DueDate)
            ? CollectingErrors.DueDateWrong
            : creditor.WhyTooMuch(Amount, dueThatDayMinor, returned);
    }

    public static string ReferenceKeyOf(Guid mandateId, string endToEndId) => $"{mandateId:N}/{endToEndId}";
}
