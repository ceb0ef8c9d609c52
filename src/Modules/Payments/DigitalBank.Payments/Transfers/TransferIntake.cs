using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Payments.Booking;
using DigitalBank.Payments.Orders;
using DigitalBank.Payments.Routing;
using DigitalBank.Platform.Configuration;
using DigitalBank.Platform.Time;
using DigitalBank.SharedKernel.Identifiers;
using DigitalBank.SharedKernel.Results;
using MediatR;
using Microsoft.Extensions.Options;

namespace DigitalBank.Payments.Transfers;

/// <summary>Turns a customer's wish into an order: finds the accounts, fixes the dates, or refuses.</summary>
internal sealed class TransferIntake(
    IMediator bank,
    BankLedgerAccounts ledgerAccounts,
    OrderDesk desk,
    IBusinessCalendar calendar,
    TimeProvider clock,
    IOptions<BankSettings> us)
{
    /// <summary>The schemes' own word for a reference that the payer did not give.</summary>
    private const string NotProvided = "NOTPROVIDED";

    /// <returns>
    /// An order that is received, scheduled or already rejected; or a failure when the customer has no such account, and there is nothing
    /// to keep.
    /// </returns>
    public async Task<Result<PaymentOrder>> OrderForAsync(InitiateTransfer command, CancellationToken cancellationToken)
    {
        var authority = await bank.Send(
            new AuthorisePayment(command.DebtorAccountId, command.OrderingPartyId, command.Amount), cancellationToken);
        if (!authority.IsSuccess)
        {
            return authority.Failure.Kind == FailureKind.NotFound ? PaymentsErrors.UnknownDebtorAccount : authority.Failure;
        }

        var debtor = authority.Value.Account;

        var destination = await DestinationAsync(command, cancellationToken);
        if (destination.Failure?.Kind == FailureKind.Unavailable)
        {
            return destination.Failure;
        }

        var creditor = destination.Failure is null ? destination.Value : null;
        var creditLedgerAccount = await CreditLedgerAccountAsync(creditor, command.Amount.Currency.Code, cancellationToken);
        if (!creditLedgerAccount.IsSuccess)
        {
            return creditLedgerAccount.Failure;
        }

        var today = await calendar.TodayAsync(cancellationToken);
        var order = NewOrder(command, debtor, creditor, creditLedgerAccount.Value, today);
        var refusal = PaymentRouting.Debtor([debtor], command.Amount.Currency.Code).Failure
            ?? authority.Value.Refusal
            ?? destination.Failure
            ?? (creditor?.Account?.AccountId == debtor.AccountId ? PaymentsErrors.SameAccount : null);
        Begin(order, refusal, today);
        return order;
    }

    private void Begin(PaymentOrder order, Failure? refusal, DateOnly today)
    {
        if (refusal is not null)
        {
            desk.Reject(order, refusal);
        }
        else if (order.ExecutionDate > today)
        {
            order.Schedule(clock.GetUtcNow());
        }
        else
        {
            order.Receive(today, clock.GetUtcNow());
        }
    }

    private async Task<Result<Destination>> DestinationAsync(InitiateTransfer command, CancellationToken cancellationToken)
    {
        var currencyCode = command.Amount.Currency.Code;
        if (command.CreditorAccountId is { } accountId)
        {
            var account = await bank.Send(new GetAccount(accountId), cancellationToken);
            return account.Failure is { Kind: not FailureKind.NotFound }
                ? account.Failure
                : PaymentRouting.CreditorHere(account.IsSuccess ? [account.Value] : [], currencyCode).Map(found => new Destination(found));
        }

        var identifier = IdentifierOf(command);
        var named = await bank.Send(new FindAccounts([identifier]), cancellationToken);
        return named.IsSuccess
            ? PaymentRouting.Creditor(
                new CreditorInstruction(identifier, command.CreditorAgentBic, command.CreditorAgentBic is not null),
                named.Value.GetValueOrDefault(identifier, []),
                currencyCode,
                us.Value)
            : named.Failure;
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
            CreditorAgentBic = command.CreditorAgentBic,
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

    private static string IdentifierOf(InitiateTransfer command) =>
        Iban.TryParse(command.CreditorIdentifier, out var iban)
            ? iban.ToString()
            : (command.CreditorIdentifier ?? string.Empty).Trim();
}
