using Bogus;
using Bogus.DataSets;
using DigitalBank.Customers.Contracts.Parties;

namespace DigitalBank.Host.Demo;

/// <summary>The invented customers. The same numbers give the same people, whenever and wherever the demo is made.</summary>
internal static class DemoCast
{
    public const int Seed = 20_260_123;

    /// <summary>The customers whose log-ins are printed; they have names that a reader remembers.</summary>
    public static IReadOnlyList<DemoCustomer> Printed { get; } =
    [
        new(1, PartyKind.Person, "Anna Becker", "DE", KeepsDollars: true, 4_180_00, 1_150_00, 400_00, Employer: 2, Landlord: null),
        new(2, PartyKind.Organisation, "Nordlicht Werkzeugbau GmbH", "DE", KeepsDollars: true, 95_000_00, 3_900_00, 0, null, null),
    ];

    /// <summary>Every eighth customer is a company, beginning with the second.</summary>
    public static bool IsCompany(int number) => number % 8 == 2;

    public static IReadOnlyList<DemoCustomer> Of(int customers)
    {
        var faker = new Faker("de");
        return [.. Printed, .. Enumerable.Range(Printed.Count + 1, customers - Printed.Count).Select(number => Invent(faker, number, customers))];
    }

    private static DemoCustomer Invent(Faker faker, int number, int customers)
    {
        faker.Random = new Randomizer(Seed + number);
        return IsCompany(number) ? Company(faker, number) : Person(faker, number, customers);
    }

    private static DemoCustomer Company(Faker faker, int number) => new(
        number,
        PartyKind.Organisation,
        faker.Company.CompanyName(),
        faker.Random.WeightedRandom(["DE", "AT", "NL"], [0.8f, 0.1f, 0.1f]),
        KeepsDollars: faker.Random.Bool(0.3f),
        MonthlyIncome: faker.Random.Long(300, 900) * 100_00,
        MonthlyRent: faker.Random.Long(12, 45) * 100_00,
        MonthlySaving: 0,
        Employer: null,
        Landlord: null);

    private static DemoCustomer Person(Faker faker, int number, int customers)
    {
        var income = faker.Random.Long(2_100, 6_400) * 100;
        return new DemoCustomer(
            number,
            PartyKind.Person,
            $"{faker.Name.FirstName(faker.PickRandom<Name.Gender>())} {faker.Name.LastName()}",
            faker.Random.WeightedRandom(["DE", "AT", "FR", "NL", "PL"], [0.84f, 0.05f, 0.04f, 0.04f, 0.03f]),
            KeepsDollars: faker.Random.Bool(0.12f),
            income,
            MonthlyRent: income / 100 * faker.Random.Long(22, 33),
            MonthlySaving: faker.Random.Bool(0.6f) ? faker.Random.Long(1, 10) * 50_00 : 0,
            Employer: faker.Random.Bool(0.55f) ? ACompany(faker, customers) : null,
            Landlord: faker.Random.Bool(0.5f) ? ACompany(faker, Math.Min(customers, 30)) : null);
    }

    /// <summary>2, 10, 18 …</summary>
    private static int ACompany(Faker faker, int customers) => 2 + (8 * faker.Random.Int(0, (customers - 2) / 8));
}
