using DigitalBank.Accounts.Blocks;
using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Accounts.Data;
using DigitalBank.Accounts.Holding;
using DigitalBank.Accounts.Products;
using DigitalBank.Customers.Contracts.Parties;
using DigitalBank.Ledger.Contracts;
using DigitalBank.Ledger.Contracts.Accounts;
using DigitalBank.Platform.Security;
using DigitalBank.Platform.Time;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Accounts.Import;

/// <summary>
/// Takes over well-formed lines of an import file: holders, accounts and opening balances. Lines that were imported before are finished
/// where a crash left them and otherwise left alone, so the same file may be imported as often as one likes.
/// </summary>
/// <param name="Lines">No two with the same key; at most <see cref="MaxLines"/>.</param>
/// <param name="DryRun">Only find out what would happen.</param>
internal sealed record ImportAccountLines(IReadOnlyList<AccountToImport> Lines, bool DryRun) : ICommand<IReadOnlyList<LineOutcome>>
{
    /// <summary>What one look-up and one transaction carry well on every database.</summary>
    public const int MaxLines = 1_000;
}

/// <param name="Failure">Why the line was rejected, or null.</param>
/// <param name="WasThere">The line had been imported before.</param>
internal sealed record LineOutcome(AccountToImport Line, bool WasThere, Failure? Failure);

internal sealed class ImportAccountLinesHandler(
    AccountsDbContext db,
    IMediator bank,
    ProductCatalogue products,
    OpeningBalances openingBalances,
    IBusinessCalendar calendar,
    IActor actor,
    TimeProvider clock) : ICommandHandler<ImportAccountLines, IReadOnlyList<LineOutcome>>
{
    public async Task<Result<IReadOnlyList<LineOutcome>>> Handle(ImportAccountLines command, CancellationToken cancellationToken)
    {
        var known = await FindKnownAsync(command.Lines, cancellationToken);
        if (!known.IsSuccess)
        {
            return known.Failure;
        }

        var outcomes = command.Lines.Select(line => known.Value.Judge(line)).ToList();
        if (command.DryRun)
        {
            return outcomes;
        }

        var opened = await OpenNewAsync([.. outcomes.Where(o => o is { Failure: null, WasThere: false }).Select(o => o.Line)], cancellationToken);
        if (!opened.IsSuccess)
        {
            return opened.Failure;
        }

        var unfinished = opened.Value.Accounts.Concat(known.Value.Unfinished(outcomes)).ToList();
        var refused = await openingBalances.BookAsync(unfinished, cancellationToken);
        return outcomes.ConvertAll(outcome => outcome with
        {
            Failure = outcome.Failure ?? opened.Value.Refused.GetValueOrDefault(outcome.Line.Key) ?? refused.GetValueOrDefault(outcome.Line.Key),
        });
    }

    private async Task<Result<KnownFacts>> FindKnownAsync(IReadOnlyList<AccountToImport> lines, CancellationToken cancellationToken)
    {
        var identifiers = lines.Select(line => line.Identifier).Distinct().ToList();
        var accounts = await db.Accounts.AsNoTracking()
            .Where(a => identifiers.Contains(a.Identifier))
            .ToListAsync(cancellationToken);
        var references = lines.Select(line => line.HolderReference).Distinct().ToList();
        var parties = await bank.Send(new FindParties(references), cancellationToken);
        return parties.Map(found => new KnownFacts(accounts, found));
    }

    private async Task<Result<OpenedLines>> OpenNewAsync(List<AccountToImport> lines, CancellationToken cancellationToken)
    {
        if (lines.Count == 0)
        {
            return new OpenedLines([], []);
        }

        // Parties, then ledger, then our own row: whatever stands after a crash is found again by its reference or code.
        var holders = await bank.Send(
            new RegisterParties([.. lines.Select(l => new PartyToRegister(l.HolderReference, l.HolderKind, l.HolderName, l.HolderCountry))]),
            cancellationToken);
        if (!holders.IsSuccess)
        {
            return holders.Failure;
        }

        var shelf = await products.ReadAsync(cancellationToken);
        var sides = await bank.Send(
            new OpenLedgerAccounts(
                [.. lines.Select(l => LedgerSide.OpeningOf(l.Identifier, shelf.NameOf(l.ProductCode), l.Currency.Code))]),
            cancellationToken);
        if (!sides.IsSuccess)
        {
            return sides.Failure;
        }

        var today = await calendar.TodayAsync(cancellationToken);
        var accounts = new List<Account>(lines.Count);
        var refused = new Dictionary<AccountKey, Failure>();
        foreach (var (line, holder, side) in lines.Zip(holders.Value, sides.Value))
        {
            if (side.ParentCode == LedgerChart.CustomerDeposits && side.Status != LedgerAccountStatus.Closed)
            {
                accounts.Add(Account.TakeOver(line, holder, side.LedgerAccountId, today));
            }
            else
            {
                refused.Add(line.Key, ImportErrors.IdentifierReserved);
            }
        }

        db.Accounts.AddRange(accounts);
        db.Blocks.AddRange(accounts.Where(account => account.Block != AccountBlock.None).Select(BlockOf));
        await db.SaveChangesAsync(cancellationToken);
        return new OpenedLines(accounts, refused);
    }

    private PlacedBlock BlockOf(Account account) => new()
    {
        Id = Guid.CreateVersion7(),
        AccountId = account.Id,
        Kind = account.Block,
        Reason = "Blocked when it was taken over",
        Owner = actor.Subject,
        PlacedAt = clock.GetUtcNow(),
    };

    private sealed record OpenedLines(List<Account> Accounts, Dictionary<AccountKey, Failure> Refused);
}
