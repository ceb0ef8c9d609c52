using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Ledger.Contracts.Positions;
using DigitalBank.Payments.CutOffs;
using DigitalBank.Payments.Data;
using DigitalBank.Payments.Orders;
using DigitalBank.Payments.Routing;
using DigitalBank.Platform.Configuration;
using DigitalBank.Platform.Time;
using DigitalBank.SharedKernel.Identifiers;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.SharedKernel.Results;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace DigitalBank.Payments.CrossBorder;

/// <summary>Quotes a payment to another bank in any currency: rate, charges and value date, locked until the quote expires. Moves nothing.</summary>
/// <param name="PartyId">The signed-in customer.</param>
/// <param name="Amount">In the currency to be paid in: what the payee is to get. In the account's: what is to be spent, without charges.</param>
/// <param name="CurrencyCode">The currency to be paid in.</param>
/// <param name="CreditorIdentifier">IBAN or another account number.</param>
internal sealed record QuotePayment(
    Guid PartyId,
    Guid DebtorAccountId,
    string CreditorName,
    string CreditorIdentifier,
    string CreditorAgentBic,
    Money Amount,
    string CurrencyCode,
    ChargeBearer ChargeBearer,
    string? RemittanceInformation,
    string? EndToEndId) : ICommand<QuoteView>;

internal sealed class QuotePaymentHandler(
    PaymentsDbContext db,
    IMediator bank,
    CorrespondentRoutes routes,
    ValueDates valueDates,
    IBusinessCalendar calendar,
    TimeProvider clock,
    IOptions<BankSettings> us,
    IOptions<PaymentsOptions> options) : ICommandHandler<QuotePayment, QuoteView>
{
    public async Task<Result<QuoteView>> Handle(QuotePayment command, CancellationToken cancellationToken)
    {
        var account = await bank.Send(new GetAccount(command.DebtorAccountId, command.PartyId), cancellationToken);
        if (!account.IsSuccess)
        {
            return account.Failure.Kind == FailureKind.NotFound ? PaymentsErrors.UnknownDebtorAccount : account.Failure;
        }

        if (command.Amount.Currency.Code != command.CurrencyCode && command.Amount.Currency.Code != account.Value.CurrencyCode)
        {
            return CrossBorderErrors.AmountCurrency;
        }

        var identifier = IdentifierOf(command);
        if (await IsOursAsync(command, identifier, cancellationToken))
        {
            return CrossBorderErrors.PayeeHere;
        }

        var today = await calendar.TodayAsync(cancellationToken);
        var priced = await PriceAsync(command, Currency.Of(account.Value.CurrencyCode), today, cancellationToken);
        if (!priced.IsSuccess)
        {
            return priced.Failure;
        }

        var quote = await NewQuoteAsync(command, identifier, priced.Value, today, cancellationToken);
        quote.Seal();
        db.CrossBorderQuotes.Add(quote);
        await db.SaveChangesAsync(cancellationToken);
        return QuoteView.Of(quote);
    }

    private static Bic AgentOf(QuotePayment command) =>
        Bic.TryParse(command.CreditorAgentBic, out var bic) ? bic : throw new InvalidOperationException("The validator lets no other text through.");

    private static string IdentifierOf(QuotePayment command) =>
        Iban.TryParse(command.CreditorIdentifier, out var iban) ? iban.ToString() : command.CreditorIdentifier.Trim();

    private async Task<bool> IsOursAsync(QuotePayment command, string identifier, CancellationToken cancellationToken)
    {
        var named = (await bank.Send(new FindAccounts([identifier]), cancellationToken)).Value.GetValueOrDefault(identifier, []);
        var destination = PaymentRouting.Creditor(
            new CreditorInstruction(identifier, AgentOf(command).ToString(), AgentIsNamed: true), named, command.CurrencyCode, us.Value);
        return destination is not { IsSuccess: true, Value.Account: null };
    }

    /// <summary>The terms of the day, the rates of the day, and the route.</summary>
    private async Task<Result<QuotedTerms>> PriceAsync(QuotePayment command, Currency account, DateOnly today, CancellationToken cancellationToken)
    {
        var payment = Currency.Of(command.CurrencyCode);
        var terms = await db.CrossBorderTerms.AsNoTracking().HoldingOn(today, PaymentDirection.Outgoing, account.Code, payment.Code, cancellationToken);
        var rates = (await bank.Send(new GetExchangeRates(today), cancellationToken)).Value;
        var own = Currency.Of(us.Value.BaseCurrency);
        var oldest = today.AddDays(-options.Value.MaxRateAgeDays);
        if (QuotedRate.For(account, payment, own, rates, oldest, spreadBasisPoints: 0) is not { } mid)
        {
            return terms is null ? CrossBorderErrors.NotOffered : CrossBorderErrors.RateMissing;
        }

        // The band is chosen by what the order is worth before the spread, or the spread would choose itself.
        var worth = command.Amount.Currency == payment ? command.Amount.ToDecimal() : command.Amount.ToDecimal() / mid.Customer;
        if (!Money.TryFromDecimal(worth.Round(payment.Decimals, Rounding.Down), payment, out var size) || terms?.BandOf(size) is not { } band)
        {
            return CrossBorderErrors.NotOffered;
        }

        if (QuotedRate.For(account, payment, own, rates, oldest, band.SpreadBasisPoints) is not { } rate)
        {
            return CrossBorderErrors.RateMissing;
        }

        var route = await routes.ForAsync(payment.Code, AgentOf(command).CountryCode, cancellationToken);
        return QuoteCalculation.For(command.Amount, command.ChargeBearer, band, rate, account, payment, own).Map(amounts => new QuotedTerms(
            command.Amount, command.ChargeBearer, rate.Mid, rate.Customer, amounts, route?.NostroCode, route?.IntermediaryBic));
    }

    private async Task<CrossBorderQuote> NewQuoteAsync(
        QuotePayment command, string identifier, QuotedTerms terms, DateOnly today, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return new CrossBorderQuote
        {
            Id = Guid.CreateVersion7(now),
            PartyId = command.PartyId,
            DebtorAccountId = command.DebtorAccountId,
            CreditorName = command.CreditorName,
            CreditorIdentifier = identifier,
            CreditorAgentBic = AgentOf(command).ToString(),
            RemittanceInformation = command.RemittanceInformation,
            EndToEndId = command.EndToEndId,
            Uetr = Uetr.Create(),
            Terms = System.Text.Json.JsonSerializer.Serialize(terms, Platform.BankJson.Options),
            ValueDate = (await valueDates.OfAsync(command.CurrencyCode, PaymentScheme.CrossBorder, today, cancellationToken)).Date,
            ExpiresAt = now.AddSeconds(options.Value.QuoteValidSeconds),
        };
    }
}

/// <summary>A quote of a customer; somebody else's is not found.</summary>
internal sealed record GetQuote(Guid QuoteId, Guid PartyId) : IQuery<QuoteView>;

internal sealed class GetQuoteHandler(PaymentsDbContext db) : IQueryHandler<GetQuote, QuoteView>
{
    public async Task<Result<QuoteView>> Handle(GetQuote request, CancellationToken cancellationToken)
    {
        var quote = await db.CrossBorderQuotes.AsNoTracking()
            .SingleOrDefaultAsync(row => row.Id == request.QuoteId && row.PartyId == request.PartyId, cancellationToken);
        return quote is null ? CrossBorderErrors.UnknownQuote : QuoteView.Of(quote);
    }
}
