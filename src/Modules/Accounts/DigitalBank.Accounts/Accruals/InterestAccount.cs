using DigitalBank.Accounts.Deposits;
using DigitalBank.Accounts.Interest;
using DigitalBank.Accounts.Switching;

namespace DigitalBank.Accounts.Accruals;

/// <summary>
/// How far the interest of an account has been reckoned. One row per account that bears interest; its key makes that sure.
/// </summary>
internal sealed class InterestAccount
{
    private InterestAccount()
    {
    }

    public Guid AccountId { get; private init; }

    public long LedgerAccountId { get; private init; }

    public string ProductCode { get; private set; } = "";

    public string CurrencyCode { get; private init; } = "";

    public DateOnly AccruedUntil { get; private set; }

    public DateOnly NextPosting { get; private set; }

    public DateOnly PeriodStart { get; private set; }

    public StoredInterest Credit { get; private set; }

    public StoredInterest Compounded { get; private set; }

    public StoredInterest Arranged { get; private set; }

    public StoredInterest Unarranged { get; private set; }

    public DateOnly AverageStart { get; private set; }

    /// <summary>Daily balances added up, in minor units.</summary>
    public long AverageSum { get; private set; }

    public StoredInterest AverageInterest { get; private set; }

    /// <summary>Balance by value date at the end of the last day reckoned, in minor units.</summary>
    public long Balance { get; private set; }

    /// <summary>The last entry of the journal that is in it.</summary>
    public long SeenEntryId { get; private set; }

    /// <summary>Minor units of accrued interest that stand in the ledger for this account.</summary>
    public long BookedCredit { get; private set; }

    public long BookedDebit { get; private set; }

    /// <summary>
    /// The last posting, or the day on which the account began to bear interest: from there the period can be reckoned anew.
    /// </summary>
    public DateOnly OpenedPeriodOn { get; private set; }

    /// <summary>Balance by value date when the period began, in minor units.</summary>
    public long OpeningBalance { get; private set; }

    /// <summary>Remainders that the period began with.</summary>
    public StoredInterest OpeningCredit { get; private set; }

    public StoredInterest OpeningArranged { get; private set; }

    public StoredInterest OpeningUnarranged { get; private set; }

    /// <summary>The account is being closed, or its deposit has ended early: nothing is reckoned, posted or corrected any more.</summary>
    public bool IsEnded { get; private set; }

    public int Version { get; private set; }

    public static InterestAccount Begin(AccountToAccrue account, DateOnly day, InterestTerms terms)
    {
        var begun = new InterestAccount
        {
            AccountId = account.AccountId,
            LedgerAccountId = account.LedgerAccountId,
            ProductCode = account.ProductCode,
            CurrencyCode = account.CurrencyCode,
            OpenedPeriodOn = day,
        };
        begun.Keep(InterestPosition.Beginning(day, terms));
        return begun;
    }

    public InterestPosition Position() => new()
    {
        AccruedUntil = AccruedUntil,
        NextPosting = NextPosting,
        PeriodStart = PeriodStart,
        Credit = Credit.Amount,
        Compounded = Compounded.Amount,
        Arranged = Arranged.Amount,
        Unarranged = Unarranged.Amount,
        Average = new Average(AverageStart, AverageSum, AverageInterest.Amount),
    };

    /// <summary>How the open period began.</summary>
    public PeriodOpening Opening => new(OpeningBalance, OpeningCredit.Amount, OpeningArranged.Amount, OpeningUnarranged.Amount);

    /// <summary>Interest was reckoned up to a later day, or anew.</summary>
    /// <param name="balance">At the end of the last day reckoned.</param>
    public void Accrue(InterestPosition position, long balance, long seenEntryId, long bookedCredit, long bookedDebit)
    {
        Keep(position);
        (Balance, SeenEntryId) = (balance, seenEntryId);
        (BookedCredit, BookedDebit) = (BookedCredit + bookedCredit, BookedDebit + bookedDebit);
        Version++;
    }

    /// <summary>What went before the open period has been corrected, so it begins differently.</summary>
    public void Reopen(PeriodOpening opening)
    {
        OpeningBalance = opening.Balance;
        OpeningCredit = StoredInterest.Of(opening.Credit);
        OpeningArranged = StoredInterest.Of(opening.Arranged);
        OpeningUnarranged = StoredInterest.Of(opening.Unarranged);
    }

    /// <summary>The open period as it is kept once it is posted.</summary>
    public ClosedPeriod Closed() => new()
    {
        AccountId = AccountId,
        PostingDate = AccruedUntil,
        Start = OpenedPeriodOn,
        OpeningBalance = OpeningBalance,
        OpeningCredit = OpeningCredit,
        OpeningArranged = OpeningArranged,
        OpeningUnarranged = OpeningUnarranged,
    };

    /// <summary>
    /// A deposit is rolled over on the day on which the open period began, however late that is decided: what was reckoned since, without
    /// a term, is reckoned again with it.
    /// </summary>
    public void BeginTerm(DateOnly nextPosting)
    {
        Keep(Opening.At(OpenedPeriodOn, nextPosting));
        Balance = OpeningBalance;
        Version++;
    }

    /// <summary>
    /// The account closes, or a deposit ends before its maturity, with everything posted. An accrual that runs at the same moment cannot
    /// be saved, and finds the end when it reads again.
    /// </summary>
    public void End()
    {
        if (!IsEnded)
        {
            IsEnded = true;
            Version++;
        }
    }

    /// <summary>The account is not closed after all: the next accrual makes good the days since.</summary>
    public void GoOn()
    {
        IsEnded = false;
        Version++;
    }

    /// <summary>From the day on which the open period began, nothing of which is reckoned yet, the account has another product.</summary>
    public void SwitchTo(string productCode, DateOnly nextPosting)
    {
        (ProductCode, NextPosting) = (productCode, nextPosting);
        Version++;
    }

    /// <summary>The period's interest is posted: what stood in the ledger as accrued leaves it, and a new period begins.</summary>
    public void Post(PostedInterest posted, InterestPosition after)
    {
        Keep(after);
        BookedCredit -= posted.Credit;
        BookedDebit -= posted.Arranged + posted.Unarranged;
        (OpenedPeriodOn, OpeningBalance) = (after.AccruedUntil, Balance);
        (OpeningCredit, OpeningArranged, OpeningUnarranged) = (Credit, Arranged, Unarranged);
        Version++;
    }

    private void Keep(InterestPosition position)
    {
        (AccruedUntil, NextPosting, PeriodStart) = (position.AccruedUntil, position.NextPosting, position.PeriodStart);
        (Credit, Compounded) = (StoredInterest.Of(position.Credit), StoredInterest.Of(position.Compounded));
        (Arranged, Unarranged) = (StoredInterest.Of(position.Arranged), StoredInterest.Of(position.Unarranged));
        (AverageStart, AverageSum) = (position.Average.Start, (long)position.Average.Sum);
        AverageInterest = StoredInterest.Of(position.Average.Interest);
    }
}

/// <summary>Exact interest in two columns that every database has.</summary>
/// <param name="Whole">Minor units, cut off downwards.</param>
/// <param name="Fraction">What is above, in 7,104,369,636,000,000,000ths of a minor unit.</param>
internal readonly record struct StoredInterest(long Whole, long Fraction)
{
    public InterestAmount Amount => InterestAmount.Of(Whole, Fraction);

    public static StoredInterest Of(InterestAmount amount) => new(amount.Whole, amount.Fraction);
}

/// <summary>What the accrual must know of an account.</summary>
internal sealed record AccountToAccrue(Guid AccountId, long LedgerAccountId, string ProductCode, string CurrencyCode, DateOnly OpenedOn)
{
    /// <summary>Of a deposit what was agreed, term by term; empty for other accounts, which have their product's terms.</summary>
    public IReadOnlyList<AgreedTerm> Agreed { get; init; } = [];

    /// <summary>One after the other, where the account has had several; empty where it always had the one that it has.</summary>
    public IReadOnlyList<ProductStretch> Products { get; init; } = [];

    public string ProductOn(DateOnly day) => Products.LastOrDefault(stretch => stretch.From <= day)?.ProductCode ?? ProductCode;
}
