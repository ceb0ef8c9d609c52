using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Lending.Bureau;
using DigitalBank.Lending.Data;
using DigitalBank.Lending.Exposures;
using DigitalBank.Lending.Lines;
using DigitalBank.Lending.Products;
using DigitalBank.Lending.Servicing;
using DigitalBank.Lending.Sources;
using DigitalBank.Platform.Time;
using DigitalBank.Risk.Contracts.Scorecards;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.SharedKernel.Results;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Lending.Origination;

/// <summary>Gathers what an application is decided by: what the applicant says, what the account shows, what is owed already, the score.</summary>
internal sealed class Assessment(
    LendingDbContext db,
    IMediator bank,
    SourceConsents consents,
    BureauDesk bureau,
    ExposureDesk exposures,
    ExchangeDesk exchange,
    IBusinessCalendar calendar)
{
    /// <summary>Full months of the account's history that count.</summary>
    private const int Months = 6;

    public async Task<Result<DecisionInputs>> GatherAsync(ApplyForLoan command, CreditPolicy policy, CancellationToken cancellationToken)
    {
        if (await RefuseAccountAsync(command, cancellationToken) is { } unsuitable)
        {
            return unsuitable;
        }

        var readings = await consents.ReadingsForAsync(
            command.PartyId, policy.Sources ?? SourceUse.WhereNothingIsSaid, cancellationToken);
        if (!readings.IsSuccess)
        {
            return readings.Failure;
        }

        var (today, currency) = (await calendar.TodayAsync(cancellationToken), command.Amount.Currency);
        var history = readings.Value.Any(reading => reading is { Source: CreditSource.OwnAccount, IsAllowed: true })
            ? await HistoryAsync(command.AccountId, currency, today, cancellationToken)
            : AccountHistory.None(currency);
        if (!history.IsSuccess)
        {
            return history.Failure;
        }

        var rates = await exchange.TodayAsync(cancellationToken);
        var finding = await AskBureauAsync(command, policy, readings.Value, rates, today, cancellationToken);
        if (!finding.IsSuccess)
        {
            return finding.Failure;
        }

        var owed = await OwedAsync([command.PartyId], currency, rates, today, cancellationToken);
        var group = await exposures.GroupWithAsync(command.PartyId, cancellationToken);
        var groupOwed = group.Count == 0 ? null : await OwedAsync(group, currency, rates, today, cancellationToken);
        var borrower = await db.Borrowers.AsNoTracking().SingleOrDefaultAsync(b => b.PartyId == command.PartyId, cancellationToken);
        if (owed is null || (groupOwed is null && group.Count > 0))
        {
            return ApplicationErrors.RateMissing;
        }

        var inputs = new DecisionInputs(
            today,
            command.Amount,
            command.Instalments,
            command.Purpose,
            command.StatedIncome,
            command.StatedObligations ?? Money.Zero(currency),
            history.Value.Months,
            history.Value.Inflow,
            history.Value.Outflow,
            owed.Exposure,
            owed.Instalments,
            owed.Lost,
            groupOwed?.Exposure,
            borrower?.IsFrozen ?? false,
            borrower?.Limit,
            readings.Value,
            finding.Value.Finding);
        return inputs.HasHistory || inputs.StatedIncome is not null ? inputs : SourceErrors.IncomeUnknown;
    }

    private async Task<Failure?> RefuseAccountAsync(ApplyForLoan command, CancellationToken cancellationToken)
    {
        var account = await bank.Send(new GetAccount(command.AccountId, VisibleTo: command.PartyId), cancellationToken);
        return !account.IsSuccess ? account.Failure
            : account.Value.HolderPartyId != command.PartyId || account.Value.Status != AccountStatus.Active
                || account.Value.CurrencyCode != command.Amount.Currency.Code ? ApplicationErrors.AccountUnsuitable
            : null;
    }

    private async Task<Result<OptionalFinding>> AskBureauAsync(
        ApplyForLoan command,
        CreditPolicy policy,
        IReadOnlyList<SourceReading> readings,
        ExchangeTable rates,
        DateOnly today,
        CancellationToken cancellationToken)
    {
        if (readings.FirstOrDefault(reading => reading.Source == CreditSource.CreditBureau)?.ConsentId is not { } consentId)
        {
            return new OptionalFinding(null);
        }

        var rules = policy.Bureau ?? new BureauRules();
        var report = await bureau.FindAsync(command.PartyId, consentId, rules.ReuseDays, today, cancellationToken);
        var finding = report is null
            ? new BureauFinding(BureauAnswer.Unavailable, bureau.Bureau)
            : BureauFinding.Of(report, today, command.Amount.Currency, rates);
        return finding is null ? ApplicationErrors.RateMissing : new OptionalFinding(finding);
    }

    private async Task<Result<AccountHistory>> HistoryAsync(
        Guid accountId, Currency currency, DateOnly today, CancellationToken cancellationToken)
    {
        var thisMonth = new DateOnly(today.Year, today.Month, 1);
        var flows = await bank.Send(
            new GetAccountFlows(accountId, thisMonth.AddMonths(-Months), thisMonth.AddDays(-1), LoanLedger.Source), cancellationToken);
        if (!flows.IsSuccess)
        {
            return flows.Failure;
        }

        // The month in which the account was opened is not a full one.
        var full = flows.Value.Months.Where(month => month.Month >= flows.Value.OpenedOn).ToList();
        return new AccountHistory(
            full.Count,
            Average(full.ConvertAll(month => month.Inflow), currency),
            Average(full.ConvertAll(month => month.Outflow), currency));
    }

    /// <param name="hash">The scorecard of an earlier decision, or null for the one in force.</param>
    public async Task<Result<OptionalScore>> ScoreAsync(
        CreditPolicy policy, DecisionInputs inputs, string? hash, CancellationToken cancellationToken)
    {
        if (policy.Scorecard is null)
        {
            return new OptionalScore(null);
        }

        var scored = await bank.Send(new ScoreApplicant(policy.Scorecard, hash, inputs.ScoreValues()), cancellationToken);
        return scored.IsSuccess ? new OptionalScore(scored.Value)

            // Nobody has published it yet: then a person decides, rather than nobody.
            : scored.Failure.Kind == FailureKind.NotFound && hash is null ? new OptionalScore(null)
            : scored.Failure;
    }

    /// <summary>Loans that run or were charged off, and offers that may still be accepted; and what was lost for good or for now.</summary>
    /// <returns>In all currencies, by what they are worth in one; null where a rate is missing.</returns>
    private async Task<Owed?> OwedAsync(
        IReadOnlyCollection<Guid> parties, Currency currency, ExchangeTable rates, DateOnly today, CancellationToken cancellationToken)
    {
        var loans = await db.Loans.AsNoTracking()
            .Where(loan => parties.Contains(loan.PartyId) && loan.Status != GrantedLoanStatus.Ended)
            .Select(loan => new { loan.CurrencyCode, loan.Outstanding, loan.Instalment, loan.Status, Lost = loan.Lost - loan.Recovered })
            .ToListAsync(cancellationToken);
        var owed = loans.FindAll(loan => loan.Status != GrantedLoanStatus.WrittenOff);
        var promised = await db.Applications.AsNoTracking()
            .Where(a => parties.Contains(a.PartyId) && a.Status == LoanApplicationStatus.Offered && a.OfferValidUntil >= today)
            .Select(a => new { a.OfferedAmount, a.OfferedCurrency })
            .ToListAsync(cancellationToken);
        var lines = await LineExposure.OfAsync(db, parties, cancellationToken);
        var exposure = rates.SumIn(currency,
        [
            .. lines.Select(line => line.Owed),
            .. owed.Select(loan => MoneyOf(checked(loan.Outstanding + loan.Lost), loan.CurrencyCode)),
            .. promised.Select(offer => MoneyOf(offer.OfferedAmount, offer.OfferedCurrency)),
        ]);
        var instalments = rates.SumIn(
            currency,
            owed.Where(loan => loan.Status != GrantedLoanStatus.ChargedOff).Select(loan => MoneyOf(loan.Instalment, loan.CurrencyCode))
                .Concat(lines.Select(line => line.Burden)));
        var lost = rates.SumIn(currency, loans.Select(loan => MoneyOf(loan.Lost, loan.CurrencyCode)));
        return exposure is null || instalments is null || lost is null ? null : new Owed(exposure.Value, instalments.Value, lost.Value);
    }

    private static Money MoneyOf(long minorUnits, string currencyCode) => Money.OfMinor(minorUnits, Currency.Of(currencyCode));

    /// <param name="Months">Full ones that were looked at.</param>
    /// <param name="Inflow">On average over them.</param>
    private sealed record AccountHistory(int Months, Money Inflow, Money Outflow)
    {
        public static Result<AccountHistory> None(Currency currency) => new AccountHistory(0, Money.Zero(currency), Money.Zero(currency));
    }

    /// <summary>What a bureau knows, or nothing where none is asked.</summary>
    private sealed record OptionalFinding(BureauFinding? Finding);

    private sealed record Owed(Money Exposure, Money Instalments, Money Lost);

    private static Money Average(List<Money> amounts, Currency currency) =>
        amounts.Count == 0 ? Money.Zero(currency) : Money.OfMinor(amounts.Sum(amount => amount.MinorUnits) / amounts.Count, currency);
}

/// <summary>A score, or none where the policy asks for none or there is no scorecard.</summary>
internal sealed record OptionalScore(ApplicantScore? Score);
