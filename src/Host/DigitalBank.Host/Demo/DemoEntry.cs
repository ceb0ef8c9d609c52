using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using DigitalBank.Ledger.Contracts.Journal;
using DigitalBank.SharedKernel.Monetary;

namespace DigitalBank.Host.Demo;

/// <summary>One booking of the history: money goes from one account to another.</summary>
/// <param name="Amount">Minor units, above zero.</param>
internal sealed record DemoEntry(DemoReference Reference, DemoAccount Debit, DemoAccount Credit, long Amount)
{
    public const string Source = "demo";

    /// <summary>The same fact has the same key in every run, so what is booked already is booked once.</summary>
    public Guid Key => KeyOf(Reference.ToString());

    public static Guid KeyOf(string reference)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"demo/{DemoCast.Seed}/{reference}"));
        hash[6] = (byte)((hash[6] & 0x0f) | 0x80); // RFC 9562, section 5.8: a UUID whose bits are our own
        hash[8] = (byte)((hash[8] & 0x3f) | 0x80);
        return new Guid(hash.AsSpan(0, 16), bigEndian: true);
    }

    public PostJournalEntry ToCommand(IReadOnlyDictionary<DemoAccount, long> ledgerAccounts)
    {
        var amount = Money.OfMinor(Amount, Currency.Of(Debit.CurrencyCode));
        return new PostJournalEntry(
            Key,
            Source,
            Reference.ToString(),
            Reference.Fact,
            Reference.Date,
            [
                new Posting(ledgerAccounts[Debit], Side.Debit, amount, Reference.Date),
                new Posting(ledgerAccounts[Credit], Side.Credit, amount, Reference.Date),
            ]);
    }
}

/// <summary>What an entry was about, written so that a statement can be made from it: <c>rent:c0001:o03:20260301</c>.</summary>
/// <param name="Fact">One of <see cref="DemoFact"/>.</param>
/// <param name="Debtor">Who pays: <c>c</c> and a customer's number, <c>o</c> and an outside party's, or <c>bank</c>.</param>
internal sealed record DemoReference(string Fact, string Debtor, string Creditor, DateOnly Date)
{
    private const string DateFormat = "yyyyMMdd";

    public const string Bank = "bank";

    public static string Customer(int number) => string.Create(CultureInfo.InvariantCulture, $"c{number:0000}");

    public static string Outside(int number) => string.Create(CultureInfo.InvariantCulture, $"o{number:00}");

    public static DemoReference? Parse(string text) =>
        text.Split(':') is [var fact, var debtor, var creditor, var day]
        && DateOnly.TryParseExact(day, DateFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? new DemoReference(fact, debtor, creditor, date)
            : null;

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Fact}:{Debtor}:{Creditor}:{Date.ToString(DateFormat, CultureInfo.InvariantCulture)}");
}
