using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Ledger.Contracts;
using DigitalBank.Ledger.Contracts.Accounts;
using DigitalBank.Ledger.Contracts.Balances;
using DigitalBank.Ledger.Contracts.Journal;
using DigitalBank.Payments.Data;
using DigitalBank.Payments.Orders;
using DigitalBank.Payments.Transfers;
using DigitalBank.Platform.Time;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.SharedKernel.Results;
using DigitalBank.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace DigitalBank.Payments.Tests.Support;

/// <summary>A whole bank, and the things that payment tests need of it, in a word each.</summary>
public class PaymentsBank : BankFixture
{
    protected override IEnumerable<string> MoreSettings => ["--Payments:InFlight=20", "--Payments:MaxPaymentsPerOutgoingFile=30"];

    internal string DataFolder => Database.Folder;

    internal string OutgoingFolder => Path.Combine(DataFolder, "outgoing");

    internal string InboxFolder => Path.Combine(DataFolder, "inbox");

    internal Task<DateOnly> TodayAsync() => Services.GetRequiredService<IBusinessCalendar>().TodayAsync(default);

    /// <summary>An open account with money in it, taken over from elsewhere.</summary>
    internal async Task<AccountView> AnAccountAsync(string balance = "100.00", string currencyCode = "EUR", Guid? holder = null)
    {
        var party = holder ?? (await APersonAsync()).PartyId;
        var account = (await SendAsync(new OpenAccount(Guid.CreateVersion7(), party, "current", currencyCode))).EnsureSuccess();
        var money = Money.Of(balance, currencyCode);
        if (money.IsPositive)
        {
            await FundAsync(account.LedgerAccountId, money);
        }

        return account;
    }

    internal async Task FundAsync(long ledgerAccountId, Money money)
    {
        var takeOver = (await SendAsync(new OpenLedgerAccount(
            "3900.test", "Test funds", LedgerChart.TakeOver, money.Currency.Code, MinimumBalance: null))).EnsureSuccess();
        var today = await TodayAsync();
        (await SendAsync(new PostJournalEntry(
            Guid.CreateVersion7(),
            "test",
            "funds",
            "opening-balance",
            today,
            [
                new Posting(takeOver.LedgerAccountId, Side.Debit, money, today),
                new Posting(ledgerAccountId, Side.Credit, money, today),
            ]))).EnsureSuccess();
    }

    internal async Task<string> BalanceOfAsync(AccountView account) => (await BalanceOfAsync(account.LedgerAccountId, account.CurrencyCode)).ToString();

    internal async Task<Money> BalanceOfAsync(long ledgerAccountId, string currencyCode) =>
        (await SendAsync(new GetBalances([ledgerAccountId]))).EnsureSuccess().TryGetValue(ledgerAccountId, out var view)
            ? view.BookedBalance
            : Money.Zero(Currency.Of(currencyCode));

    /// <summary>The balance of one of the bank's own accounts; zero while it isn't open.</summary>
    internal async Task<string> BalanceOfOwnAsync(string code, string currencyCode)
    {
        var account = await SendAsync(new FindLedgerAccount(code, currencyCode));
        return account.IsSuccess
            ? (await BalanceOfAsync(account.Value.LedgerAccountId, currencyCode)).ToString()
            : Money.Zero(Currency.Of(currencyCode)).ToString();
    }

    internal Task<Result<PaymentView>> TransferAsync(
        string amount, AccountView from, AccountView to, Guid? key = null, string? remittance = null, DateOnly? on = null) =>
        SendAsync(new InitiateTransfer(
            key ?? Guid.CreateVersion7(), from.HolderPartyId, from.AccountId, to.AccountId, null, null, null, Euros(amount), remittance, null, on));

    internal Task<Result<PaymentView>> TransferOutAsync(string amount, AccountView from, string iban = "FR1420041010050500013M02606") =>
        SendAsync(new InitiateTransfer(
            Guid.CreateVersion7(), from.HolderPartyId, from.AccountId, null, iban, "Marie Curie", "BNPAFRPPXXX", Euros(amount), "rent", "E2E-1", null));

    internal async Task<PaymentDetailsView> DetailsOfAsync(Guid paymentOrderId) =>
        (await SendAsync(new GetPaymentDetails(paymentOrderId))).EnsureSuccess();

    internal async Task<string> HistoryOfAsync(Guid paymentOrderId) =>
        string.Join(" ", (await DetailsOfAsync(paymentOrderId)).History.Select(step => step.Status));

    /// <summary>Looks at the module's tables in a scope of its own.</summary>
    internal async Task<T> InDatabaseAsync<T>(Func<PaymentsDbContext, Task<T>> look)
    {
        await using var scope = Services.CreateAsyncScope();
        return await look(scope.ServiceProvider.GetRequiredService<PaymentsDbContext>());
    }

    /// <summary>Puts an order back to where a crash right after its first save would have left it.</summary>
    internal Task ForgetOutcomeAsync(Guid paymentOrderId) => InDatabaseAsync(db => db.Orders
        .Where(order => order.Id == paymentOrderId)
        .ExecuteUpdateAsync(set => set
            .SetProperty(order => order.Status, PaymentOrderStatus.Received)
            .SetProperty(order => order.Version, 10)
            .SetProperty(order => order.LedgerEntryId, (long?)null)));

    internal async Task CloseDayAsync() =>
        await Services.GetRequiredService<IBusinessCalendar>().OpenNextDayAsync(await TodayAsync(), default);

    internal static Money Euros(string amount) => Money.Of(amount, "EUR");
}

[CollectionDefinition(Name)]
public sealed class PaymentsBankCollection : ICollectionFixture<PaymentsBank>
{
    public const string Name = "one bank";
}
