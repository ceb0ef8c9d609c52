using DigitalBank.Ledger.Contracts.Balances;
using DigitalBank.Lending.Data;
using DigitalBank.Platform.Jobs;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Lending.Lines;

/// <summary>Holds what is drawn from each credit line, closed ones too, against the balance of its ledger account. A difference stops the close.</summary>
internal sealed class ProveLines(LendingDbContext db, IMediator bank) : ICloseOfBusinessStep
{
    private const int PageSize = 500;

    public string Name => "prove-credit-lines";

    /// <summary>Before the control accounts are held against their sub-ledgers.</summary>
    public int Order => 879;

    public async Task<StepReport> RunAsync(DateOnly closingDate, CancellationToken cancellationToken)
    {
        var (after, done) = (Guid.Empty, 0L);
        while (true)
        {
            // While an event is on its way, line and ledger differ by it.
            var page = await db.CreditLines.AsNoTracking()
                .Where(line => line.LedgerAccountId != null && line.Id.CompareTo(after) > 0 && !db.LineEvents.Any(e => e.LineId == line.Id && !e.IsBooked))
                .OrderBy(line => line.Id)
                .Take(PageSize)
                .Select(line => new { line.Id, line.LedgerAccountId, line.Principal })
                .ToListAsync(cancellationToken);
            if (page.Count == 0)
            {
                return new StepReport(done, Failed: 0);
            }

            var balances = (await bank.Send(new GetBalances([.. page.Select(line => line.LedgerAccountId!.Value)]), cancellationToken)).Value;
            foreach (var line in page.Where(line => balances[line.LedgerAccountId!.Value].BookedBalance.MinorUnits != line.Principal))
            {
                if (await DiffersAsync(line.Id, cancellationToken))
                {
                    throw new JobException($"Credit line {line.Id} and its ledger account differ. Look at its entries before the close goes on.");
                }
            }

            (after, done) = (page[^1].Id, done + page.Count);
        }
    }

    /// <summary>Looks again: an event may have been booked between the two readings.</summary>
    private async Task<bool> DiffersAsync(Guid lineId, CancellationToken cancellationToken)
    {
        var line = await db.CreditLines.AsNoTracking().SingleAsync(l => l.Id == lineId, cancellationToken);
        var isOnTheWay = await db.LineEvents.AnyAsync(e => e.LineId == lineId && !e.IsBooked, cancellationToken);
        var balances = (await bank.Send(new GetBalances([line.LedgerAccountId!.Value]), cancellationToken)).Value;
        return !isOnTheWay && balances[line.LedgerAccountId.Value].BookedBalance.MinorUnits != line.Principal;
    }
}
