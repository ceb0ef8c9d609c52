using DigitalBank.Lending.Losses;
using DigitalBank.Lending.Origination;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.SharedKernel.Results;

namespace DigitalBank.Lending.Servicing;

/// <summary>A loan in the bank's books. Its principal lies on a ledger account of its own, below the control account of all loans.</summary>
internal sealed class GrantedLoan
{
    private GrantedLoan()
    {
    }

    public Guid Id { get; private init; }

    public Guid ApplicationId { get; private init; }

    public Guid PartyId { get; private set; }

    /// <summary>The customer's account to which it is paid out.</summary>
    public Guid AccountId { get; private init; }

    public string ProductCode { get; private init; } = "";

    /// <summary>The version of the product whose terms hold until the loan ends.</summary>
    public int ProductVersion { get; private init; }

    public string CurrencyCode { get; private init; } = "";

    /// <summary>Minor units that were agreed.</summary>
    public long Principal { get; private init; }

    /// <summary>Minor units of principal that are owed, from the acceptance on.</summary>
    public long Outstanding { get; private set; }

    /// <summary>Minor units that fall due each month.</summary>
    public long Instalment { get; private init; }

    public int Instalments { get; private init; }

    /// <summary>The day on which it was or is to be paid out.</summary>
    public DateOnly StartDate { get; private set; }

    /// <summary>Null until the ledger has its account.</summary>
    public long? LedgerAccountId { get; private set; }

    public GrantedLoanStatus Status { get; private set; } = GrantedLoanStatus.Disbursing;

    /// <summary>What is booked as earned, from the beginning on.</summary>
    public LoanIncome Accrued { get; private set; } = LoanIncome.None;

    /// <summary>What of it the customer has not paid; below zero where it was paid in advance.</summary>
    public LoanIncome Owed { get; private set; } = LoanIncome.None;

    /// <summary>Minor units that were paid beyond what was owed and wait to be paid out.</summary>
    public long CreditBalance { get; private set; }

    /// <summary>As of the last close of business, or event.</summary>
    public int DaysPastDue { get; private set; }

    /// <summary>The last day on which it was known to be overdue; null where it never was.</summary>
    public DateOnly? LastLateOn { get; private set; }

    /// <summary>The day up to which the close of business has dealt with it.</summary>
    public DateOnly ServicedOn { get; private set; }

    /// <summary>The number of the last event that was decided, booked or given up.</summary>
    public int LastEvent { get; private set; }

    /// <summary>The chance of default in twelve months by which it was granted, in millionths; null where no scorecard was asked.</summary>
    public int? DefaultAtOriginationPerMillion { get; private init; }

    /// <summary>Minor units of principal, interest and charges that were given up.</summary>
    public long Lost { get; private set; }

    /// <summary>Minor units of what was lost that have come nonetheless, or are on their way.</summary>
    public long Recovered { get; private set; }

    public ArrearsBucket Bucket => OverdueInstalment.BucketOf(DaysPastDue);

    /// <summary>Why nothing can be repaid; null while it runs.</summary>
    public Failure? WhyNotRunning => Status switch
    {
        GrantedLoanStatus.Running => null,
        GrantedLoanStatus.ChargedOff or GrantedLoanStatus.WrittenOff => LossErrors.GivenUp,
        _ => ServicingErrors.NotRunning,
    };

    public DateTimeOffset AcceptedAt { get; private init; }

    public int Version { get; private set; }

    public Money Amount => Money.OfMinor(Principal, Currency.Of(CurrencyCode));

    public static GrantedLoan Accept(
        LoanApplication application, LoanOffer offer, DateOnly today, DateTimeOffset now, decimal? chanceOfDefault = null) => new()
        {
            Id = Guid.CreateVersion7(now),
            ApplicationId = application.Id,
            PartyId = application.PartyId,
            AccountId = application.AccountId,
            ProductCode = application.ProductCode,
            ProductVersion = application.ProductVersion,
            CurrencyCode = offer.Amount.Currency.Code,
            Principal = offer.Amount.MinorUnits,
            Outstanding = offer.Amount.MinorUnits,
            Instalment = offer.Instalment.MinorUnits,
            Instalments = offer.Instalments,
            StartDate = today,
            AcceptedAt = now,
            DefaultAtOriginationPerMillion = (int?)(chanceOfDefault * 1_000_000),
        };

    /// <summary>The borrower turned out to be another party that the bank has.</summary>
    public void MoveTo(Guid partyId) => (PartyId, Version) = (partyId, Version + 1);

    public void AccountOpened(long ledgerAccountId) => (LedgerAccountId, Version) = (ledgerAccountId, Version + 1);

    public void PayOutOn(DateOnly day) => (StartDate, Version) = (day, Version + 1);

    public void Disbursed(DateOnly day) => (Status, StartDate, Version) = (GrantedLoanStatus.Running, day, Version + 1);

    /// <summary>Raises the version too, so that of two who decide at once one is told.</summary>
    public void Decided(int number) => (LastEvent, Version) = (number, Version + 1);

    public void Happened(LoanEvent booked)
    {
        Outstanding += booked.Change.Principal;
        Owed += booked.Change.Owed;
        CreditBalance += booked.Change.CreditBalance;
        Accrued += booked.Fresh;
        StandsAt(booked.DaysPastDue, booked.BookingDate);
        if (booked.EndsLoan)
        {
            Status = CreditBalance > 0 ? GrantedLoanStatus.Overpaid : GrantedLoanStatus.Ended;
        }

        Version++;
    }

    /// <param name="earned">By the day, from the beginning on.</param>
    /// <param name="lastEvent">The number of the last event, with those of the close.</param>
    /// <returns>What of it is new.</returns>
    public LoanIncome Service(LoanIncome earned, int daysPastDue, int lastEvent, DateOnly day)
    {
        var fresh = earned - Accrued;
        (Accrued, Owed, LastEvent, ServicedOn) = (earned, Owed + fresh, lastEvent, day);
        StandsAt(daysPastDue, day);
        Version++;
        return fresh;
    }

    private void StandsAt(int daysPastDue, DateOnly day) => (DaysPastDue, LastLateOn) = (daysPastDue, daysPastDue > 0 ? day : LastLateOn);

    /// <summary>Why it cannot be given up in this way; null when it can.</summary>
    public Failure? WhyNotGiveUp(LossKind kind) =>
        kind == LossKind.WriteOff && Status == GrantedLoanStatus.ChargedOff ? null : WhyNotRunning;

    /// <summary>All that is owed leaves the books.</summary>
    public void BeGivenUp(LossKind kind)
    {
        Status = kind == LossKind.ChargeOff ? GrantedLoanStatus.ChargedOff : GrantedLoanStatus.WrittenOff;
        (Outstanding, Owed, Lost, Version) = (0, LoanIncome.None, Lost + Outstanding + Owed.Total, Version + 1);
    }

    /// <returns>Why not, or null.</returns>
    public Failure? Recover(long amount)
    {
        if (Status is not (GrantedLoanStatus.ChargedOff or GrantedLoanStatus.WrittenOff))
        {
            return LossErrors.NotGivenUp;
        }

        if (amount > Lost - Recovered)
        {
            return LossErrors.BeyondLoss;
        }

        (Recovered, Version) = (Recovered + amount, Version + 1);
        return null;
    }

    /// <summary>The ledger would not take it from the customer's account.</summary>
    public void NotRecovered(long amount) => (Recovered, Version) = (Recovered - amount, Version + 1);

    /// <summary>The ledger would not pay out, so nothing is owed.</summary>
    public void GiveUp() => (Status, Outstanding, Version) = (GrantedLoanStatus.Ended, 0, Version + 1);
}

internal enum GrantedLoanStatus
{
    /// <summary>Accepted; its money is on the way.</summary>
    Disbursing = 1,

    Running = 2,

    /// <summary>Nothing is owed any more.</summary>
    Ended = 3,

    /// <summary>Out of the bank's books, and still owed.</summary>
    ChargedOff = 4,

    /// <summary>The bank has given up its claim.</summary>
    WrittenOff = 5,

    /// <summary>Nothing is owed any more but by the bank: what was paid beyond it.</summary>
    Overpaid = 6,
}
