using System.Globalization;
using DigitalBank.SharedKernel.Identifiers;

namespace DigitalBank.CrashDay;

/// <param name="Payments">Half of them come over HTTP, half in files.</param>
/// <param name="Kills">SIGKILLs of the server, spread over the day.</param>
/// <param name="Clients">Clients that pay over HTTP at the same time.</param>
public sealed record CrashDaySize(int Payments, int Kills, int PaymentsPerFile, int Customers = 8, int AccountsPerCustomer = 10, int Clients = 16);

/// <summary>An account that the bank takes over in the morning, with money for the whole day.</summary>
public sealed record PlannedAccount(int Number, int Customer, string Iban)
{
    public const long OpeningBalance = 10_000_000_00;

    public string CustomerReference => CustomerReferenceOf(Customer);

    public static string CustomerReferenceOf(int customer) => string.Create(CultureInfo.InvariantCulture, $"crash-day-{customer:000}");
}

/// <param name="EndToEndId">Different for every payment of the day, so that each can be found in the book.</param>
/// <param name="Amount">Cents.</param>
public sealed record PlannedPayment(string EndToEndId, Guid Key, PlannedAccount Debtor, PlannedAccount Creditor, long Amount);

public sealed record PlannedFile(string MessageId, IReadOnlyList<PlannedPayment> Payments);

/// <summary>A day's payments and the moments of its crashes. The same seed gives the same plan; when the kills hit differs from run to run.</summary>
public sealed class CrashPlan
{
    private readonly Random _random;

    public CrashPlan(int seed, CrashDaySize size)
    {
        ArgumentNullException.ThrowIfNull(size);
        Seed = seed;
        Size = size;
        _random = new Random(seed);
        Accounts = [.. Enumerable.Range(0, size.Customers * size.AccountsPerCustomer).Select(AnAccount)];
        var payments = Enumerable.Range(1, size.Payments).Select(APayment).ToList();
        OverHttp = payments[..(size.Payments / 2)];
        Files = [.. payments[(size.Payments / 2)..].Chunk(size.PaymentsPerFile).Select((part, i) => new PlannedFile($"CRASHDAY-{seed}-{i + 1}", part))];
        KillsAt = [.. Enumerable.Range(0, size.Kills).Select(_ => _random.Next(size.Payments * 9 / 10)).Order()];
        KillsImports = [.. KillsAt.Select(_ => _random.Next(2) == 0)];
        Delays = [.. KillsAt.Select(_ => TimeSpan.FromMilliseconds(_random.Next(400)))];
    }

    public int Seed { get; }

    public CrashDaySize Size { get; }

    public IReadOnlyList<PlannedAccount> Accounts { get; }

    public IReadOnlyList<PlannedPayment> OverHttp { get; }

    public IReadOnlyList<PlannedFile> Files { get; }

    public IEnumerable<PlannedPayment> Payments => OverHttp.Concat(Files.SelectMany(file => file.Payments));

    /// <summary>Each kill comes when so many payments have been acknowledged …</summary>
    public IReadOnlyList<int> KillsAt { get; }

    /// <summary>… and this much later …</summary>
    public IReadOnlyList<TimeSpan> Delays { get; }

    /// <summary>… and may hit the import that runs at that moment too.</summary>
    public IReadOnlyList<bool> KillsImports { get; }

    private PlannedAccount AnAccount(int number)
    {
        // Numbers of another bank, as they come over from a system that is taken out of service.
        var bban = string.Create(CultureInfo.InvariantCulture, $"99900001{number + 1:0000000000}");
        return new PlannedAccount(number, number % Size.Customers, Iban.Create("DE", bban).ToString());
    }

    private PlannedPayment APayment(int number)
    {
        var debtor = _random.Next(Accounts.Count);
        var creditor = (debtor + 1 + _random.Next(Accounts.Count - 1)) % Accounts.Count;
        var key = new byte[16];
        _random.NextBytes(key);
        return new PlannedPayment(
            string.Create(CultureInfo.InvariantCulture, $"DAY-{number:000000}"),
            new Guid(key),
            Accounts[debtor],
            Accounts[creditor],
            _random.NextInt64(1, 100_00));
    }
}
