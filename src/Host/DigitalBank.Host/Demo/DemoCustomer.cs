using System.Globalization;
using DigitalBank.Customers.Contracts.Parties;

namespace DigitalBank.Host.Demo;

/// <summary>An invented customer and the habits that make the history.</summary>
/// <param name="Number">From 1; everything about the customer follows from it and the seed.</param>
/// <param name="MonthlyIncome">Cents: a person's salary, or what a company takes in an average month.</param>
/// <param name="MonthlyRent">Cents.</param>
/// <param name="MonthlySaving">Cents; zero for who does not save.</param>
/// <param name="Employer">Number of the company here that pays the salary, or null for one that banks elsewhere.</param>
/// <param name="Landlord">Number of the company here that takes the rent, or null for one that banks elsewhere.</param>
internal sealed record DemoCustomer(
    int Number,
    PartyKind Kind,
    string Name,
    string Country,
    bool KeepsDollars,
    long MonthlyIncome,
    long MonthlyRent,
    long MonthlySaving,
    int? Employer,
    int? Landlord)
{
    public string Reference => ReferenceOf(Number);

    public IEnumerable<DemoAccount> Accounts
    {
        get
        {
            yield return DemoAccount.Current(Number);
            if (MonthlySaving > 0)
            {
                yield return DemoAccount.Savings(Number);
            }

            if (KeepsDollars)
            {
                yield return DemoAccount.Dollars(Number);
            }
        }
    }

    public static string ReferenceOf(int number) => string.Create(CultureInfo.InvariantCulture, $"demo-customer-{number:0000}");
}
