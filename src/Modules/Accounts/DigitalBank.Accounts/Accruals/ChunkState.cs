using DigitalBank.Accounts.Data;
using DigitalBank.Ledger.Contracts.Balances;

namespace DigitalBank.Accounts.Accruals;

/// <summary>What was read for a chunk of accounts, and what of it changes.</summary>
internal sealed class ChunkState(
    AccountsDbContext db,
    Dictionary<Guid, InterestAccount> positions,
    ILookup<long, Turnover> turnovers,
    ILookup<Guid, ValueDay> days,
    ILookup<Guid, ArrangedOverdraft> limits,
    PastOfChunk past,
    Dictionary<Guid, InterestFailure> failures)
{
    public Dictionary<Guid, InterestFailure> Failures => failures;

    public InterestAccount? PositionOf(Guid accountId) => positions.GetValueOrDefault(accountId);

    public PastOfChunk Past => past;

    public IEnumerable<(DateOnly ValueDate, long Net)> NewsOf(long ledgerAccountId) =>
        turnovers[ledgerAccountId].Select(turnover => (turnover.ValueDate, turnover.Net));

    public SortedDictionary<DateOnly, long> DaysOf(Guid accountId) =>
        new(days[accountId].ToDictionary(day => day.ValueDate, day => day.Net));

    public IReadOnlyList<ArrangedOverdraft> LimitsOf(Guid accountId) => [.. limits[accountId].OrderBy(limit => limit.ValidFrom)];

    public void KeepDays(InterestAccount account, SortedDictionary<DateOnly, long> kept, ChunkChanges changes)
    {
        if (kept.Count == 0)
        {
            return;
        }

        var stored = days[account.AccountId].ToDictionary(day => day.ValueDate);
        foreach (var (date, net) in kept)
        {
            if (!stored.TryGetValue(date, out var day))
            {
                changes.NewDays.Add(new ValueDay { AccountId = account.AccountId, ValueDate = date, Net = net });
            }
            else if (day.Net != net)
            {
                day.Net = net;
                changes.Days.Add(day);
            }
        }
    }

    /// <summary>Failures of a posting stay: they are told apart by their code and end when it is booked.</summary>
    public void Succeed(Guid accountId)
    {
        if (failures.TryGetValue(accountId, out var failure) && failure.Code.StartsWith("accounts.", StringComparison.Ordinal))
        {
            db.InterestFailures.Remove(failure);
        }
    }
}

/// <summary>Periods that are posted, of the accounts to which something has come that reaches back to them.</summary>
internal sealed record PastOfChunk(
    ILookup<Guid, ClosedPeriod> Periods, ILookup<Guid, InterestPosting> Postings, ILookup<Guid, TaxWithheld> Taxes)
{
    public IReadOnlyList<ClosedPeriod> PeriodsOf(Guid accountId) => [.. Periods[accountId].OrderBy(period => period.PostingDate)];

    public PostedSoFar PostedFor(ClosedPeriod period) => new(
        [.. Postings[period.AccountId].Where(posting => posting.PostingDate == period.PostingDate)],
        [.. Taxes[period.AccountId].Where(tax => tax.PostingDate == period.PostingDate)]);
}
