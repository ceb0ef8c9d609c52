using Bogus;
using DigitalBank.Customers.Contracts.Parties;

namespace DigitalBank.Host.Demo;

/// <summary>
/// Two years of bookings, day by day, made from the customers' habits. Pure: the same customers and date give the same days.
/// </summary>
/// <remarks>
/// A day spends only what was there in the morning. So whatever order its entries are booked in, no balance falls below zero, and a day
/// can be in the ledger's hands at once.
/// </remarks>
internal sealed class DemoHistory(IReadOnlyList<DemoCustomer> customers, DateOnly referenceDate, Func<DateOnly, bool> isBusinessDay)
{
    private readonly Dictionary<DemoAccount, long> _morning = [];

    private readonly List<DemoEntry> _day = [];

    private Randomizer _random = new(DemoCast.Seed);

    private DateOnly _yesterday;

    private DateOnly _today;

    /// <summary>The business days from two years before the reference date up to the day before it, each with its entries, at least one.</summary>
    public IEnumerable<IReadOnlyList<DemoEntry>> Days()
    {
        _morning.Clear();
        _yesterday = referenceDate.AddYears(-2).AddDays(-1);
        var isFirst = true;
        for (_today = referenceDate.AddYears(-2); _today < referenceDate; _today = _today.AddDays(1))
        {
            if (!isBusinessDay(_today))
            {
                continue;
            }

            _random = new Randomizer(DemoCast.Seed ^ _today.DayNumber);
            foreach (var customer in customers)
            {
                Live(customer, isFirst);
            }

            isFirst = false;
            _yesterday = _today;
            if (_day.Count > 0)
            {
                yield return EndDay();
            }
        }
    }

    private void Live(DemoCustomer customer, bool isFirst)
    {
        if (isFirst)
        {
            Begin(customer);
        }
        else if (customer.Kind == PartyKind.Person)
        {
            LiveAsPerson(customer);
        }
        else
        {
            LiveAsCompany(customer);
        }
    }

    private void Begin(DemoCustomer customer)
    {
        foreach (var account in customer.Accounts)
        {
            Receive(DemoFact.FirstDepositOn(account), DemoReference.Bank, customer, account, _random.Long(customer.MonthlyIncome, customer.MonthlyIncome * 3));
        }
    }

    private void LiveAsPerson(DemoCustomer person)
    {
        var current = DemoAccount.Current(person.Number);
        if (Falls(28))
        {
            PaySalary(person, current);
        }

        if (Falls(1))
        {
            PayRent(person, current);
            PayInterest(person);
        }

        if (Falls(2) && person.MonthlySaving > 0)
        {
            Move(DemoFact.Saving, current, DemoReference.Customer(person.Number), DemoAccount.Savings(person.Number), DemoReference.Customer(person.Number), person.MonthlySaving);
        }

        if (Falls(5))
        {
            Spend(DemoFact.Energy, person, current, OutsideParties.EnergySuppliers, person.MonthlyRent / 8, person.MonthlyRent / 7);
        }

        if (Falls(12))
        {
            Spend(DemoFact.Telephone, person, current, OutsideParties.Telephones, 29_90, 64_90);
        }

        if (_random.Bool(0.14f))
        {
            Spend(DemoFact.Groceries, person, current, OutsideParties.Grocers, 8_00, 120_00);
        }

        if (_random.Bool(0.11f))
        {
            Spend(DemoFact.Card, person, current, OutsideParties.Shops, 5_00, person.MonthlyIncome / 20);
        }

        if (_random.Bool(0.025f))
        {
            PayFriend(person, current);
        }

        if (person.KeepsDollars)
        {
            LiveInDollars(person);
        }
    }

    private void LiveAsCompany(DemoCustomer company)
    {
        var current = DemoAccount.Current(company.Number);
        if (_random.Bool(0.3f))
        {
            Earn(DemoFact.Sale, company, current, OutsideParties.Businesses, company.MonthlyIncome / 10, company.MonthlyIncome / 4);
        }

        if (_random.Bool(0.2f))
        {
            Spend(DemoFact.Purchase, company, current, OutsideParties.Businesses, company.MonthlyIncome / 40, company.MonthlyIncome / 12);
        }

        if (Falls(1))
        {
            Spend(DemoFact.Rent, company, current, OutsideParties.Landlords, company.MonthlyRent, company.MonthlyRent);
            Move(DemoFact.Fee, current, DemoReference.Customer(company.Number), DemoAccount.Fees, DemoReference.Bank, 14_50);
        }

        if (Falls(10))
        {
            Spend(DemoFact.Tax, company, current, OutsideParties.TaxOffice, company.MonthlyIncome / 12, company.MonthlyIncome / 9);
        }

        if (company.KeepsDollars)
        {
            LiveInDollars(company);
        }
    }

    private void LiveInDollars(DemoCustomer customer)
    {
        var dollars = DemoAccount.Dollars(customer.Number);
        if (Falls(15))
        {
            Earn(DemoFact.IncomeDollars, customer, dollars, OutsideParties.DollarClients, customer.MonthlyIncome / 8, customer.MonthlyIncome / 5);
        }

        if (_random.Bool(0.1f))
        {
            Spend(DemoFact.CardDollars, customer, dollars, OutsideParties.DollarShops, 4_00, customer.MonthlyIncome / 30);
        }
    }

    private void PaySalary(DemoCustomer person, DemoAccount current)
    {
        if (person.Employer is { } employer)
        {
            var payer = DemoReference.Customer(employer);
            Move(DemoFact.Salary, DemoAccount.Current(employer), payer, current, DemoReference.Customer(person.Number), person.MonthlyIncome);
            return;
        }

        var outsider = Fixed(person, OutsideParties.Employers);
        Receive(DemoFact.Salary, DemoReference.Outside(outsider), person, current, person.MonthlyIncome);
    }

    private void PayRent(DemoCustomer person, DemoAccount current)
    {
        if (person.Landlord is { } landlord)
        {
            var payee = DemoReference.Customer(landlord);
            Move(DemoFact.Rent, current, DemoReference.Customer(person.Number), DemoAccount.Current(landlord), payee, person.MonthlyRent);
            return;
        }

        var outsider = Fixed(person, OutsideParties.Landlords);
        Move(DemoFact.Rent, current, DemoReference.Customer(person.Number), DemoAccount.Outside("EUR"), DemoReference.Outside(outsider), person.MonthlyRent);
    }

    private void PayFriend(DemoCustomer person, DemoAccount current)
    {
        var friend = customers[_random.Int(0, customers.Count - 1)];
        if (friend.Kind == PartyKind.Person && friend.Number != person.Number)
        {
            var amount = _random.Long(2, 40) * 5_00;
            Move(DemoFact.Transfer, current, DemoReference.Customer(person.Number), DemoAccount.Current(friend.Number), DemoReference.Customer(friend.Number), amount);
        }
    }

    /// <summary>1.2 % a year on what is there at the end of a quarter: plausible, not a product's rule.</summary>
    private void PayInterest(DemoCustomer person)
    {
        var savings = DemoAccount.Savings(person.Number);
        var amount = _morning.GetValueOrDefault(savings) * 3 / 1000;
        if (_today.Month % 3 == 1 && amount > 0)
        {
            Move(DemoFact.Interest, DemoAccount.Interest, DemoReference.Bank, savings, DemoReference.Customer(person.Number), amount);
        }
    }

    private void Earn(string fact, DemoCustomer payee, DemoAccount account, Range payers, long least, long most)
    {
        var outsider = _random.Int(payers.Start.Value, payers.End.Value - 1);
        Receive(fact, DemoReference.Outside(outsider), payee, account, _random.Long(least, most));
    }

    private void Receive(string fact, string payer, DemoCustomer payee, DemoAccount account, long amount) =>
        Move(fact, DemoAccount.Outside(account.CurrencyCode), payer, account, DemoReference.Customer(payee.Number), amount);

    private void Spend(string fact, DemoCustomer payer, DemoAccount account, Range payees, long least, long most)
    {
        var outsider = _random.Int(payees.Start.Value, payees.End.Value - 1);
        var amount = _random.Long(least, most);
        Move(fact, account, DemoReference.Customer(payer.Number), DemoAccount.Outside(account.CurrencyCode), DemoReference.Outside(outsider), amount);
    }

    private void Move(string fact, DemoAccount debit, string debtor, DemoAccount credit, string creditor, long amount)
    {
        if (debit.IsCustomers)
        {
            // A payment that is not covered would be refused, so it is not made.
            if (_morning.GetValueOrDefault(debit) < amount)
            {
                return;
            }

            _morning[debit] -= amount;
        }

        _day.Add(new DemoEntry(new DemoReference(fact, debtor, creditor, _today), debit, credit, amount));
    }

    private DemoEntry[] EndDay()
    {
        foreach (var entry in _day.Where(entry => entry.Credit.IsCustomers))
        {
            _morning[entry.Credit] = _morning.GetValueOrDefault(entry.Credit) + entry.Amount;
        }

        var entries = _day.ToArray();
        _day.Clear();
        return entries;
    }

    /// <summary>Whether the day of the month falls on today, or on a day without business just before it.</summary>
    private bool Falls(int dayOfMonth)
    {
        for (var date = _yesterday.AddDays(1); date <= _today; date = date.AddDays(1))
        {
            if (date.Day == dayOfMonth)
            {
                return true;
            }
        }

        return false;
    }

    private static int Fixed(DemoCustomer customer, Range parties) =>
        parties.Start.Value + (customer.Number % (parties.End.Value - parties.Start.Value));
}
