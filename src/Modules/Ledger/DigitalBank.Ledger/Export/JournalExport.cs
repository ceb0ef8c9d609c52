using System.Text;
using DigitalBank.Ledger.Data;
using DigitalBank.SharedKernel.Monetary;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Ledger.Export;

/// <summary>How an exported journal is written.</summary>
internal enum ExportFormat
{
    Hledger = 1,
    Csv = 2,
}

/// <summary>What a format says of a journal. It writes into memory; who calls sends that on before it grows.</summary>
internal interface IJournalFormat
{
    /// <summary>Whether the chart stands in front of the entries.</summary>
    bool DeclaresAccounts { get; }

    void Begin(StringBuilder text, IEnumerable<Currency> currencies);

    void Declare(StringBuilder text, LedgerAccount account);

    void Append(StringBuilder text, BookedEntryLines booked);

    void End(StringBuilder text, long entries);
}

/// <summary>Writes the journal as it stands when it begins; postings go on meanwhile and memory stays small however long it is.</summary>
internal sealed class JournalExport(LedgerDbContext db, JournalReader journal)
{
    private const int CharactersAtOnce = 64 * 1024;
    private const int AccountsPerPage = 1_000;

    /// <param name="from">First booking date; everything before it is left out.</param>
    /// <param name="to">Last booking date.</param>
    /// <returns>How many entries were written.</returns>
    public async Task<long> WriteAsync(
        TextWriter target, ExportFormat format, DateOnly? from, DateOnly? to, Action<long> progress, CancellationToken cancellationToken)
    {
        var last = await journal.LastEntryAsync(cancellationToken);
        IJournalFormat written = format == ExportFormat.Csv
            ? new CsvFormat()
            : new HledgerFormat(await AccountTree.LoadAsync(db, cancellationToken));
        var text = new StringBuilder(2 * CharactersAtOnce);
        written.Begin(text, await CurrenciesAsync(cancellationToken));
        if (written.DeclaresAccounts)
        {
            await DeclareAccountsAsync(target, written, text, cancellationToken);
        }

        var entries = 0L;
        await foreach (var stretch in journal.ReadAsync(new JournalRange(0, last, from, to), cancellationToken))
        {
            foreach (var entry in stretch)
            {
                written.Append(text, entry);
                await SendAsync(target, text, CharactersAtOnce, cancellationToken);
            }

            entries += stretch.Count;
            progress(entries);
        }

        written.End(text, entries);
        await SendAsync(target, text, atLeast: 1, cancellationToken);
        await target.FlushAsync(cancellationToken);
        return entries;
    }

    private async Task<IEnumerable<Currency>> CurrenciesAsync(CancellationToken cancellationToken)
    {
        var codes = await db.Accounts.Where(account => !account.IsHeader).Select(account => account.CurrencyCode).Distinct().ToListAsync(cancellationToken);
        return codes.Order(StringComparer.Ordinal).Select(Currency.Of);
    }

    private async Task DeclareAccountsAsync(TextWriter target, IJournalFormat format, StringBuilder text, CancellationToken cancellationToken)
    {
        // Pages by id, which every provider orders alike; the chart may be as long as the list of customers.
        var after = 0L;
        while (true)
        {
            var page = await db.Accounts.AsNoTracking()
                .Where(account => account.Id > after && !account.IsHeader)
                .OrderBy(account => account.Id)
                .Take(AccountsPerPage)
                .ToListAsync(cancellationToken);
            foreach (var account in page)
            {
                format.Declare(text, account);
            }

            await SendAsync(target, text, CharactersAtOnce, cancellationToken);
            if (page.Count < AccountsPerPage)
            {
                return;
            }

            after = page[^1].Id;
        }
    }

    private static async ValueTask SendAsync(TextWriter target, StringBuilder text, int atLeast, CancellationToken cancellationToken)
    {
        if (text.Length >= atLeast)
        {
            await target.WriteAsync(text, cancellationToken);
            text.Clear();
        }
    }
}
