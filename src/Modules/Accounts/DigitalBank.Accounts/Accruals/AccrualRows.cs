namespace DigitalBank.Accounts.Accruals;

/// <summary>
/// The accrual of a business date: what is looked at, written once, so that whoever goes on after a crash looks at the same.
/// </summary>
internal sealed class InterestRun
{
    /// <summary>The day that ended.</summary>
    public required DateOnly BusinessDate { get; init; }

    /// <summary>The last entry of the journal that counts.</summary>
    public required long ThroughEntryId { get; init; }

    /// <summary>
    /// The first day that is not reckoned: the business date after, so that weekends and holidays are reckoned before they come.
    /// </summary>
    public required DateOnly Until { get; init; }
}

/// <summary>
/// What a step of a business date's accrual added to an account. The key lets each step add once; a row is never changed.
/// </summary>
internal sealed class DailyAccrual
{
    public required Guid AccountId { get; init; }

    public required DateOnly BusinessDate { get; init; }

    /// <summary>The account's version that it led to, so that two runs at once cannot both add.</summary>
    public required int Step { get; init; }

    /// <summary>The first day that it covers; before the day reached earlier where the past was reckoned anew.</summary>
    public required DateOnly FromDate { get; init; }

    public required DateOnly UntilDate { get; init; }

    /// <summary>At the end of its last day, by value date, in minor units.</summary>
    public required long Balance { get; init; }

    /// <summary>Credit interest added; where the past was reckoned anew, the difference.</summary>
    public required StoredInterest Credit { get; init; }

    public required StoredInterest Debit { get; init; }

    /// <summary>Minor units that were booked as accrued for it.</summary>
    public required long BookedCredit { get; init; }

    public required long BookedDebit { get; init; }

    /// <summary>A booking with an earlier value date had come.</summary>
    public required bool IsAnew { get; init; }
}

/// <summary>What moved on an account by value date, kept as long as the day can be reckoned anew.</summary>
internal sealed class ValueDay
{
    public required Guid AccountId { get; init; }

    public required DateOnly ValueDate { get; init; }

    /// <summary>Credits less debits, minor units.</summary>
    public required long Net { get; set; }
}

/// <summary>Accrued interest of many accounts that is booked as one entry. Saved with the accruals that it adds up, booked after.</summary>
internal sealed class AccrualBooking
{
    public required Guid Id { get; init; }

    public required DateOnly BusinessDate { get; init; }

    public required string ProductCode { get; init; }

    public required string CurrencyCode { get; init; }

    public required string EventCode { get; init; }

    /// <summary>Minor units; below zero where accrued interest became less.</summary>
    public required long Amount { get; init; }

    /// <summary>Null until the ledger has it.</summary>
    public long? EntryId { get; set; }
}

/// <summary>Interest posted to an account at the end of a period, or a correction of it. The key lets a period be posted once.</summary>
internal sealed class InterestPosting
{
    public required Guid AccountId { get; init; }

    /// <summary>The day after the period; the value date of the posting.</summary>
    public required DateOnly PostingDate { get; init; }

    /// <summary>0 for the posting itself; corrections count from 1 and hold differences.</summary>
    public required int Revision { get; init; }

    /// <summary>The bank day on which it is booked.</summary>
    public required DateOnly BusinessDate { get; set; }

    /// <summary>The product of the period, by whose mapping it is booked.</summary>
    public required string ProductCode { get; init; }

    /// <summary>Credit interest before tax; below zero where the rate was.</summary>
    public required long Credit { get; init; }

    /// <summary>Debit interest within the arranged overdraft.</summary>
    public required long Arranged { get; init; }

    public required long Unarranged { get; init; }

    public required long Tax { get; init; }

    public bool IsBooked { get; set; }

    public long? CreditEntryId { get; set; }

    public long? DebitEntryId { get; set; }

    public long Debit => Arranged + Unarranged;
}

/// <summary>One component of the tax that was kept back at a posting.</summary>
internal sealed class TaxWithheld
{
    public required Guid AccountId { get; init; }

    public required DateOnly PostingDate { get; init; }

    public required int Revision { get; init; }

    public required string Code { get; init; }

    public required long Amount { get; init; }
}

/// <summary>From a day on, how far an account may be overdrawn at the arranged rate.</summary>
internal sealed class ArrangedOverdraft
{
    public required Guid AccountId { get; init; }

    public required DateOnly ValidFrom { get; init; }

    /// <summary>Minor units, not negative.</summary>
    public required long Limit { get; set; }
}
