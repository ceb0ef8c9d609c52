using System.Text.Json.Serialization;
using DigitalBank.SharedKernel.Identifiers;
using DigitalBank.SharedKernel.Results;

namespace DigitalBank.Payments.DirectDebits.DebitMandates;

/// <summary>What a debtor has signed: that this creditor may collect from that account. Kept here by the creditor.</summary>
internal sealed class DebitMandate
{
    /// <summary>Months without a collection after which nothing may be collected any more.</summary>
    /// <remarks>Source: EPC016-06, SEPA Direct Debit Core Scheme Rulebook, section 4.1.</remarks>
    public const int MonthsUntilExpiry = 36;

    public Guid Id { get; init; }

    public Guid CreditorId { get; init; }

    /// <summary>The creditor's own, without regard to capitals; unique with it.</summary>
    public string Reference { get; init; } = string.Empty;

    public DebitScheme Scheme { get; init; }

    /// <summary>Signed for one collection alone.</summary>
    public bool IsOneOff { get; init; }

    public DateOnly SignedOn { get; init; }

    public string? DebtorName { get; private set; }

    public string DebtorIban { get; private set; } = string.Empty;

    /// <summary>Null where the IBAN is enough.</summary>
    public string? DebtorBic { get; private set; }

    /// <summary>Days before the due date on which the debtor is told: fourteen, or fewer where both have agreed on it.</summary>
    public int NoticeDays { get; private set; }

    public DateTimeOffset RegisteredAt { get; init; }

    public DebitMandateStatus Status { get; private set; } = DebitMandateStatus.Active;

    /// <summary>Due date of the last collection that was taken and not withdrawn, even if it failed; null while there is none.</summary>
    /// <remarks>Source: EPC016-06, section 4.1: counted from the latest collection presented, even if rejected, returned or refunded.</remarks>
    public DateOnly? LastUsedOn { get; private set; }

    /// <summary>The account with which the debtor's bank knows the mandate: that of the last collection sent. Null while none was.</summary>
    public string? PresentedIban { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    public int Version { get; private set; }

    public void Describe(DebtorDetails debtor)
    {
        DebtorIban = Iban.TryParse(debtor.DebtorIban, out var iban) ? iban.ToString() : debtor.DebtorIban;
        (DebtorName, DebtorBic, NoticeDays) = (debtor.DebtorName, debtor.DebtorBic, debtor.NoticeDays);
        Version++;
    }

    public void Cancel(DateTimeOffset now)
    {
        (Status, EndedAt) = (DebitMandateStatus.Cancelled, now);
        Version++;
    }

    /// <returns>Why nothing may be collected like this, or null.</returns>
    public Failure? WhyNot(SequenceType sequence, DateOnly dueDate)
    {
        if (Status != DebitMandateStatus.Active)
        {
            return CollectingErrors.DebitMandateEnded;
        }

        if (dueDate < SignedOn)
        {
            return CollectingErrors.DebitMandateNotYet;
        }

        if (dueDate > (LastUsedOn ?? SignedOn).AddMonths(MonthsUntilExpiry))
        {
            return CollectingErrors.DebitMandateExpired;
        }

        // A first collection may also be called recurrent; a second one is no first one any more.
        return IsOneOff != (sequence == SequenceType.OOFF) || (sequence == SequenceType.FRST && LastUsedOn is not null)
            ? CollectingErrors.SequenceTypeWrong
            : null;
    }

    /// <summary>A collection was taken; with the last one the mandate has done its work.</summary>
    public void Use(SequenceType sequence, DateOnly dueDate, DateTimeOffset now)
    {
        LastUsedOn = LastUsedOn > dueDate ? LastUsedOn : dueDate;
        if (sequence is SequenceType.FNAL or SequenceType.OOFF)
        {
            (Status, EndedAt) = (DebitMandateStatus.Ended, now);
        }

        Version++;
    }

    /// <summary>A collection was withdrawn: the mandate does not live longer by it.</summary>
    /// <param name="lastUsedOn">Due date of the last one that is left.</param>
    public void Unuse(DateOnly? lastUsedOn)
    {
        LastUsedOn = lastUsedOn;
        Version++;
    }

    /// <summary>A collection leaves for the debtor's bank.</summary>
    /// <param name="debtorIban">The account from which it collects.</param>
    /// <returns>The account with which that bank knew the mandate, where it was another one: the collection has to say so.</returns>
    public string? Present(string debtorIban)
    {
        if (PresentedIban == debtorIban)
        {
            return null;
        }

        (var before, PresentedIban) = (PresentedIban, debtorIban);
        Version++;
        return before;
    }

    /// <summary>The collection that told of the new account was rejected: the next one has to tell it again.</summary>
    public void PresentAgain(string originalIban)
    {
        PresentedIban = originalIban;
        Version++;
    }

    /// <summary>A collection that ended the mandate came to nothing before its debtor was asked: it may be made again.</summary>
    public void GoOn()
    {
        if (Status == DebitMandateStatus.Ended)
        {
            (Status, EndedAt) = (DebitMandateStatus.Active, null);
            Version++;
        }
    }
}

internal enum DebitScheme
{
    /// <summary>From anybody; the debtor gets it back for eight weeks without a reason.</summary>
    [JsonStringEnumMemberName("CORE")]
    CORE = 1,

    /// <summary>Between companies: the debtor has told its bank before, and gets nothing back that the mandate allowed.</summary>
    [JsonStringEnumMemberName("B2B")]
    B2B = 2,
}

/// <summary>Place of a collection among those under its mandate, in ISO 20022's words, also in JSON.</summary>
internal enum SequenceType
{
    [JsonStringEnumMemberName("FRST")]
    FRST = 1,

    [JsonStringEnumMemberName("RCUR")]
    RCUR = 2,

    [JsonStringEnumMemberName("FNAL")]
    FNAL = 3,

    [JsonStringEnumMemberName("OOFF")]
    OOFF = 4,
}

internal enum DebitMandateStatus
{
    Active = 1,

    /// <summary>By the creditor.</summary>
    Cancelled = 2,

    /// <summary>Its last collection was taken.</summary>
    Ended = 3,
}
