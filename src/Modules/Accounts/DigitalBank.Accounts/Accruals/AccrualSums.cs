namespace DigitalBank.Accounts.Accruals;

/// <summary>What a chunk of accounts accrued, added up as it is booked: by product, currency and event.</summary>
internal sealed class AccrualSums
{
    private readonly Dictionary<(string Product, string Currency, string Event), long> _sums = [];

    public void Add(string product, string currency, string happening, long amount)
    {
        var key = (product, currency, happening);
        _sums[key] = _sums.GetValueOrDefault(key) + amount;
    }

    public IEnumerable<AccrualBooking> ToBook(DateOnly businessDate, DateTimeOffset now) => _sums
        .Where(sum => sum.Value != 0)
        .Select(sum => new AccrualBooking
        {
            Id = Guid.CreateVersion7(now),
            BusinessDate = businessDate,
            ProductCode = sum.Key.Product,
            CurrencyCode = sum.Key.Currency,
            EventCode = sum.Key.Event,
            Amount = sum.Value,
        });
}
