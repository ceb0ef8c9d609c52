using System.Globalization;
using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Accounts.Data;
using DigitalBank.Accounts.Holding;
using DigitalBank.Accounts.Products;
using DigitalBank.Ledger.Contracts.Balances;
using DigitalBank.Platform;
using DigitalBank.Platform.Jobs;
using DigitalBank.Platform.Time;
using DigitalBank.SharedKernel.Monetary;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Accounts.Fees;

/// <summary>
/// Charges the fees of periods that are over, missed ones included, then collects whatever is due. A charge is saved under an id that
/// follows from account, fee and day, then booked under it: a run that was stopped goes on, and a second one charges nothing.
/// </summary>
internal sealed class ChargeFees(AccountsDbContext db, FeeCollection collection, IBusinessCalendar calendar, IMediator bank) : ICloseOfBusinessStep
{
    private const int PageSize = 500;

    public string Name => "charge-fees";

    /// <summary>After interest has been posted: it may pay the fee.</summary>
    public int Order => 842;

    public async Task<StepReport> RunAsync(DateOnly closingDate, CancellationToken cancellationToken)
    {
        var until = calendar.NextBusinessDay(closingDate);
        var versions = await db.ProductVersions.AsNoTracking().Where(v => v.ValidFrom < until).ToListAsync(cancellationToken);
        foreach (var product in versions.GroupBy(version => version.ProductCode))
        {
            var dated = product.OrderBy(version => version.ValidFrom).Select(v => (From: v.ValidFrom, Terms: v.ReadTerms())).ToList();
            foreach (var fee in (dated[^1].Terms.Fees ?? []).Where(fee => fee.IsPeriodic))
            {
                await ChargeAsync(product.Key, dated, fee, fee.LastEndBefore(until), cancellationToken);
            }
        }

        var (booked, refused) = await collection.CollectAsync(closingDate, only: null, cancellationToken);
        return new StepReport(booked, refused);
    }

    private async Task ChargeAsync(
        string productCode, List<(DateOnly From, ProductTerms Terms)> dated, FeeSettings latest, DateOnly lastEnd, CancellationToken cancellationToken)
    {
        var first = dated.Find(version => version.Terms.Fees?.Any(fee => fee.Code == latest.Code) == true).From;
        while (await LackingAsync(productCode, latest.Code, first, lastEnd, cancellationToken) is { Count: > 0 } page)
        {
            var balances = (await bank.Send(
                new GetBalances(page.ConvertAll(lacking => lacking.Account.LedgerAccountId!.Value)), cancellationToken)).Value;
            foreach (var (account, charged) in page)
            {
                var balance = balances[account.LedgerAccountId!.Value].BookedBalance.MinorUnits;
                var from = Later(charged is { } last ? last.AddDays(1) : Later(account.OpenedOn, first), account.SwitchedOn ?? first);
                db.FeeCharges.AddRange(Ends(latest, from, lastEnd).Select(end => ChargeOf(account, FeeOn(dated, latest, end), end, balance)));
            }

            await db.SaveChangesAsync(cancellationToken);
            db.ChangeTracker.Clear();
        }
    }

    /// <summary>Accounts without a charge for the period that ended last, with the day of their last one.</summary>
    private async Task<List<(Account Account, DateOnly? Charged)>> LackingAsync(
        string productCode, string code, DateOnly first, DateOnly lastEnd, CancellationToken cancellationToken)
    {
        var rows = await db.Accounts.AsNoTracking()
            .Where(account => account.ProductCode == productCode && account.LedgerAccountId != null)
            .Where(account => account.Status == AccountStatus.Active && account.OpenedOn <= lastEnd && first <= lastEnd)
            .Where(account => account.SwitchedOn == null || account.SwitchedOn <= lastEnd)
            .Where(account => !db.FeeCharges.Any(c => c.AccountId == account.Id && c.Code == code && c.DueDate >= lastEnd))
            .OrderBy(account => account.Id)
            .Take(PageSize)
            .Select(account => new
            {
                account,
                Charged = db.FeeCharges.Where(c => c.AccountId == account.Id && c.Code == code).Max(c => (DateOnly?)c.DueDate),
            })
            .ToListAsync(cancellationToken);
        return rows.ConvertAll(row => (row.account, row.Charged));
    }

    private static IEnumerable<DateOnly> Ends(FeeSettings fee, DateOnly from, DateOnly lastEnd)
    {
        for (var end = fee.EndAfter(fee.LastEndBefore(from)); end <= lastEnd; end = fee.EndAfter(end))
        {
            yield return end;
        }
    }

    /// <summary>The fee by the terms of the day; terms in between that lack it charge nothing.</summary>
    private static FeeSettings FeeOn(List<(DateOnly From, ProductTerms Terms)> dated, FeeSettings latest, DateOnly day)
    {
        var terms = dated.FindLast(version => version.From <= day).Terms;
        return terms.Fees?.FirstOrDefault(fee => fee.Code == latest.Code) ?? latest with { Amount = 0, Tiers = null };
    }

    private static FeeCharge ChargeOf(Account account, FeeSettings fee, DateOnly end, long balance)
    {
        var amount = fee.ForBalance(balance, Currency.Of(account.CurrencyCode));
        var day = end.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return new FeeCharge
        {
            Id = DerivedKey.Of("fee", account.Id.ToString(), fee.Code, day),
            AccountId = account.Id,
            Code = fee.Code,
            Name = fee.Name,
            DueDate = end,
            Amount = amount,
            Status = amount == 0 ? FeeStatus.Waived : FeeStatus.Due,
        };
    }

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;
}
