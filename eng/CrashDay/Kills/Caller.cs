namespace DigitalBank.CrashDay.Kills;

/// <summary>
/// Keeps asking. What got no answer is sent again with the same key, mostly; now and then the caller walks away and does not know, and now
/// and then it sends the same to two processes at once.
/// </summary>
internal sealed class Caller(IOrderClient client, Replicas replicas, Random random, Answers answers)
{
    private const int NewAtTheEnd = 10;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(40);

    /// <summary>What it has asked for and walked away from, as it was sent.</summary>
    private readonly List<IReadOnlyList<Order>> _abandoned = [];

    public IEnumerable<Order> Abandoned => _abandoned.SelectMany(orders => orders);

    /// <summary>Until it is told to stop, and then the orders under way to their end.</summary>
    public async Task AskAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var orders = Ask();
            while (orders.Count > 0)
            {
                await Task.Delay(Pause, CancellationToken.None);
                if (replicas.Any(random) is not { } bank)
                {
                    continue;
                }

                orders = random.Next(20) == 0
                    ? await SendTwiceAsync(orders, bank, replicas.Any(random))
                    : await client.SendAsync(bank, orders, CancellationToken.None);
                if (orders.Count > 0)
                {
                    answers.LeftOpen();
                    if (random.Next(10) == 0)
                    {
                        _abandoned.Add(orders);
                        break;
                    }
                }
            }
        }
    }

    /// <summary>
    /// Asks again for everything it does not know the outcome of, and for a few new orders, of two processes at the same time, until it is
    /// told.
    /// </summary>
    public async Task SettleAsync(CancellationToken cancellationToken)
    {
        for (var i = 0; i < NewAtTheEnd; i++)
        {
            _abandoned.Add(Ask());
        }

        foreach (var orders in _abandoned)
        {
            var open = orders;
            while (open.Count > 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
                open = await SendTwiceAsync(open, replicas.At(0), replicas.At(replicas.Count - 1));
            }
        }
    }

    private IReadOnlyList<Order> Ask()
    {
        var orders = client.Next();
        foreach (var order in orders)
        {
            answers.Ask(order);
        }

        return orders;
    }

    /// <returns>Those that at least one of the two has left open.</returns>
    private async Task<IReadOnlyList<Order>> SendTwiceAsync(IReadOnlyList<Order> orders, Uri? one, Uri? other)
    {
        var open = await Task.WhenAll(
            client.SendAsync(one, orders, CancellationToken.None), client.SendAsync(other, orders, CancellationToken.None));
        return [.. orders.Where(order => open.Any(left => left.Contains(order)))];
    }
}
