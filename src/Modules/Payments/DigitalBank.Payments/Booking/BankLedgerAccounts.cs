using System.Collections.Concurrent;
using DigitalBank.Ledger.Contracts;
using DigitalBank.Ledger.Contracts.Accounts;
using DigitalBank.SharedKernel.Results;
using MediatR;

namespace DigitalBank.Payments.Booking;

/// <summary>The bank's own ledger accounts that payments go through; each is opened when it is first needed.</summary>
internal sealed class BankLedgerAccounts(IMediator bank, OpenedAccounts opened)
{
    private const string ClearingCode = "2510";

    private const string WaitingCode = "2520";

    private const string SuspenseCode = "2610";

    private const string ChargesCode = "4140";

    private const string ClaimsCode = "1540";

    /// <summary>Where outgoing payments wait between the payer's account and the correspondent.</summary>
    public Task<Result<long>> ClearingAsync(string currencyCode, CancellationToken cancellationToken) =>
        OpenAsync(new(ClearingCode, "Outgoing payments in clearing", LedgerChart.Clearing, currencyCode, MinimumBalance: null), cancellationToken);

    public Task<Result<long>> NostroAsync(Nostro nostro, CancellationToken cancellationToken) =>
        OpenAsync(
            new(nostro.Code, $"Nostro at {nostro.CorrespondentBic}", LedgerChart.Nostro, nostro.CurrencyCode, MinimumBalance: null),
            cancellationToken);

    /// <summary>Where money waits that the bank has and may not give to anybody yet.</summary>
    public Task<Result<long>> SuspenseAsync(string currencyCode, CancellationToken cancellationToken) =>
        OpenAsync(new(SuspenseCode, "Payments to be clarified", LedgerChart.Suspense, currencyCode, MinimumBalance: null), cancellationToken);

    /// <summary>Money of payments to aliases that nobody has yet: the bank owes it to a payee who is still to come, or to the payer.</summary>
    public Task<Result<long>> WaitingAsync(string currencyCode, CancellationToken cancellationToken) =>
        OpenAsync(new(WaitingCode, "Payments waiting for their payees", LedgerChart.Clearing, currencyCode, MinimumBalance: null), cancellationToken);

    /// <summary>What the bank charges for payments across borders.</summary>
    public Task<Result<long>> PaymentChargesAsync(string currencyCode, CancellationToken cancellationToken) =>
        OpenAsync(new(ChargesCode, "Charges of payments across borders", LedgerChart.Income, currencyCode, MinimumBalance: null), cancellationToken);

    /// <summary>What creditors owe for direct debits that came back when their accounts had not enough money.</summary>
    public Task<Result<long>> CollectionClaimsAsync(string currencyCode, CancellationToken cancellationToken) =>
        OpenAsync(new(ClaimsCode, "Claims on creditors for returned direct debits", LedgerChart.Assets, currencyCode, MinimumBalance: null), cancellationToken);

    private async Task<Result<long>> OpenAsync(OpenLedgerAccount account, CancellationToken cancellationToken)
    {
        if (opened.Ids.TryGetValue((account.Code, account.CurrencyCode), out var known))
        {
            return known;
        }

        var result = await bank.Send(account, cancellationToken);
        if (result.IsSuccess)
        {
            opened.Ids[(account.Code, account.CurrencyCode)] = result.Value.LedgerAccountId;
        }

        return result.Map(view => view.LedgerAccountId);
    }
}

/// <summary>Ids of the bank's own accounts, which never change once an account is open.</summary>
internal sealed class OpenedAccounts
{
    public ConcurrentDictionary<(string Code, string CurrencyCode), long> Ids { get; } = new();
}
