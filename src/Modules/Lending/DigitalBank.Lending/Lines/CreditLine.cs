using DigitalBank.Lending.CreditLines;
using DigitalBank.Lending.Origination;
using DigitalBank.Lending.Servicing;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.SharedKernel.Results;

namespace DigitalBank.Lending.Lines;

/// <summary>A credit line in the bank's books. What is drawn lies on a ledger account of its own, below the control account of all loans.</summary>
internal sealed class CreditLine
{
    private CreditLine()
    {
    }

    public Guid Id { get; private init; }

    public Guid ApplicationId { get; private init; }

    public Guid PartyId { get; private set; }

    /// <summary>The customer's account to which draws go and from which repayments come.</summary>
    public Guid AccountId { get; private init; }

    public string ProductCode { get; private init; } = "";

    /// <summary>The version of the product whose terms hold until the line is closed.</summary>
    public int ProductVersion { get; private init; }

    public string CurrencyCode { get; private init; } = "";

    /// <summary>Minor units that may be owed after a draw. All of it counts towards what the customer may owe the bank.</summary>
    public long Limit { get; private set; }

    /// <summary>Minor units a month that a line drawn to its limit would take from the income.</summary>
    public long MonthlyBurden { get; private init; }

    public DateOnly OpenedOn { get; private init; }

    /// <summary>The last day on which it may be drawn.</summary>
    public DateOnly AvailableUntil { get; private set; }

    /// <summary>Null until something was drawn.</summary>
    public long? LedgerAccountId { get; private set; }

    public CreditLineStatus Status { get; private set; } = CreditLineStatus.Open;

    /// <summary>Staff have stopped draws.</summary>
    public bool IsBlocked { get; private set; }

    /// <summary>Minor units that were drawn and are owed.</summary>
    public long Principal { get; private set; }

    /// <summary>What is booked as earned, from the opening on.</summary>
    public LoanIncome Accrued { get; private set; } = LoanIncome.None;

    /// <summary>What of it the customer has not paid.</summary>
    public LoanIncome Owed { get; private set; } = LoanIncome.None;

    /// <summary>As of the last close of business, or event.</summary>
    public int DaysPastDue { get; private set; }

    /// <summary>The day up to which the close of business has dealt with it.</summary>
    public DateOnly ServicedOn { get; private set; }

    /// <summary>The number of the last event that was decided, booked or given up.</summary>
    public int LastEvent { get; private set; }

    /// <summary>How many statements there are.</summary>
    public int Statements { get; private set; }

    /// <summary>Why the close of business could not work it out, so that a person has to look; null when it could.</summary>
    public string? FailureCode { get; private set; }

    public int Version { get; private set; }

    /// <summary>Why nothing can happen to it; null while it is open.</summary>
    public Failure? WhyNotOpen => Status == CreditLineStatus.Open ? null : LineErrors.Closed;

    /// <param name="offer">Its amount becomes the limit.</param>
    public static CreditLine Open(LoanApplication application, LoanOffer offer, CreditLineTerms terms, DateOnly today, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        ApplicationId = application.Id,
        PartyId = application.PartyId,
        AccountId = application.AccountId,
        ProductCode = application.ProductCode,
        ProductVersion = application.ProductVersion,
        CurrencyCode = offer.Amount.Currency.Code,
        Limit = offer.Amount.MinorUnits,
        MonthlyBurden = offer.Instalment.MinorUnits,
        OpenedOn = today,
        AvailableUntil = today.AddMonths(terms.AvailableMonths),
        ServicedOn = today,
        LastEvent = 1,
    };

    public Money MoneyOf(long minorUnits) => Money.OfMinor(minorUnits, Currency.Of(CurrencyCode));

    public CreditLineAgreement AgreementOn(CreditLineTerms terms) => new(terms, OpenedOn, AvailableUntil);

    /// <summary>The borrower turned out to be another party that the bank has.</summary>
    public void MoveTo(Guid partyId) => (PartyId, Version) = (partyId, Version + 1);

    public void AccountOpened(long ledgerAccountId) => (LedgerAccountId, Version) = (ledgerAccountId, Version + 1);

    /// <summary>Raises the version too, so that of two who decide at once one is told.</summary>
    public void Decided(int number) => (LastEvent, Version) = (number, Version + 1);

    public void Happened(LineEvent booked)
    {
        Principal += booked.Principal;
        Owed += booked.Owed;
        Accrued += booked.Fresh;
        DaysPastDue = booked.DaysPastDue;
        Version++;
    }

    /// <summary>A close of business has worked it out.</summary>
    /// <returns>What is earned and was not booked before.</returns>
    public LoanIncome Service(CreditLineAccount account, DateOnly until)
    {
        var fresh = LineEvent.IncomeOf(account.Earned) - Accrued;
        (Accrued, Owed, DaysPastDue, Statements) = (Accrued + fresh, Owed + fresh, account.DaysPastDue, account.Statements.Count);
        (ServicedOn, FailureCode, Version) = (until, null, Version + 1);
        return fresh;
    }

    public void LeaveToPeople(Failure reason) => (FailureCode, Version) = (reason.Code, Version + 1);

    public void ChangeLimit(long limit, int number) => (Limit, LastEvent, Version) = (limit, number, Version + 1);

    public void Block(bool isBlocked) => (IsBlocked, Version) = (isBlocked, Version + 1);

    public void Extend(DateOnly until) => (AvailableUntil, Version) = (until, Version + 1);

    public void Close() => (Status, Version) = (CreditLineStatus.Closed, Version + 1);
}

internal enum CreditLineStatus
{
    Open = 1,

    /// <summary>Nothing is owed and nothing can be drawn any more.</summary>
    Closed = 2,
}
