using System.Globalization;

namespace DigitalBank.Host.Demo;

/// <summary>What can have happened in the history; also the entries' event codes.</summary>
internal static class DemoFact
{
    private const string FirstDeposit = "first-deposit";
    public const string Salary = "salary";
    public const string Rent = "rent";
    public const string Energy = "energy";
    public const string Telephone = "telephone";
    public const string Groceries = "groceries";
    public const string Card = "card-payment";
    public const string CardDollars = "card-payment-usd";
    public const string Transfer = "transfer";
    public const string Saving = "saving";
    public const string Interest = "interest";
    public const string IncomeDollars = "income-usd";
    public const string Sale = "sale";
    public const string Purchase = "purchase";
    public const string Tax = "tax";
    public const string Fee = "fee";

    private static readonly string[] Occasions =
        ["concert tickets", "dinner on Friday", "birthday present", "weekend trip", "shared taxi", "football club", "borrowed in spring"];

    /// <summary>A customer may have several accounts, and each has its own first deposit.</summary>
    public static string FirstDepositOn(DemoAccount account) => $"{FirstDeposit}-{account.Code}-{account.CurrencyCode}";

    /// <summary>What the payer wrote. Follows from the reference alone, so nothing has to be kept.</summary>
    public static string RemittanceOf(DemoReference entry)
    {
        var date = entry.Date;
        return entry.Fact switch
        {
            Salary => $"Salary {Month(date)}",
            Rent => $"Rent {Month(date)}",
            Energy => $"Electricity and gas {Month(date)}, customer {NumberFrom(entry, 900_000)}",
            Telephone => $"Telephone and internet, bill {NumberFrom(entry, 9_000_000)}",
            Groceries or Card or CardDollars => string.Create(CultureInfo.InvariantCulture, $"Card payment {date:yyyy-MM-dd}"),
            Transfer => Occasions[NumberFrom(entry, Occasions.Length)],
            Saving => $"Savings plan {Month(date)}",
            Interest => string.Create(CultureInfo.InvariantCulture, $"Interest until {date:yyyy-MM-dd}"),
            IncomeDollars => $"Invoice {NumberFrom(entry, 90_000)}, services {Month(date)}",
            Sale or Purchase => $"Invoice {NumberFrom(entry, 900_000)}",
            Tax => $"Value added tax {Month(date.AddMonths(-1))}",
            Fee => $"Account fee {Month(date)}",
            _ => "First deposit",
        };
    }

    /// <summary>The payer's reference: 35 characters at most.</summary>
    public static string EndToEndIdOf(DemoReference entry) =>
        $"{entry.Fact.ToUpperInvariant()}-{NumberFrom(entry, 9_000_000)}";

    private static string Month(DateOnly date) => date.ToString("MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>A number that looks like somebody's reference and is always the same for the same entry.</summary>
    private static int NumberFrom(DemoReference entry, int below)
    {
        var bytes = DemoEntry.KeyOf(entry.ToString()).ToByteArray();
        return (int)(BitConverter.ToUInt32(bytes) % (uint)below) + (below > 1000 ? below / 9 : 0);
    }
}
