using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Ledger.Contracts.Positions;
using DigitalBank.Payments.Booking;
using DigitalBank.Payments.CutOffs;
using DigitalBank.Payments.Orders;
using DigitalBank.Platform.Configuration;
using DigitalBank.SharedKernel.Results;
using MediatR;
using Microsoft.Extensions.Options;

namespace DigitalBank.Payments.CrossBorder;

/// <summary>Makes the order of a quote, with all the ledger accounts that it will be booked on.</summary>
internal sealed class QuotedOrders(
    IMediator bank, BankLedgerAccounts ledgerAccounts, ValueDates valueDates, TimeProvider clock, IOptions<BankSettings> us)
{
    private const string NotProvided = "NOTPROVIDED";

    public async Task<Result<PaymentOrder>> OfAsync(
        AcceptQuote command, CrossBorderQuote quote, QuotedTerms terms, AccountView debtor, CancellationToken cancellationToken)
    {
        var (amounts, payment) = (terms.Amounts, terms.Amounts.Sent.Currency.Code);
        var clearing = await ledgerAccounts.ClearingAsync(payment, cancellationToken);
        var charges = await ledgerAccounts.PaymentChargesAsync(debtor.CurrencyCode, cancellationToken);
        var positions = await PositionsAsync(debtor.CurrencyCode, payment, cancellationToken);
        if ((clearing.Failure ?? charges.Failure ?? positions.Failure) is { } failure)
        {
            return failure;
        }

        return new PaymentOrder
        {
            Id = quote.Id,
            Origin = PaymentOrigin.CrossBorder,
            OrderingPartyId = quote.PartyId,
            IdempotencyKey = command.IdempotencyKey,
            RequestHash = command.ContentHash(),
            DebtorAccountId = debtor.AccountId,
            DebtorName = debtor.HolderName,
            DebtorIdentifier = debtor.Identifier,
            DebitLedgerAccountId = debtor.LedgerAccountId,
            CreditorName = quote.CreditorName,
            CreditorIdentifier = quote.CreditorIdentifier,
            CreditorAgentBic = quote.CreditorAgentBic,
            CreditLedgerAccountId = clearing.Value,
            IsOutgoing = true,
            NostroCode = terms.NostroCode,
            CurrencyCode = payment,
            AmountMinor = amounts.Sent.MinorUnits,
            EndToEndId = quote.EndToEndId ?? NotProvided,
            Uetr = quote.Uetr,
            RemittanceInformation = quote.RemittanceInformation,
            ExchangeTerms = new OrderExchange(
                amounts.Debit,
                amounts.DebitForCharge,
                terms.Ordered,
                terms.Rate,
                terms.ChargeBearer,
                amounts.BankCharge,
                amounts.CorrespondentCharge,
                amounts.BaseValue,
                positions.Value,
                charges.Value,
                terms.IntermediaryBic).Write(),
            ExecutionDate = quote.ValueDate,
            ReceivedAt = clock.GetUtcNow(),
        };
    }

    /// <summary>What the customer was told holds as long as it can be kept.</summary>
    public async Task<DateOnly?> ValueDateOfAsync(CrossBorderQuote quote, PaymentOrder order, DateOnly today, CancellationToken cancellationToken) =>
        quote.ValueDate >= today ? quote.ValueDate : await valueDates.OfAsync(order, today, cancellationToken);

    private async Task<Result<IReadOnlyList<CurrencyPositionAccounts>>> PositionsAsync(
        string account, string payment, CancellationToken cancellationToken)
    {
        var positions = new List<CurrencyPositionAccounts>();
        foreach (var foreign in new[] { account, payment }.Where(code => account != payment && code != us.Value.BaseCurrency))
        {
            var opened = await bank.Send(new OpenCurrencyPosition(foreign), cancellationToken);
            if (!opened.IsSuccess)
            {
                return opened.Failure;
            }

            positions.Add(opened.Value);
        }

        return positions;
    }
}
