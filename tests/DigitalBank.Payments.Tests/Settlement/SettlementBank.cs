using DigitalBank.Payments.Settlement;
using DigitalBank.Payments.Tests.Support;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.SharedKernel.Results;
using DigitalBank.TestKit;

namespace DigitalBank.Payments.Tests.Settlement;

/// <summary>A bank that settles for others. Windows close every full hour of the day in UTC; each test has a currency of its own.</summary>
public sealed class SettlementBank : PaymentsBank
{
    internal const string A = "AAAADEF0XXX", B = "BBBBDEF0XXX", C = "CCCCDEF0XXX";

    private static readonly string[] Currencies = ["EUR", "USD", "GBP", "CHF", "SEK", "DKK", "PLN", "CZK"];

    protected override IEnumerable<string> MoreSettings =>
    [
        .. base.MoreSettings,
        .. Currencies.SelectMany((currency, i) => Enumerable.Range(0, 24)
            .Select(hour => $"--Payments:SettlementWindows:{i}:Closes:{hour}={hour:00}:00")
            .Append($"--Payments:SettlementWindows:{i}:Currency={currency}")
            .Append($"--Payments:SettlementWindows:{i}:TimeZone=UTC")),
    ];

    internal async Task TakePartAsync(string currency, string cap = "100.00")
    {
        foreach (var bic in new[] { A, B, C })
        {
            (await SendAsync(new SetParticipant(bic, Money.Of(cap, currency)))).EnsureSuccess();
        }
    }

    internal Task<Result<ObligationView>> PayAsync(
        string from, string to, string amount, string currency, OverCap whenOverCap = OverCap.Refuse, string? reference = null) =>
        SendAsync(new SubmitObligation(from, to, Money.Of(amount, currency), reference ?? Guid.NewGuid().ToString("N"), whenOverCap));

    internal async Task<ClosedWindows> CloseAsync()
    {
        Clock.Advance(TimeSpan.FromHours(1));
        return (await SendAsync(new CloseWindows())).EnsureSuccess();
    }

    internal async Task<WindowReport> ReportAsync(Guid windowId) => (await SendAsync(new GetWindowReport(windowId))).EnsureSuccess();

    /// <summary>What the settlement account of a participant has.</summary>
    internal Task<string> SettledAsync(string bic, string currency) => BalanceOfOwnAsync($"2520-{bic}", currency);
}
