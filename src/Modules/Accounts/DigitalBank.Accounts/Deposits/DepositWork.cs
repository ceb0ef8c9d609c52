using DigitalBank.Accounts.Data;
using DigitalBank.Platform.Time;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.SharedKernel.Results;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Accounts.Deposits;

/// <summary>A page of the deposits that could not be paid out, rolled over or locked.</summary>
/// <param name="After">The last id of the page before; null for the first page.</param>
internal sealed record ListDepositFailures(Guid? After, int Limit) : IQuery<IReadOnlyList<DepositFailureView>>;

/// <summary>A page of instalments that are missed, or due and could not be collected; the latest deposits last.</summary>
internal sealed record ListUnpaidInstalments(Guid? After, int Limit) : IQuery<IReadOnlyList<UnpaidInstalments>>;

/// <summary>Tries a deposit again that was left to a person. Trying one that is in order changes nothing.</summary>
internal sealed record RetryDeposit(Guid DepositId) : ICommand<DepositView>;

internal sealed record DepositFailureView(
    Guid DepositId, DateOnly Since, string Code, string Message, int Attempts, DateTimeOffset FailedAt);

/// <param name="Missed">How many are not collected any more.</param>
/// <param name="Waiting">How many are tried again.</param>
/// <param name="Amount">All of them together.</param>
/// <param name="LastCode">Why the latest could not be collected.</param>
internal sealed record UnpaidInstalments(
    Guid DepositId, Guid HolderPartyId, int Missed, int Waiting, Money Amount, DateOnly OldestDueDate, string? LastCode);

internal sealed class ListDepositFailuresHandler(AccountsDbContext db) : IQueryHandler<ListDepositFailures, IReadOnlyList<DepositFailureView>>
{
    public async Task<Result<IReadOnlyList<DepositFailureView>>> Handle(ListDepositFailures query, CancellationToken cancellationToken) =>
        await db.DepositFailures.AsNoTracking()
            .Where(failure => query.After == null || failure.DepositId.CompareTo(query.After.Value) > 0)
            .OrderBy(failure => failure.DepositId)
            .Take(query.Limit)
            .Select(failure => new DepositFailureView(
                failure.DepositId, failure.BusinessDate, failure.Code, failure.Message, failure.Attempts, failure.FailedAt))
            .ToListAsync(cancellationToken);
}

internal sealed class ListUnpaidInstalmentsHandler(AccountsDbContext db)
    : IQueryHandler<ListUnpaidInstalments, IReadOnlyList<UnpaidInstalments>>
{
    public async Task<Result<IReadOnlyList<UnpaidInstalments>>> Handle(ListUnpaidInstalments query, CancellationToken cancellationToken)
    {
        var unpaid = db.DepositInstalments.AsNoTracking()
            .Where(one => one.Status == InstalmentStatus.Missed || (one.Status == InstalmentStatus.Due && one.Attempts > 0));
        var deposits = await db.Deposits.AsNoTracking()
            .Where(deposit => (query.After == null || deposit.Id.CompareTo(query.After.Value) > 0)
                && unpaid.Any(one => one.DepositId == deposit.Id))
            .OrderBy(deposit => deposit.Id)
            .Take(query.Limit)
            .ToListAsync(cancellationToken);
        var ids = deposits.ConvertAll(deposit => deposit.Id);
        var instalments = (await unpaid.Where(one => ids.Contains(one.DepositId)).OrderBy(one => one.Number).ToListAsync(cancellationToken))
            .ToLookup(one => one.DepositId);
        return deposits.ConvertAll(deposit => ViewOf(deposit, [.. instalments[deposit.Id]]));
    }

    private static UnpaidInstalments ViewOf(Deposit deposit, List<DepositInstalment> unpaid) => new(
        deposit.Id,
        deposit.HolderPartyId,
        unpaid.Count(one => one.Status == InstalmentStatus.Missed),
        unpaid.Count(one => one.Status == InstalmentStatus.Due),
        Money.OfMinor(unpaid.Sum(one => one.Amount), Currency.Of(deposit.CurrencyCode)),
        unpaid[0].DueDate,
        unpaid[^1].LastCode);
}

internal sealed class RetryDepositHandler(
    AccountsDbContext db, MatureDeposit maturing, DepositFailures failures, IBusinessCalendar calendar, IMediator bank)
    : ICommandHandler<RetryDeposit, DepositView>
{
    public async Task<Result<DepositView>> Handle(RetryDeposit command, CancellationToken cancellationToken)
    {
        if (!await db.Deposits.AnyAsync(deposit => deposit.Id == command.DepositId, cancellationToken))
        {
            return DepositErrors.Unknown;
        }

        var today = await calendar.TodayAsync(cancellationToken);
        var failure = await maturing.RunAsync(command.DepositId, today, cancellationToken);
        await failures.NoteAsync(command.DepositId, failure, today, CancellationToken.None);
        return failure is null ? await bank.Send(new GetDeposit(command.DepositId, Holder: null), cancellationToken) : failure;
    }
}
