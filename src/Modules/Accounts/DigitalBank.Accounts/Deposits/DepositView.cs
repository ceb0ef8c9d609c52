using DigitalBank.Accounts.Data;
using DigitalBank.Accounts.Products;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Accounts.Deposits;

/// <summary>One deposit with its terms and instalments.</summary>
/// <param name="Holder">Only if it is theirs; null for staff.</param>
internal sealed record GetDeposit(Guid DepositId, Guid? Holder) : IQuery<DepositView>;

/// <summary>A page of deposits, of one holder or of all, in the order in which they were agreed.</summary>
/// <param name="After">The last id of the page before; null for the first page.</param>
internal sealed record ListDeposits(Guid? Holder, Guid? After, int Limit) : IQuery<IReadOnlyList<DepositSummary>>;

/// <param name="Amount">The principal agreed; of a recurring deposit one instalment.</param>
/// <param name="TermLength">In <paramref name="TermUnit"/>s.</param>
/// <param name="MaturesOn">Of the current term; null before the money has come.</param>
internal sealed record DepositSummary(
    Guid DepositId,
    Guid? AccountId,
    Guid HolderPartyId,
    string ProductCode,
    DepositStatus Status,
    Money Amount,
    int TermLength,
    TermUnit TermUnit,
    DateOnly? MaturesOn,
    DateOnly? EndedOn)
{
    public static DepositSummary Of(Deposit deposit) => new(
        deposit.Id,
        deposit.AccountId,
        deposit.HolderPartyId,
        deposit.ProductCode,
        deposit.Status,
        Money.OfMinor(deposit.Amount, Currency.Of(deposit.CurrencyCode)),
        deposit.Length,
        deposit.Unit,
        deposit.MaturesOn,
        deposit.EndedOn);
}

/// <param name="Terms">In their order; the last one is the current one.</param>
/// <param name="Payouts">What left it at the end of a term.</param>
/// <param name="Instalments">Of a recurring deposit; empty otherwise.</param>
internal sealed record DepositView(
    DepositSummary Deposit,
    MaturityInstruction Instruction,
    Guid FundingAccountId,
    Guid PayoutAccountId,
    IReadOnlyList<DepositTermView> Terms,
    IReadOnlyList<DepositPayoutView> Payouts,
    IReadOnlyList<InstalmentView> Instalments)
{
    public static async Task<DepositView> OfAsync(AccountsDbContext db, Deposit deposit, CancellationToken cancellationToken)
    {
        // What is about to be saved counts: an answer is remembered in the save that it tells of.
        await db.DepositTerms.Where(term => term.DepositId == deposit.Id).LoadAsync(cancellationToken);
        await db.DepositPayouts.Where(payout => payout.DepositId == deposit.Id).LoadAsync(cancellationToken);
        await db.DepositInstalments.Where(instalment => instalment.DepositId == deposit.Id).LoadAsync(cancellationToken);
        var currency = Currency.Of(deposit.CurrencyCode);
        return new DepositView(
            DepositSummary.Of(deposit),
            deposit.Instruction,
            deposit.FundingAccountId,
            deposit.PayoutAccountId,
            [.. db.DepositTerms.Local.Where(term => term.DepositId == deposit.Id).OrderBy(term => term.Number).Select(term => new DepositTermView(
                term.Number, term.Start, term.Maturity, Money.OfMinor(term.Principal, currency), term.AnnualRate.Percent, term.ClosedOn))],
            [.. db.DepositPayouts.Local.Where(payout => payout.DepositId == deposit.Id).OrderBy(payout => payout.TermNumber).Select(payout =>
                new DepositPayoutView(
                    payout.TermNumber, payout.Kind, Money.OfMinor(payout.Amount, currency), Money.OfMinor(payout.Penalty, currency),
                    Money.OfMinor(payout.TaxReturned, currency), payout.ValueDate, payout.IsBooked))],
            [.. db.DepositInstalments.Local.Where(one => one.DepositId == deposit.Id).OrderBy(one => one.Number).Select(one => new InstalmentView(
                one.Number, one.DueDate, Money.OfMinor(one.Amount, currency), one.Status, one.PaidOn, one.Attempts, one.LastCode))]);
    }
}

/// <param name="Maturity">The first day that earns nothing any more.</param>
/// <param name="Percent">The yearly rate that was agreed for it.</param>
/// <param name="ClosedOn">The day on which it was closed early; null otherwise.</param>
internal sealed record DepositTermView(
    int Number, DateOnly Start, DateOnly Maturity, Money Principal, decimal Percent, DateOnly? ClosedOn);

/// <param name="Penalty">Interest that was given back.</param>
/// <param name="TaxReturned">Tax that had been kept back of it.</param>
internal sealed record DepositPayoutView(
    int TermNumber, PayoutKind Kind, Money Amount, Money Penalty, Money TaxReturned, DateOnly ValueDate, bool IsBooked);

/// <param name="Attempts">How often it could not be collected.</param>
/// <param name="LastCode">Why the last time.</param>
internal sealed record InstalmentView(
    int Number, DateOnly DueDate, Money Amount, InstalmentStatus Status, DateOnly? PaidOn, int Attempts, string? LastCode);

internal sealed class GetDepositHandler(AccountsDbContext db) : IQueryHandler<GetDeposit, DepositView>
{
    public async Task<Result<DepositView>> Handle(GetDeposit query, CancellationToken cancellationToken)
    {
        var deposit = await db.Deposits
            .Where(d => d.Id == query.DepositId && (query.Holder == null || d.HolderPartyId == query.Holder))
            .SingleOrDefaultAsync(cancellationToken);
        return deposit is null ? DepositErrors.Unknown : await DepositView.OfAsync(db, deposit, cancellationToken);
    }
}

internal sealed class ListDepositsHandler(AccountsDbContext db) : IQueryHandler<ListDeposits, IReadOnlyList<DepositSummary>>
{
    public async Task<Result<IReadOnlyList<DepositSummary>>> Handle(ListDeposits query, CancellationToken cancellationToken)
    {
        var deposits = db.Deposits.AsNoTracking();
        if (query.Holder is { } holder)
        {
            deposits = deposits.Where(deposit => deposit.HolderPartyId == holder);
        }

        if (query.After is { } after)
        {
            deposits = deposits.Where(deposit => deposit.Id.CompareTo(after) > 0);
        }

        var page = await deposits.OrderBy(deposit => deposit.Id).Take(query.Limit).ToListAsync(cancellationToken);
        return page.ConvertAll(DepositSummary.Of);
    }
}
