using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Lending.Data;
using DigitalBank.Lending.Exposures;
using DigitalBank.Lending.Lines;
using DigitalBank.Lending.Products;
using DigitalBank.Lending.Servicing;
using DigitalBank.Platform.Time;
using DigitalBank.Risk.Contracts.Scorecards;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.SharedKernel.Results;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Lending.Origination;

/// <summary>Gathers what an application is decided by: what the applicant says, what the account shows, what is owed already, the score.</summary>
internal sealed class Assessment(
    LendingDbContext db, IMediator bank, ExposureDesk exposures, ExchangeDesk exchange, IBusinessCalendar calendar)
{
    /// <summary>Full months of the account's history that count.</summary>
    private const int Months = 6;

    public async Task<Result<DecisionInputs>> GatherAsync(ApplyForLoan command, CancellationToken cancellationToken)
    {
        var account = await bank.Send(new GetAccount(command.AccountId, VisibleTo: command.PartyId), cancellationToken);
        if (!account.IsSuccess)
        {
            return account.Failure;
        }

        if (account.Value.HolderPartyId != command.PartyId || account.Value.Status != AccountStatus.Active
            || account.Value.CurrencyCode != command.Amount.Currency.Code)
        {
            return ApplicationErrors.AccountUnsuitable;
        }

        var today = await calendar.TodayAsync(cancellationToken);
        var thisMonth = new DateOnly(today.Year, today.Month, 1);
        var flows = await bank.Send(
            new GetAccountFlows(command.AccountId, thisMonth.AddMonths(-Months), thisMonth.AddDays(-1), LoanLedger.Source), cancellationToken);
        if (!flows.IsSuccess)
        {
            return flows.Failure;
        }

        // The month in which the account was opened is not a full one.
        var full = flows.Value.Months.Where(month => month.Month >= flows.Value.OpenedOn).ToList();
        var (currency, rates) = (command.Amount.Currency, await exchange.TodayAsync(cancellationToken));
        var owed = await OwedAsync([command.PartyId], currency, rates, today, cancellationToken);
        var group = await exposures.GroupWithAsync(command.PartyId, cancellationToken);
        var groupOwed = group.Count == 0 ? null : await OwedAsync(group, currency, rates, today, cancellationToken);
        var borrower = await db.Borrowers.AsNoTracking().SingleOrDefaultAsync(b => b.PartyId == command.PartyId, cancellationToken);
        if (owed is null || (groupOwed is null && group.Count > 0))
        {
            return ApplicationErrors.RateMissing;
        }

        return new DecisionInputs(
            today,
            command.Amount,
            command.Instalments,
            command.Purpose,
            command.StatedIncome,
            command.StatedObligations ?? Money.Zero(command.Amount.Currency),
            full.Count,
            Average(full.ConvertAll(month => month.Inflow), command.Amount.Currency),
            Average(full.ConvertAll(month => month.Outflow), command.Amount.Currency),
            owed.Exposure,
            owed.Instalments,
            owed.Lost,
            groupOwed?.Exposure,
            borrower?.IsFrozen ?? false,
            borrower?.Limit);
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

    private sealed record Owed(Money Exposure, Money Instalments, Money Lost);

    private static Money Average(List<Money> amounts, Currency currency) =>
        amounts.Count == 0 ? Money.Zero(currency) : Money.OfMinor(amounts.Sum(amount => amount.MinorUnits) / amounts.Count, currency);
}

/// <summary>A score, or none where the policy asks for none or there is no scorecard.</summary>
internal sealed record OptionalScore(ApplicantScore? Score);
