using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;

namespace DigitalBank.CrashDay;

/// <summary>
/// Clients that pay over HTTP and don't give up: after a lost connection or a 5xx they send the same payment with the same
/// Idempotency-Key again, until the bank says yes or no.
/// </summary>
internal sealed class HttpPayers(
    CrashPlan plan, IReadOnlyDictionary<PlannedAccount, Guid> accountIds, Func<Uri?> address, Acknowledgements acknowledged)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

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
        using var client = new HttpClient { Timeout = Patience };
        AuthenticationHeaderValue? token = null;
        while (work.TryDequeue(out var payment))
        {
            while (true)
            {
                try
                {
                    token ??= await LogInAsync(client, customer, cancellationToken);
                    if (await TryPayAsync(client, payment, token, cancellationToken) is { } isAuthorised)
                    {
                        token = isAuthorised ? token : null;
                        if (isAuthorised)
                        {
                            break;
                        }
                    }
                }
                catch (Exception exception) when (exception is HttpRequestException or IOException or OperationCanceledException
                    && !cancellationToken.IsCancellationRequested)
                {
                    // The bank has just been killed, or has not opened again yet.
                }

                Interlocked.Increment(ref _retries);
                await Task.Delay(Pause, cancellationToken);
            }
        }
    }

    /// <returns>True when the payment is decided, false when the token is not good any more, null to try again.</returns>
    private async Task<bool?> TryPayAsync(
        HttpClient client, PlannedPayment payment, AuthenticationHeaderValue token, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, At("/api/v1/payments/transfers"))
        {
            Content = JsonContent.Create(new
            {
                debtorAccountId = accountIds[payment.Debtor],
                creditor = new { iban = payment.Creditor.Iban, name = "Payee" },
                amount = new { amount = (payment.Amount / 100m).ToString("F2", CultureInfo.InvariantCulture), currency = "EUR" },
                endToEndId = payment.EndToEndId,
            }),
        };
        request.Headers.Authorization = token;
        request.Headers.Add("Idempotency-Key", payment.Key.ToString());
        using var response = await client.SendAsync(request, cancellationToken);
        var body = await response.Content.ReadAsStringAsync(cancellationToken);
        switch (response.StatusCode)
        {
            case HttpStatusCode.Created or HttpStatusCode.OK:
                Interlocked.Add(ref _replays, response.Headers.Contains("Idempotency-Replayed") ? 1 : 0);
                acknowledged.Add(payment.EndToEndId);
                return true;
            case HttpStatusCode.Unauthorized:
                return false;
            case HttpStatusCode.Conflict or HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError:
                return null;
            default:
                acknowledged.Refused(payment.EndToEndId, $"{(int)response.StatusCode} {body}");
                return true;
        }
    }

    private async Task<AuthenticationHeaderValue> LogInAsync(HttpClient client, int customer, CancellationToken cancellationToken) =>
        await Morning.LogInAsync(client, At("/api/v1/identity/login").ToString(), Morning.EmailOf(customer), cancellationToken);

    private Uri At(string path) => new(address() ?? throw new HttpRequestException("The bank is closed."), path);
}
