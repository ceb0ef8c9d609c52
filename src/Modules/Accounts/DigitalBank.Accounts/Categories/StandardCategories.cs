using DigitalBank.Ledger.Contracts.Journal;

namespace DigitalBank.Accounts.Categories;

/// <summary>What a bank begins with that configures none: general words in a few languages; banks add the merchants of their country.</summary>
internal static class StandardCategories
{
    public static readonly IReadOnlyList<ConfiguredCategory> All =
    [
        Of("interest", "Interest", null, ["interest-posting", "debit-interest-posting", "interest"], []),
        Of("fees", "Fees", null, ["fee", "account-fee"], ["account fee", "card fee"]),
        Of("salary", "Salary and pension", Side.Credit, ["salary"], ["salary", "wages", "payroll", "pension", "gehalt", "lohn", "rente", "salaire", "nomina"]),
        Of("taxes", "Taxes", null, ["tax", "withholding-tax"], ["tax", "tax office", "finanzamt", "impots", "hmrc"]),
        Of("housing", "Rent and home", Side.Debit, ["rent"], ["rent", "mortgage", "miete", "hausverwaltung", "loyer", "alquiler"]),
        Of("utilities", "Energy and telephone", Side.Debit, ["energy", "telephone"],
            ["electricity", "gas", "water", "energy", "telephone", "internet", "mobile", "strom", "stadtwerke", "telekom", "electricite"]),
        Of("groceries", "Groceries", Side.Debit, ["groceries"],
            ["supermarket", "grocery", "groceries", "bakery", "supermarkt", "lebensmittel", "backerei", "supermarche", "supermercado"]),
        Of("transport", "Transport", Side.Debit, [],
            ["railway", "bus", "taxi", "metro", "airline", "fuel", "petrol", "parking", "bahn", "verkehrsbetriebe", "tankstelle", "flug"]),
        Of("eating-out", "Eating out", Side.Debit, [], ["restaurant", "cafe", "pizzeria", "bistro", "gasthaus", "takeaway"]),
        Of("health", "Health", Side.Debit, [], ["pharmacy", "doctor", "dentist", "hospital", "apotheke", "arzt", "zahnarzt", "pharmacie"]),
        Of("insurance", "Insurance", null, [], ["insurance", "versicherung", "krankenkasse", "assurance", "seguro"]),
        Of("leisure", "Leisure", Side.Debit, [], ["cinema", "theatre", "concert", "gym", "hotel", "museum", "kino", "konzert", "fitness"]),
        Of("cash", "Cash", null, ["cash-withdrawal", "cash-deposit"], ["atm", "cash withdrawal", "geldautomat"]),
        Of("shopping", "Shopping", Side.Debit, ["card-payment", "card-payment-usd"], ["shop", "store", "kaufhaus", "boutique"]),
        Of("savings", "Savings", null, ["saving"], ["savings plan", "sparplan"]),
        Of("transfers", "Transfers", null, ["transfer", "outgoing-payment", "incoming-payment"], []),
    ];

    private static ConfiguredCategory Of(string code, string name, Side? direction, IReadOnlyList<string> events, IReadOnlyList<string> words) =>
        new() { Code = code, Name = name, Direction = direction, Events = events, Words = words };
}
