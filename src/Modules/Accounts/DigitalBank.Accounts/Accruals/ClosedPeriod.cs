namespace DigitalBank.Accounts.Accruals;

/// <summary>A period that has been posted and can still be corrected, because it is within the look-back.</summary>
internal sealed class ClosedPeriod
{
    public required Guid AccountId { get; init; }

    /// <summary>The day after its last one.</summary>
    public required DateOnly PostingDate { get; init; }

    public required DateOnly Start { get; init; }

    /// <summary>Balance by value date when it began, in minor units.</summary>
    public required long OpeningBalance { get; set; }

    public required StoredInterest OpeningCredit { get; set; }

    public required StoredInterest OpeningArranged { get; set; }

    public required StoredInterest OpeningUnarranged { get; set; }

    public PeriodOpening Opening => new(OpeningBalance, OpeningCredit.Amount, OpeningArranged.Amount, OpeningUnarranged.Amount);

    /// <summary>What went before has been corrected, so it begins differently.</summary>
    public void Reopen(PeriodOpening opening)
    {
        OpeningBalance = opening.Balance;
        OpeningCredit = StoredInterest.Of(opening.Credit);
        OpeningArranged = StoredInterest.Of(opening.Arranged);
        OpeningUnarranged = StoredInterest.Of(opening.Unarranged);
    }
}
