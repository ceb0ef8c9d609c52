using DigitalBank.Accounts.Contracts.Statements;
using DigitalBank.Ledger.Contracts.Balances;

namespace DigitalBank.Accounts.Statements;

/// <summary>Asks the modules what their entries were about, once per module for a whole page of lines.</summary>
internal sealed class EntryNarration(IEnumerable<IEntryNarrator> narrators)
{
    private readonly ILookup<string, IEntryNarrator> _narrators = narrators.ToLookup(narrator => narrator.Source);

    public async Task<IReadOnlyList<StatementLine>> DescribeAsync(IReadOnlyList<AccountLine> lines, CancellationToken cancellationToken)
    {
        var narratives = new Dictionary<(string Source, string Reference), EntryNarrative>();
        foreach (var ofSource in lines.GroupBy(line => line.Source))
        {
            foreach (var narrator in _narrators[ofSource.Key])
            {
                var references = ofSource.Select(line => line.SourceReference).Distinct().ToList();
                foreach (var (reference, narrative) in await narrator.DescribeAsync(references, cancellationToken))
                {
                    narratives[(ofSource.Key, reference)] = narrative;
                }
            }
        }

        return [.. lines.Select(line => new StatementLine(line, narratives.GetValueOrDefault((line.Source, line.SourceReference))))];
    }
}
