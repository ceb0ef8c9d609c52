using System.Globalization;
using DigitalBank.SharedKernel.Identifiers;

namespace DigitalBank.Host.Demo;

/// <summary>Invented shops, employers and offices that bank elsewhere.</summary>
internal static class OutsideParties
{
    private static readonly string[] Names =
    [
        "Frischmarkt am Ring", "Bioladen Sonnenblume", "Discount Hansa", "Backstube Lindner", "Markthalle Sued",
        "Stadtwerke Elbtal", "Nordwind Energie", "Funkturm Telekom", "Glasfaser Direkt", "Restaurant Adria",
        "Buchhandlung Seitenweise", "Kino Capitol", "Tankstelle Westtor", "Bahn & Bus Verbund", "Modehaus Amalie",
        "Moebelwerk Ost", "Apotheke am Markt", "Sportpark Nord", "Elektro Voss", "Gartencenter Gruen",
        "Hausverwaltung Brink", "Immobilien Rose", "Klinikum Mitte", "Landesamt fuer Bildung", "Spedition Kranich",
        "Maschinenbau Sauer", "Software Kontor", "Finanzamt Mitte", "Stahlhandel Reuter", "Baustoffe Lamprecht",
        "Autohaus Pfeiffer", "Hotel Seeblick", "Harbor Street Books", "Blue Mesa Software Inc", "Great Lakes Tooling LLC",
        "Pacific Coffee Roasters", "Liberty Cloud Services", "Hudson Travel",
    ];

    public static readonly Range Grocers = 0..5;
    public static readonly Range EnergySuppliers = 5..7;
    public static readonly Range Telephones = 7..9;
    public static readonly Range Shops = 9..20;
    public static readonly Range Landlords = 20..22;
    public static readonly Range Employers = 22..27;
    public static readonly Range TaxOffice = 27..28;
    public static readonly Range Businesses = 28..32;
    public static readonly Range DollarShops = 32..38;
    public static readonly Range DollarClients = 33..35;

    public static string NameOf(int number) => Names[number % Names.Length];

    /// <summary>A well-formed IBAN of a bank code that nobody has.</summary>
    public static string IbanOf(int number) =>
        Iban.Create("DE", string.Create(CultureInfo.InvariantCulture, $"999000{1 + (number % 7):00}{4_000_000_000 + (number * 7_919):0000000000}")).ToString();
}
