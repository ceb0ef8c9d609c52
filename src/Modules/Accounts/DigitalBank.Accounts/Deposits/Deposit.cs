using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Accounts.Interest;
using DigitalBank.Accounts.Products;
using DigitalBank.Platform;
using DigitalBank.SharedKernel.Results;

namespace DigitalBank.Accounts.Deposits;

/// <summary>
/// Money that a customer leaves with the bank for an agreed term, or in agreed instalments. The money itself lies on an account of its
/// own; here stands what was agreed. One term follows upon the other when the deposit is rolled over.
/// </summary>
internal sealed class Deposit
{
    private Deposit()
    {
    }

    public Guid Id { get; private init; }

    /// <summary>Who asked for it under which key: the same request again finds the deposit here after a crash.</summary>
    public Guid OpeningKey { get; private init; }

    /// <summary>The key under which its account is opened. Only a deposit that was agreed gets an account of such a product.</summary>
    public Guid AccountKey { get; private init; }

    public Guid HolderPartyId { get; private set; }

    public string ProductCode { get; private init; } = "";

    public string CurrencyCode { get; private init; } = "";

    /// <summary>Minor units: what is paid in at the beginning; of a recurring deposit one instalment.</summary>
    public long Amount { get; private init; }

    public int Length { get; private init; }

    public TermUnit Unit { get; private init; }

    public DateOnly AgreedOn { get; private init; }

    public Guid FundingAccountId { get; private init; }

    /// <summary>Where it is paid to in the end.</summary>
    public Guid PayoutAccountId { get; private set; }

    public MaturityInstruction Instruction { get; private set; }

    public DepositStatus Status { get; private set; } = DepositStatus.Opening;

    /// <summary>Null until the account is open.</summary>
    public Guid? AccountId { get; private set; }

    public long? LedgerAccountId { get; private set; }

    /// <summary>Counts from 1; 0 before the money has come.</summary>
    public int TermNumber { get; private set; }

    /// <summary>The end of the current term, on a business day.</summary>
    public DateOnly? MaturesOn { get; private set; }

    public DateOnly? EndedOn { get; private set; }

    public int Version { get; private set; }

    public TermLength Term => new(Length, Unit);

    /// <summary>The holder turned out to be another party that the bank has.</summary>
    public void MoveTo(Guid partyId)
    {
        HolderPartyId = partyId;
        Version++;
    }

    public static Deposit Agree(OpenDeposit command, Guid openingKey, TermUnit unit, DateOnly today)
    {
        var id = Guid.CreateVersion7();
        return new Deposit
        {
            Id = id,
            OpeningKey = openingKey,
            AccountKey = DerivedKey.Of("deposit-account", id.ToString()),
            HolderPartyId = command.HolderPartyId,
            ProductCode = command.ProductCode,
            CurrencyCode = command.Amount.Currency.Code,
            Amount = command.Amount.MinorUnits,
            Length = command.TermLength,
            Unit = unit,
            AgreedOn = today,
            FundingAccountId = command.FundingAccountId,
            PayoutAccountId = command.PayoutAccountId ?? command.FundingAccountId,
            Instruction = command.Instruction,
        };
    }

    /// <summary>Whether a repeated request asks for what was agreed; the instruction may have been changed since.</summary>
    public bool IsWhatWasAsked(OpenDeposit command) =>
        HolderPartyId == command.HolderPartyId && ProductCode == command.ProductCode && Amount == command.Amount.MinorUnits
        && CurrencyCode == command.Amount.Currency.Code && Length == command.TermLength && FundingAccountId == command.FundingAccountId;

    public void AccountOpened(AccountView account)
    {
        (AccountId, LedgerAccountId) = (account.AccountId, account.LedgerAccountId);
        Version++;
    }

    /// <summary>A term begins: the first one when the money has come, further ones when it is rolled over.</summary>
    /// <param name="principal">Minor units with which it begins.</param>
    public DepositTerm Begin(DateOnly start, DateOnly maturity, long principal, AnnualRate rate)
    {
        Status = DepositStatus.Active;
        TermNumber++;
        MaturesOn = maturity;
        Version++;
        return new DepositTerm
        {
            DepositId = Id,
            Number = TermNumber,
            AccountId = AccountId ?? throw new InvalidOperationException("A term begins on an account."),
            Start = start,
            Maturity = maturity,
            Principal = principal,
            Rate = rate.Units,
        };
    }

    /// <summary>The ledger is about to be asked for an instalment: whoever reckoned with less money reckons again.</summary>
    public void BeginCollecting() => Version++;

    /// <summary>It is decided what is paid out; the money has not moved yet.</summary>
    public void BeginPayout()
    {
        Status = DepositStatus.PayingOut;
        Version++;
    }

    public void ConfirmPaidOut(DateOnly day)
    {
        Status = DepositStatus.Ended;
        EndedOn = day;
        Version++;
    }

    /// <summary>The money has never come.</summary>
    public void Abandon(DateOnly day)
    {
        Status = DepositStatus.Abandoned;
        EndedOn = day;
        Version++;
    }

    /// <summary>
    /// The customer decides otherwise, until maturity. Once the payout is on its way only the account may still be changed: the one
    /// agreed first may be closed.
    /// </summary>
    /// <returns>Why not, or null.</returns>
    public Failure? Instruct(MaturityInstruction instruction, Guid payoutAccountId, DateOnly today)
    {
        var refused = Status switch
        {
            DepositStatus.Active when today < MaturesOn || instruction == Instruction => null,
            DepositStatus.PayingOut when instruction == Instruction => null,
            DepositStatus.Active => DepositErrors.Matured,
            _ => DepositErrors.NotActive,
        };
        if (refused is null)
        {
            (Instruction, PayoutAccountId) = (instruction, payoutAccountId);
            Version++;
        }

        return refused;
    }
}

/// <summary>One term of a deposit. What was agreed for it is never changed.</summary>
internal sealed class DepositTerm
{
    public required Guid DepositId { get; init; }

    /// <summary>Counts from 1.</summary>
    public required int Number { get; init; }

    public required Guid AccountId { get; init; }

    /// <summary>The first day that bears interest.</summary>
    public required DateOnly Start { get; init; }

    /// <summary>The first day that does not, on which it is paid out or rolled over.</summary>
    public required DateOnly Maturity { get; init; }

    /// <summary>Minor units with which it began.</summary>
    public required long Principal { get; init; }

    /// <summary>In units of <see cref="AnnualRate"/>.</summary>
    public required long Rate { get; init; }

    /// <summary>The day of an early closing; null where the term is or was kept.</summary>
    public DateOnly? ClosedOn { get; set; }

    public AnnualRate AnnualRate => new(Rate);

    public DateOnly End => ClosedOn ?? Maturity;
}

internal enum DepositStatus
{
    /// <summary>Agreed; its money has not come yet.</summary>
    Opening = 1,

    Active = 2,

    /// <summary>What is paid out is decided and on its way.</summary>
    PayingOut = 3,

    /// <summary>Paid out, at maturity or early.</summary>
    Ended = 4,

    /// <summary>The money never came.</summary>
    Abandoned = 5,
}

/// <summary>What happens at maturity.</summary>
internal enum MaturityInstruction
{
    PayOut = 1,

    /// <summary>The principal is deposited for another term, its interest paid out.</summary>
    RollOverPrincipal = 2,

    RollOverAll = 3,
}
