using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Payments.Booking;
using DigitalBank.Payments.ConsumerCodes;
using DigitalBank.Payments.Data;
using DigitalBank.Payments.HeldOrders;
using DigitalBank.Payments.Orders;
using DigitalBank.Payments.Routing;
using DigitalBank.Payments.Signatures;
using DigitalBank.Payments.StepUps;
using DigitalBank.Platform.Configuration;
using DigitalBank.Platform.Time;
using DigitalBank.SharedKernel.Identifiers;
using DigitalBank.SharedKernel.Results;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace DigitalBank.Payments.Transfers;

/// <summary>Turns customers' wishes into orders: finds the accounts, fixes the dates, or refuses.</summary>
internal sealed class TransferIntake(
    IMediator bank,
    BankLedgerAccounts ledgerAccounts,
    OrderDesk desk,
    OrderStart start,
    PaymentStepUps stepUps,
    PaymentsDbContext db,
    IBusinessCalendar calendar,
    TimeProvider clock,
    IOptions<BankSettings> us)
{
    /// <summary>The schemes' own word for a reference that the payer did not give.</summary>
    private const string NotProvided = "NOTPROVIDED";

    /// <returns>
    /// For each wish an order that is received, scheduled, held or already rejected; or a failure when the customer has no such account, and there
    /// is nothing to keep.
    /// </returns>
    public async Task<IReadOnlyList<Result<PaymentOrder>>> OrdersForAsync(
        IReadOnlyList<InitiateTransfer> commands, CancellationToken cancellationToken)
    {
        var authorities = await bank.Send(
            new AuthorisePayments([.. commands.Select(c => new AuthorisePayment(c.DebtorAccountId, c.OrderingPartyId, c.Amount))]), cancellationToken);
        var payees = await PayeesAsync(commands, cancellationToken);
        var unsigned = await NeedingSignaturesAsync(commands, cancellationToken);
        var today = await calendar.TodayAsync(cancellationToken);
        var orders = new List<Result<PaymentOrder>>(commands.Count);
        foreach (var (command, authority) in commands.Zip(authorities.Value.Answers))
        {
            // Who may not pay from the account learns neither that it exists nor from which amount on it asks for signatures.
            orders.Add(unsigned.Contains(command) && authority is { IsSuccess: true, Value.Refusal: null }
                ? SignatureErrors.Needed
                : await OrderForAsync(command, authority, payees, today, cancellationToken));
        }

        await start.BeginAsync([.. orders.Where(order => order is { IsSuccess: true, Value.Status: default(PaymentOrderStatus) }).Select(order => order.Value)], today, cancellationToken);
        return orders;
    }

    /// <summary>Nothing of them is kept: they are proposed instead. Who may not pay from the account at all is told that by the order.</summary>
    private async Task<HashSet<InitiateTransfer>> NeedingSignaturesAsync(
        IReadOnlyList<InitiateTransfer> commands, CancellationToken cancellationToken)
    {
        var ids = commands.Where(command => command.ProposalId is null).Select(command => command.DebtorAccountId).ToHashSet();
        var rules = ids.Count == 0 ? [] : await db.SigningRules.AsNoTracking()
            .Where(row => ids.Contains(row.AccountId))
            .ToDictionaryAsync(row => row.AccountId, cancellationToken);
        return rules.Count == 0
            ? []
            : commands.Where(command => command.ProposalId is null
                && rules.TryGetValue(command.DebtorAccountId, out var found) && found.Asks(command.Amount)).ToHashSet();
    }

    private async Task<Result<PaymentOrder>> OrderForAsync(
        InitiateTransfer command, Result<PaymentAuthority> authority, Payees payees, DateOnly today, CancellationToken cancellationToken)
    {
        if (!authority.IsSuccess)
        {
            return authority.Failure.Kind == FailureKind.NotFound ? PaymentsErrors.UnknownDebtorAccount : authority.Failure;
        }

        var debtor = authority.Value.Account;

        var destination = command.WaitingPaymentId is null ? DestinationOf(command, payees) : null;
        var creditor = destination is { IsSuccess: true } ? destination.Value : null;
        var creditLedgerAccount = destination is null
            ? (await ledgerAccounts.WaitingAsync(command.Amount.Currency.Code, cancellationToken)).Map(id => (long?)id)
            : await CreditLedgerAccountAsync(creditor, command.Amount.Currency.Code, cancellationToken);
        if (!creditLedgerAccount.IsSuccess)
        {
            return creditLedgerAccount.Failure;
        }

        var order = NewOrder(command, debtor, creditor, creditLedgerAccount.Value, today);
        var refusal = PaymentRouting.Debtor([debtor], command.Amount.Currency.Code).Failure
            ?? authority.Value.Refusal
            ?? destination?.Failure
            ?? (creditor?.Account?.AccountId == debtor.AccountId ? PaymentsErrors.SameAccount : null);

        // A proposal has the yes of its signatories. Nothing is kept of what still waits for a yes.
        if (refusal is null && command is { LoginId: not null, ProposalId: null }
            && await stepUps.FindRefusalAsync(command.LoginId, command.Fingerprint(), order, cancellationToken) is { } waits)
        {
            return waits;
        }

        if (refusal is null && command.IsPayerAbsent && await stepUps.AsksAsync(order, cancellationToken))
        {
            return ConsumerCodeErrors.PayerMustConfirm;
        }

        if (refusal is not null)
        {
            desk.Refuse(order, refusal);
        }
        else if (order.ExecutionDate > today)
        {
            order.Schedule(clock.GetUtcNow());
        }

        return order;
    }

    private async Task<Payees> PayeesAsync(IReadOnlyList<InitiateTransfer> commands, CancellationToken cancellationToken)
    {
        var ids = commands.Select(command => command.CreditorAccountId).OfType<Guid>().ToHashSet();
        var identifiers = commands.Where(command => command is { CreditorAccountId: null, WaitingPaymentId: null }).Select(IdentifierOf).ToHashSet();
        return new Payees(
            ids.Count == 0 ? new Dictionary<Guid, AccountView>() : (await bank.Send(new GetAccounts(ids), cancellationToken)).Value,
            identifiers.Count == 0
                ? new Dictionary<string, IReadOnlyList<AccountView>>()
                : (await bank.Send(new FindAccounts(identifiers), cancellationToken)).Value);
    }

    private Result<Destination> DestinationOf(InitiateTransfer command, Payees payees)
    {
        var currencyCode = command.Amount.Currency.Code;
        if (command.CreditorAccountId is { } accountId)
        {
            return PaymentRouting.CreditorHere(payees.ById.TryGetValue(accountId, out var account) ? [account] : [], currencyCode)
                .Map(found => new Destination(found));
        }

        var identifier = IdentifierOf(command);
        return PaymentRouting.Creditor(
            new CreditorInstruction(identifier, AgentOf(command), command.CreditorAgentBic is not null),
            payees.ByIdentifier.GetValueOrDefault(identifier, []),
            currencyCode,
            us.Value);
    }

    private async Task<Result<long?>> CreditLedgerAccountAsync(Destination? creditor, string currencyCode, CancellationToken cancellationToken) =>
        creditor switch
        {
            null => (long?)null,
            { Account: { } account } => (long?)account.LedgerAccountId,
            _ => (await ledgerAccounts.ClearingAsync(currencyCode, cancellationToken)).Map(id => (long?)id),
        };

    private PaymentOrder NewOrder(
        InitiateTransfer command, AccountView debtor, Destination? creditor, long? creditLedgerAccountId, DateOnly today)
    {
        var now = clock.GetUtcNow();
        return new PaymentOrder
        {
            Id = Guid.CreateVersion7(now),
            Origin = command.Origin,
            QrCodeId = command.QrCodeId,
            RefundOfId = command.RefundOfId,
            PaymentRequestId = command.PaymentRequestId,
            WaitingPaymentId = command.WaitingPaymentId,
            OrderingPartyId = command.OrderingPartyId,
            IdempotencyKey = command.IdempotencyKey,
            RequestHash = command.Fingerprint(),
            DebtorAccountId = debtor.AccountId,
            DebtorName = debtor.HolderName,
            DebtorIdentifier = debtor.Identifier,
            DebitLedgerAccountId = debtor.LedgerAccountId,
            CreditorAccountId = creditor?.Account?.AccountId,
            CreditorName = command.CreditorName ?? NameOfOwn(creditor?.Account, command.OrderingPartyId),
            CreditorIdentifier = creditor?.Account?.Identifier ?? IdentifierOf(command),
            CreditorAgentBic = AgentOf(command),
            CreditLedgerAccountId = creditLedgerAccountId,
            IsOutgoing = creditor is { Account: null },
            CurrencyCode = command.Amount.Currency.Code,
            AmountMinor = command.Amount.MinorUnits,
            EndToEndId = command.EndToEndId ?? NotProvided,
            Uetr = Uetr.Create(),
            RemittanceInformation = command.RemittanceInformation,
            ExecutionDate = command.RequestedExecutionDate ?? today,
            ReceivedAt = now,
        };
    }

    // Whose an account is, the payer learns only about the payer's own.
    private static string? NameOfOwn(AccountView? creditor, Guid orderingPartyId) =>
        creditor?.HolderPartyId == orderingPartyId ? creditor.HolderName : null;

    // What people type has spaces between, and not all of it would fit where it is kept.
    private static string? AgentOf(InitiateTransfer command) => Bic.TryParse(command.CreditorAgentBic, out var bic) ? bic.ToString() : null;

    private static string IdentifierOf(InitiateTransfer command) =>
        Iban.TryParse(command.CreditorIdentifier, out var iban)
            ? iban.ToString()
            : (command.CreditorIdentifier ?? string.Empty).Trim();

    private sealed record Payees(
        IReadOnlyDictionary<Guid, AccountView> ById, IReadOnlyDictionary<string, IReadOnlyList<AccountView>> ByIdentifier);
}
