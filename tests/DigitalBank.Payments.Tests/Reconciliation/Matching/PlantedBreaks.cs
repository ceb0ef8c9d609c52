using System.Globalization;
using DigitalBank.Payments.Reconciliation;

namespace DigitalBank.Payments.Tests.Reconciliation.Matching;

/// <summary>
/// Makes two sides that agree, writes the statement's the way other banks do (references in other letters, as other kinds, in texts; sums of
/// files; splits; later dates), and plants breaks that a reconciliation has to find.
/// </summary>
internal sealed class PlantedBreaks
{
    public const int WindowDays = 3;

    public const long ToleranceMinor = 3;

    private static readonly string[] Currencies = ["EUR", "USD", "JPY"];

    private readonly Random _random;

    private int _number;

    public PlantedBreaks(int seed, int cases)
    {
        _random = new Random(seed);
        for (var i = 0; i < cases; i++)
        {
            AddCase();
        }
    }

    public List<ReconciliationItem> Statement { get; } = [];

    public List<ReconciliationItem> Ledger { get; } = [];

    /// <summary>The items that have no counterpart.</summary>
    public HashSet<ReconciliationItem> Planted { get; } = [];

    private void AddCase()
    {
        _number++;
        var reference = string.Create(CultureInfo.InvariantCulture, $"REF{_number:D6}X");

        // Amounts are far enough from each other that no two cases have the same or nearly the same one.
        var amount = (_number * 100L + 50) * (_random.Next(2) == 0 ? 1 : -1);
        var currency = Currencies[_random.Next(Currencies.Length)];
        switch (_random.Next(13))
        {
            case 0:
                Both(Items.Stated(amount, uetr: Uetr(), currency: currency), uetr => Items.Booked(amount, "OWN-" + reference, uetr.Uetr, currency: currency));
                break;
            case 1:
                Both(Items.Stated(amount, Dirty(reference), currency: currency), _ => Items.Booked(amount, reference, currency: currency));
                break;
            case 2:
                Both(Items.Stated(amount, text: reference, daysLater: 20, currency: currency), _ => Items.Booked(amount, reference, currency: currency));
                break;
            case 3:
                Both(Items.Stated(amount, daysLater: _random.Next(WindowDays + 1), currency: currency), _ => Items.Booked(amount, reference, currency: currency));
                break;
            case 4:
                Statement.Add(Items.Stated(3 * amount, batch: reference, currency: currency));
                Ledger.AddRange([Items.Booked(amount, "A" + reference, batch: reference, currency: currency), Items.Booked(2 * amount, "B" + reference, batch: reference, currency: currency)]);
                break;
            case 5:
                Statement.AddRange([Items.Stated(amount + 7, reference, currency: currency), Items.Stated(amount - 7, Dirty(reference), currency: currency)]);
                Ledger.Add(Items.Booked(2 * amount, reference, currency: currency));
                break;
            case 6:
                Both(Items.Stated(amount + _random.NextInt64(-ToleranceMinor, ToleranceMinor + 1), reference, currency: currency), _ => Items.Booked(amount, reference, currency: currency));
                break;
            default:
                Plant(reference, amount, currency);
                break;
        }
    }

    private void Plant(string reference, long amount, string currency)
    {
        switch (_random.Next(8))
        {
            case 0:
                PlantStatement(Items.Stated(amount, reference, currency: currency));
                break;
            case 1:
                PlantLedger(Items.Booked(amount, reference, currency: currency));
                break;
            case 2: // the amount differs by more than is tolerated
                PlantStatement(Items.Stated(amount + (amount > 0 ? 1 : -1) * (ToleranceMinor + 1), reference, currency: currency));
                PlantLedger(Items.Booked(amount, reference, currency: currency));
                break;
            case 3: // the other direction
                PlantStatement(Items.Stated(-amount, reference, currency: currency));
                PlantLedger(Items.Booked(amount, reference, currency: currency));
                break;
            case 4: // booked twice by the other bank
                var uetr = Uetr();
                Both(Items.Stated(amount, uetr: uetr, currency: currency), _ => Items.Booked(amount, reference, uetr, currency: currency));
                PlantStatement(Items.Stated(amount, uetr: uetr, currency: currency, daysLater: 1));
                break;
            case 5: // the customer's reference of another month
                PlantStatement(Items.Stated(amount, reference, Uetr(), currency: currency));
                PlantLedger(Items.Booked(amount, reference, Uetr(), currency: currency));
                break;
            case 6: // the customer gave two payments one instruction id, and one has left
                PlantStatement(Items.Stated(amount, instructionId: reference, currency: currency));
                PlantLedger(Items.Booked(amount, instructionId: reference, currency: currency));
                PlantLedger(Items.Booked(amount, instructionId: reference, currency: currency));
                break;
            default: // two lines of ours without a reference in the statement, one entry: nobody can say which
                PlantStatement(Items.Stated(amount, currency: currency));
                PlantLedger(Items.Booked(amount, "A" + reference, currency: currency));
                PlantLedger(Items.Booked(amount, "B" + reference, currency: currency));
                break;
        }
    }

    private void Both(ReconciliationItem statement, Func<ReconciliationItem, ReconciliationItem> ledger)
    {
        Statement.Add(statement);
        Ledger.Add(ledger(statement));
    }

    private void PlantStatement(ReconciliationItem item)
    {
        Statement.Add(item);
        Planted.Add(item);
    }

    private void PlantLedger(ReconciliationItem item)
    {
        Ledger.Add(item);
        Planted.Add(item);
    }

    private string Dirty(string reference) => _random.Next(4) switch
    {
        0 => reference.ToLowerInvariant(),
        1 => "000" + reference,
        2 => reference.Insert(3, " "),
        _ => reference.Insert(4, "-") + "  ",
    };

    private string Uetr()
    {
        var bytes = new byte[16];
        _random.NextBytes(bytes);
        return new Guid(bytes).ToString();
    }
}
