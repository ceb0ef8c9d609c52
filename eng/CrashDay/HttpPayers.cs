using System.Collections.Concurrent;

namespace DigitalBank.CrashDay;

/// <summary>
/// Clients that pay over HTTP and don't give up: after a lost connection or a 5xx they send the same payment with the same
/// Idempotency-Key again, until the bank says yes or no.
/// </summary>
internal sealed class HttpPayers(
    CrashPlan plan, IReadOnlyDictionary<PlannedAccount, Guid> accountIds, Func<Uri?> address, Acknowledgements acknowledged)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>Requests whose first answer got lost and that were answered as a replay later.</summary>
    public int Replays => _replays;

    /// <summary>Times that a client had to try again.</summary>
    public int Retries => _retries;

    private int _replays;

    private int _retries;

    public Task PayAsync(CancellationToken cancellationToken)
    {
        var byCustomer = plan.OverHttp.GroupBy(payment => payment.Debtor.Customer).Select(group => (group.Key, new ConcurrentQueue<PlannedPayment>(group))).ToList();
        var clients = Enumerable.Range(0, Math.Max(plan.Size.Clients, byCustomer.Count))
            .Select(i => byCustomer[i % byCustomer.Count])
            .Select(work => PayAsync(work.Key, work.Item2, cancellationToken));
        return Task.WhenAll(clients);
    }

    private async Task PayAsync(int customer, ConcurrentQueue<PlannedPayment> work, CancellationToken cancellationToken)
    {
        using var payer = new PayingCustomer(customer, accountIds);
        while (work.TryDequeue(out var payment))
        {
            SessionAnswer? answer;
            while ((answer = await payer.TryPayAsync(address(), payment, cancellationToken)) is null)
            {
                Interlocked.Increment(ref _retries);
                await Task.Delay(Pause, cancellationToken);
            }

            if (answer.IsSuccess)
            {
                Interlocked.Add(ref _replays, answer.IsReplay ? 1 : 0);
                acknowledged.Add(payment.EndToEndId);
            }
            else
            {
                acknowledged.Refused(payment.EndToEndId, $"{(int)answer.Status} {answer.Body}");
            }
        }
    }
}
