using System.Runtime.CompilerServices;
using System.Text;
using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Accounts.Contracts.Statements;
using DigitalBank.Accounts.Statements;
using DigitalBank.Ledger.Contracts.Balances;
using DigitalBank.Ledger.Contracts.Journal;
using DigitalBank.Platform.Iso20022;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.TestKit;

namespace DigitalBank.Accounts.Tests.Statements;

/// <summary>What a statement looks like: others read these files, so a change of their text is a change to be approved.</summary>
public class StatementTextTests
{
    [Theory]
    [InlineData("csv")]
    [InlineData("camt053")]
    [InlineData("camt053.02")]
    public async Task A_statement_looks_as_approved(string formatName)
    {
        var format = StatementFormat.Find(formatName)!;

        var text = Encoding.UTF8.GetString(await WriteAsync(AStatement(Currency.Eur), format));

        text.ShouldMatchApproved(options => options
            .WithDiscriminator(formatName)
            .WithFileExtension(format.Extension.Split('.')[^1])
            .NoDiff());
    }

    [Theory]
    [InlineData("camt053", "camt.053.001.08", "EUR")]
    [InlineData("camt053", "camt.053.001.08", "JPY")]
    [InlineData("camt053.02", "camt.053.001.02", "EUR")]
    [InlineData("camt053.02", "camt.053.001.02", "KWD")]
    public async Task The_camt053_is_valid_by_the_schema_of_ISO_20022(string formatName, string message, string currency)
    {
        if (SharedData.Folder is null)
        {
            return; // The schemas are ISO's and do not lie in this repository; CI has them beside the checkout.
        }

        var schemas = new SchemaFolder(Path.Combine(SharedData.Folder, "iso20022", "xsd"));
        schemas.Has(message).ShouldBeTrue();
        foreach (var statement in new[] { AStatement(Currency.Of(currency)), AnEmptyStatement(Currency.Of(currency)) })
        {
            using var file = new MemoryStream(await WriteAsync(statement, StatementFormat.Find(formatName)!));
            schemas.Validate(file).ShouldBeEmpty();
        }
    }

    private static async Task<byte[]> WriteAsync(Statement statement, StatementFormat format)
    {
        using var stream = new MemoryStream();
        await format.WriteAsync(statement, stream, CancellationToken.None);
        return stream.ToArray();
    }

    private static Statement AnEmptyStatement(Currency currency) => AStatement(currency) with
    {
        SequenceNumber = null,
        Account = AStatement(currency).Account with { Identifier = "00125574999", Iban = null },
        ClosingBalance = AStatement(currency).OpeningBalance,
        Totals = StatementTotals.None(currency),
        ReadLines = token => Read([], token),
    };

    private static Statement AStatement(Currency currency)
    {
        StatementLine[] lines =
        [
            Line(1001, 2, Side.Credit, 250_000, currency, "transfer", new EntryNarrative(
                "Analytical Engines & Sons Ltd", "GB29NWBK60161331926819", "Ada Lovelace", "DE89370400440532013000", "SALARY-11", "Salary <November>")),
            Line(1002, 1, Side.Debit, 75_050, currency, "transfer", new EntryNarrative(
                "Ada Lovelace", "DE89370400440532013000", "=cmd|' /C calc'!A0", "00125574999", null, new string('x', 300))),
            Line(1003, 1, Side.Debit, 1, currency, "fee", narrative: null),
            Line(1004, 2, Side.Credit, 1, currency, "reversal", narrative: null),
        ];
        var totals = lines.Aggregate(StatementTotals.None(currency), (sum, line) => sum.With(line.Booked));
        var opening = Money.OfMinor(12_345, currency);
        return new Statement(
            new AccountView(
                Guid.Empty, "DE89370400440532013000", "DE89370400440532013000", "current", currency.Code, Guid.Empty, "Ada Lovelace",
                AccountStatus.Active, AccountBlock.None, new DateOnly(2020, 1, 1), ClosedOn: null, LedgerAccountId: 42),
            new DateOnly(2026, 11, 1),
            new DateOnly(2026, 11, 30),
            SequenceNumber: 7,
            opening,
            opening + totals.Net,
            totals,
            new DateTimeOffset(2026, 12, 1, 0, 5, 0, TimeSpan.Zero),
            new StatementServicer("DigitalBank", "DGBKDEFFXXX", "Example Street 1, 10115 Berlin", "#0B4F6C"),
            token => Read(lines, token));
    }

    private static StatementLine Line(
        long entryId, int lineNumber, Side side, long minorUnits, Currency currency, string eventCode, EntryNarrative? narrative) => new(
        new AccountLine(
            entryId, lineNumber, side, Money.OfMinor(minorUnits, currency), Money.Zero(currency), new DateOnly(2026, 11, 20), new DateOnly(2026, 11, 21),
            new DateTimeOffset(2026, 11, 20, 10, 0, 0, TimeSpan.Zero), "payments", "ref", eventCode, eventCode == "reversal" ? 1003 : null),
        narrative);

    private static async IAsyncEnumerable<StatementLine> Read(
        IEnumerable<StatementLine> lines, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var line in lines)
        {
            cancellationToken.ThrowIfCancellationRequested();
            await Task.Yield();
            yield return line;
        }
    }
}
