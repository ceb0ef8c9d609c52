using DigitalBank.Lending.Data;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Lending.Impairment;

/// <summary>What is provided for a loan, and why so much.</summary>
internal sealed record GetProvision(Guid LoanId) : IQuery<ProvisionView>;

/// <summary>What is provided for all loans, by product, currency and stage (IFRS 7, 35H).</summary>
internal sealed record GetProvisionReport : IQuery<ProvisionReport>;

/// <param name="DefaultPercent">Chance of default within twelve months.</param>
/// <param name="LossPercent">What is lost then.</param>
/// <param name="Exposure">Principal, and interest that is earned and not paid.</param>
/// <param name="Date">The day on whose evening it was worked out.</param>
/// <param name="ParametersVersion">The version of the product's impairment parameters.</param>
internal sealed record ProvisionView(
    Guid LoanId,
    ImpairmentStage Stage,
    StageReason Reason,
    decimal DefaultPercent,
    decimal LossPercent,
    Money Exposure,
    Money Provision,
    DateOnly Date,
    int ParametersVersion);

internal sealed record ProvisionReport(IReadOnlyList<ProvisionRow> Rows);

internal sealed record ProvisionRow(string ProductCode, ImpairmentStage Stage, int Loans, Money Exposure, Money Provision);

internal sealed class GetProvisionHandler(LendingDbContext db) : IQueryHandler<GetProvision, ProvisionView>
{
    public async Task<Result<ProvisionView>> Handle(GetProvision query, CancellationToken cancellationToken)
    {
        var found = await db.Provisions.AsNoTracking()
            .Where(provision => provision.LoanId == query.LoanId)
            .Join(db.Loans, p => p.LoanId, loan => loan.Id, (provision, loan) => new { Provision = provision, loan.CurrencyCode })
            .SingleOrDefaultAsync(cancellationToken);
        if (found is null)
        {
            return ImpairmentErrors.NoProvision;
        }

        var (p, currency) = (found.Provision, Currency.Of(found.CurrencyCode));
        return new ProvisionView(
            p.LoanId, p.Stage, p.Reason, p.DefaultPerMillion / 10_000m, p.LossPerMillion / 10_000m, Money.OfMinor(p.Exposure, currency),
            Money.OfMinor(p.Amount, currency), p.Date, p.ParametersVersion);
    }
}

internal sealed class GetProvisionReportHandler(LendingDbContext db) : IQueryHandler<GetProvisionReport, ProvisionReport>
{
    public async Task<Result<ProvisionReport>> Handle(GetProvisionReport query, CancellationToken cancellationToken)
    {
        var sums = await db.Provisions.AsNoTracking()
            .Where(provision => provision.Exposure != 0)
            .Join(db.Loans, provision => provision.LoanId, loan => loan.Id, (provision, loan) => new { provision, loan })
            .GroupBy(one => new { one.loan.ProductCode, one.loan.CurrencyCode, one.provision.Stage })
            .Select(group => new
            {
                group.Key,
                Loans = group.Count(),
                Exposure = group.Sum(one => one.provision.Exposure),
                Amount = group.Sum(one => one.provision.Amount),
            })
            .ToListAsync(cancellationToken);
        return new ProvisionReport(
        [
            .. sums
                .OrderBy(sum => sum.Key.ProductCode, StringComparer.Ordinal)
                .ThenBy(sum => sum.Key.CurrencyCode, StringComparer.Ordinal)
                .ThenBy(sum => sum.Key.Stage)
                .Select(sum => new ProvisionRow(
                    sum.Key.ProductCode,
                    sum.Key.Stage,
                    sum.Loans,
                    Money.OfMinor(sum.Exposure, Currency.Of(sum.Key.CurrencyCode)),
                    Money.OfMinor(sum.Amount, Currency.Of(sum.Key.CurrencyCode)))),
        ]);
    }
}
