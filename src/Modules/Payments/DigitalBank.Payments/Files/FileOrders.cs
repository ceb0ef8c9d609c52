using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Payments.Booking;
using DigitalBank.Payments.Iso20022.Models;
using DigitalBank.Payments.Orders;
using DigitalBank.Payments.Routing;
using DigitalBank.Platform.Configuration;
using DigitalBank.Platform.Iso20022;
using DigitalBank.SharedKernel.Results;
using Microsoft.Extensions.Options;

namespace DigitalBank.Payments.Files;

/// <summary>Turns one payment of a file into an order: scheduled for its day, rejected with the reason, or ready to begin.</summary>
internal sealed class FileOrders(BankLedgerAccounts ledgerAccounts, OrderDesk desk, TimeProvider clock, IOptions<BankSettings> us)
{
    private const string NotProvided = "NOTPROVIDED";

    private const int LongestSentence = 1000;

    /// <summary>Ids for orders of one file, to be given in the order of their positions.</summary>
    /// <remarks>
    /// Rows are inserted in the order of their ids. Two runs over one file that insert the same positions in different orders wait for each
    /// other's, which the database ends by killing one of them; in the order of the positions the second just waits for the first.
    /// </remarks>
    public IEnumerable<Guid> AscendingIds(int count)
    {
        var now = clock.GetUtcNow();
        return Enumerable.Range(0, count).Select(_ => Guid.CreateVersion7(now)).Order();
    }

    public async Task<PaymentOrder> CreateAsync(
        Guid orderId,
        Guid fileId,
        CreditTransfer payment,
        IReadOnlyDictionary<string, IReadOnlyList<AccountView>> accounts,
        DateOnly today,
        CancellationToken cancellationToken)
    {
        var namedDebtor = accounts.GetValueOrDefault(payment.Block.DebtorAccount.Identifier, []);
        var namedCreditor = accounts.GetValueOrDefault(payment.CreditorAccount?.Identifier ?? string.Empty, []);
        var debtor = PaymentRouting.Debtor(namedDebtor, payment.CurrencyCode);
        var destination = PaymentRouting.Creditor(InstructionOf(payment), namedCreditor, payment.CurrencyCode, us.Value);
        var finding = payment.Findings.Count > 0 ? payment.Findings[0] : null;
        var refusal = finding is null
            ? debtor.Failure ?? destination.Failure ?? SameAccount(debtor.Value, destination.Value) ?? ConversionAsked(payment)
            : PaymentsErrors.PaymentMalformed.Because(AllOf(payment.Findings));

        var order = NewOrder(
            orderId,
            fileId,
            payment,
            debtor.IsSuccess ? debtor.Value : namedDebtor.FirstOrDefault(account => account.CurrencyCode == payment.CurrencyCode),
            destination.IsSuccess ? destination.Value : null,
            refusal is null ? await CreditLedgerAccountAsync(destination.Value, payment.CurrencyCode, cancellationToken) : null);
        if (refusal is not null)
        {
            desk.Reject(order, refusal, finding?.ReasonCode);
        }
        else if (order.ExecutionDate > today)
        {
            order.Schedule(clock.GetUtcNow());
        }

        return order;
    }

    private async Task<long> CreditLedgerAccountAsync(Destination destination, string currencyCode, CancellationToken cancellationToken) =>
        destination.Account?.LedgerAccountId ?? (await ledgerAccounts.ClearingAsync(currencyCode, cancellationToken)).Value;

    private static CreditorInstruction InstructionOf(CreditTransfer payment) => new(
        payment.CreditorAccount?.Identifier ?? string.Empty,
        payment.CreditorAgent?.Bic,
        payment.CreditorAgent is { } agent
            && (agent.Bic ?? agent.ClearingMemberId ?? agent.Name ?? (agent.OtherId == NotProvided ? null : agent.OtherId)) is not null);

    private static Failure? SameAccount(AccountView debtor, Destination destination) =>
        destination.Account?.AccountId == debtor.AccountId ? PaymentsErrors.SameAccount : null;

    // The payer asks for the account's money in another currency: that is an exchange, which is not offered.
    private static Failure? ConversionAsked(CreditTransfer payment) =>
        payment.Block.DebtorAccount.Currency is { } kept && kept != payment.CurrencyCode ? PaymentsErrors.DebtorCurrencyNotKept : null;

    // The first finding gives the reason code; the sentence names the others too, so that the payer corrects all of them at once.
    private static string AllOf(IReadOnlyList<MessageFinding> findings)
    {
        var text = string.Join(' ', findings.Skip(1).Select(finding => $"{finding.ReasonCode}: {finding.Message}").Prepend(findings[0].Message));
        return text.Length <= LongestSentence ? text : text[..LongestSentence];
    }

    private PaymentOrder NewOrder(
        Guid orderId, Guid fileId, CreditTransfer payment, AccountView? debtor, Destination? destination, long? creditLedgerAccountId)
    {
        var now = clock.GetUtcNow();
        return new PaymentOrder
        {
            Id = orderId,
            Origin = PaymentOrigin.File,
            OrderingPartyId = debtor?.HolderPartyId,
            FileId = fileId,
            Position = payment.Number,
            BlockNumber = payment.Block.Number,
            PaymentInformationId = payment.Block.PaymentInformationId,
            DebtorAccountId = debtor?.AccountId,
            DebtorName = payment.Block.Debtor.Name ?? debtor?.HolderName,
            DebtorIdentifier = payment.Block.DebtorAccount.Identifier,
            DebitLedgerAccountId = debtor?.LedgerAccountId,
            CreditorAccountId = destination?.Account?.AccountId,
            CreditorName = payment.Creditor?.Name,
            CreditorIdentifier = payment.CreditorAccount?.Identifier ?? string.Empty,
            CreditorAgentBic = payment.CreditorAgent?.Bic,
            CreditLedgerAccountId = creditLedgerAccountId,
            IsOutgoing = destination is { Account: null },
            CurrencyCode = payment.CurrencyCode,
            AmountMinor = payment.Amount?.MinorUnits,
            InstructionId = payment.InstructionId,
            EndToEndId = payment.EndToEndId,
            Uetr = payment.Uetr ?? Uetr.Create(),
            RemittanceInformation = payment.RemittanceInformation,
            Details = DetailsOf(payment).Write(),
            ExecutionDate = payment.Block.RequestedExecutionDate,
            ReceivedAt = now,
        };
    }

    private static MessageDetails DetailsOf(CreditTransfer payment) => new(
        payment.Block.Debtor,
        payment.UltimateDebtor,
        payment.CreditorAgent,
        payment.Creditor,
        payment.UltimateCreditor,
        payment.ChargeBearer,
        payment.Block.ServiceLevel,
        payment.Block.CategoryPurpose,
        payment.Purpose,
        payment.CreditorReference);
}
