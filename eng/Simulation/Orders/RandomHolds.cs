using DigitalBank.Ledger.Contracts.Holds;
using DigitalBank.Ledger.Contracts.Journal;
using DigitalBank.Ledger.Holds;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.Simulation.Model;

namespace DigitalBank.Simulation.Orders;

/// <summary>Draws holds that are placed, captured, released and swept, and entries that move as much as there is.</summary>
internal sealed class RandomHolds(Random random, LedgerModel model, DrawnFrom from, TimeProvider clock)
{
    private const int RecentHolds = 60;

    private readonly List<(Guid Id, ModelAccount Account, long Amount)> _placed = [];

    public Order Next(int number) => random.Next(10) switch
    {
        < 4 => Place(number),
        < 7 => Capture(number),
        7 => Release(number),
        8 => Expiry(number),
        _ => UpTo(number),
    };

    public PlaceOrder Place(int number)
    {
        var account = from.Account();
        var amount = random.NextInt64(1, 3_000);
        var id = from.KeyOf(number);
        _placed.Add((id, account, amount));
        DateTimeOffset? expiresAt = random.Next(3) switch
        {
            0 => null,
            1 when random.Next(5) == 0 => clock.GetUtcNow() - TimeSpan.FromTicks(random.NextInt64(0, TimeSpan.TicksPerDay)),
            _ => clock.GetUtcNow() + TimeSpan.FromTicks(random.NextInt64(1, 10 * TimeSpan.TicksPerDay)),
        };
        var money = random.Next(80) switch
        {
            0 => Money.OfMinor(-random.Next(2), Currency.Of(account.Currency!)),
            1 => default,
            2 => Money.OfMinor(amount, Currency.Of("CHF")),
            _ => Money.OfMinor(amount, Currency.Of(account.Currency!)),
        };
        var code = random.Next(80) == 0 ? "" : "card-authorisation";
        return new PlaceOrder(number, new PlaceHold(id, random.Next(80) == 0 ? 1 : account.Id, money, "simulation", $"H-{number}", code, expiresAt));
    }

    public CaptureOrder Capture(int number) => Capture(number, Placed());

    /// <summary>Takes from the hold that was placed last, as the later steps of a chain do.</summary>
    public CaptureOrder CaptureLast(int number) => _placed.Count == 0 ? Capture(number) : Capture(number, _placed[^1]);

    public UpToOrder UpTo(int number)
    {
        var debited = from.Account();
        var credited = from.Partner(debited);
        var bounded = random.Next(60) == 0 ? 0 : debited.IsDebitAccount == credited.IsDebitAccount || random.Next(4) == 0
            ? (EntryBound)random.Next(1, 4)
            : debited.IsDebitAccount ? EntryBound.Credited : EntryBound.Debited;
        var amount = random.Next(60) == 0 ? 0 : random.Next(1, random.Next(2) == 0 ? 20_000 : int.MaxValue);
        var maximum = Money.OfMinor(amount, Currency.Of(debited.Currency!));
        var (bookingDate, valueDate) = from.Dates();
        return new UpToOrder(
            number,
            new PostUpTo(from.KeyOf(number), debited.Id, credited.Id, maximum, bounded, "simulation", $"U-{number}", "sweep", bookingDate, valueDate));
    }

    private ReleaseOrder Release(int number) =>
        new(number, new ReleaseHold(random.Next(60) == 0 ? Guid.Empty : from.KeyOf(number), Placed().Id));

    private ExpiryOrder Expiry(int number)
    {
        var over = model.Holds.GetValueOrDefault(Placed().Id)?.Placing.HoldId ?? Placed().Id;
        return new ExpiryOrder(number, over, HoldRequests.ExpiryOf(over).IdempotencyKey);
    }

    private CaptureOrder Capture(int number, (Guid Id, ModelAccount Account, long Amount) placed)
    {
        var (id, account, amount) = placed;
        var remaining = model.Holds.TryGetValue(id, out var hold) ? Math.Max(1, hold.Remaining) : amount;
        var taken = random.Next(5) switch
        {
            0 => remaining + random.Next(0, 2),
            1 or 2 => remaining,
            _ => random.NextInt64(1, remaining + 1),
        };
        var (bookingDate, valueDate) = from.Dates();
        var money = Money.OfMinor(taken, Currency.Of(account.Currency!));
        var side = account.IsDebitAccount == (random.Next(40) > 0) ? Side.Credit : Side.Debit;
        var other = side == Side.Debit ? Side.Credit : Side.Debit;
        var lines = new List<Posting> { new(account.Id, side, money, valueDate), new(from.Partner(account).Id, other, money, valueDate) };
        if (random.Next(8) == 0)
        {
            lines.Add(new Posting(from.Partner(account).Id, side, money, valueDate));
            lines.Add(new Posting(from.Partner(account).Id, other, money, valueDate));
        }

        return new CaptureOrder(
            number,
            new CaptureHold(from.KeyOf(number), id, bookingDate, lines, random.Next(2) == 0, "simulation", $"C-{number}", "card-payment"),
            random.Next(15) == 0 ? "staff-1" : null);
    }

    /// <summary>A hold of late, or one that nobody has placed.</summary>
    private (Guid Id, ModelAccount Account, long Amount) Placed() => _placed.Count == 0 || random.Next(60) == 0
        ? (from.KeyOf(0), from.Account(), 100)
        : random.Next(20) == 0 ? _placed[random.Next(_placed.Count)] : _placed[^random.Next(1, Math.Min(RecentHolds, _placed.Count) + 1)];
}
