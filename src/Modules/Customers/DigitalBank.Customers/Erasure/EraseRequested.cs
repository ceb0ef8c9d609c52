using DigitalBank.Customers.Contracts.Erasure;
using DigitalBank.Customers.Data;
using DigitalBank.Platform.Jobs;
using DigitalBank.Platform.Time;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalBank.Customers.Erasure;

/// <summary>Erases what two have agreed to erase as soon as nothing asks to keep it. Stopped at any moment, the next run goes on.</summary>
internal sealed class EraseRequested(CustomersDbContext db, IServiceScopeFactory scopes, IBusinessCalendar calendar) : IBankJob
{
    private const int PageSize = 200;

    public string Name => "erase-personal-data";

    public string Description => "Erase approved requests as far as nothing has to be kept";

    public string? DefaultSchedule => "0 50 3 * * ?";

    public async Task<StepReport> RunAsync(CancellationToken cancellationToken)
    {
        var today = await calendar.TodayAsync(cancellationToken);
        var (items, failed) = (0L, 0L);
        var after = Guid.Empty;
        while (await NextAsync(today, after, cancellationToken) is { Count: > 0 } page)
        {
            foreach (var id in page)
            {
                items++;
                failed += await EraseAsync(id, today, cancellationToken) ? 0 : 1;
            }

            after = page[^1];
        }

        return new StepReport(items, failed);
    }

    private Task<List<Guid>> NextAsync(DateOnly today, Guid after, CancellationToken cancellationToken) => db.ErasureRequests
        .Where(r => r.Status == ErasureStatus.Approved && (r.NextRunDate == null || r.NextRunDate <= today) && r.Id.CompareTo(after) > 0)
        .OrderBy(r => r.Id)
        .Select(r => r.Id)
        .Take(PageSize)
        .ToListAsync(cancellationToken);

    private async Task<bool> EraseAsync(Guid id, DateOnly today, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        try
        {
            var erased = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new ErasePersonalData(id, today), cancellationToken);
            return erased.IsSuccess;
        }
        catch (DbUpdateException)
        {
            // Somebody changes the party at this moment, perhaps by a legal hold: the next run looks again.
            return false;
        }
    }
}

/// <summary>One look at one approved request. Does nothing while a legal hold stands or business with the party goes on.</summary>
internal sealed record ErasePersonalData(Guid RequestId, DateOnly Today) : ICommand<ErasureView>;

internal sealed class ErasePersonalDataHandler(CustomersDbContext db, IEnumerable<IPersonalDataKeeper> keepers)
    : ICommandHandler<ErasePersonalData, ErasureView>
{
    public async Task<Result<ErasureView>> Handle(ErasePersonalData command, CancellationToken cancellationToken)
    {
        var request = await db.ErasureRequests.SingleAsync(r => r.Id == command.RequestId, cancellationToken);

        // A party that was merged with others is erased with them.
        var parties = await db.Parties
            .Where(p => p.Id == request.PartyId || p.MergedIntoId == request.PartyId)
            .OrderBy(p => p.Id)
            .Select(p => p.Id)
            .ToListAsync(cancellationToken);
        if (await db.LegalHolds.AnyAsync(h => parties.Contains(h.PartyId) && h.LiftedAt == null, cancellationToken))
        {
            return CustomersErrors.HeldByLaw;
        }

        if (await EndOfDealingsAsync(parties, cancellationToken) is not { } endedOn)
        {
            return CustomersErrors.DealingsGoOn;
        }

        var outcomes = new List<(string Part, ErasureOutcome Outcome)>();
        foreach (var keeper in keepers)
        {
            foreach (var partyId in parties)
            {
                outcomes.Add((keeper.Part, await keeper.EraseAsync(partyId, endedOn, command.Today, cancellationToken)));
            }
        }

        request.Note(outcomes, command.Today);
        await db.SaveChangesAsync(cancellationToken);
        return request.View();
    }

    /// <returns>Null while business goes on.</returns>
    private async Task<DateOnly?> EndOfDealingsAsync(List<Guid> parties, CancellationToken cancellationToken)
    {
        var last = DateOnly.MinValue;
        foreach (var keeper in keepers)
        {
            foreach (var partyId in parties)
            {
                var dealings = await keeper.DealingsWithAsync(partyId, cancellationToken);
                if (dealings.GoOn)
                {
                    return null;
                }

                last = dealings.LastDate > last ? dealings.LastDate.Value : last;
            }
        }

        return last;
    }
}
