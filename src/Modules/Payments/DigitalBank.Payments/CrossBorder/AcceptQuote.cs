using System.Security.Cryptography;
using System.Text.Json;
using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Payments.Booking;
using DigitalBank.Payments.Data;
using DigitalBank.Payments.HeldOrders;
using DigitalBank.Payments.Orders;
using DigitalBank.Payments.Routing;
using DigitalBank.Payments.Signatures;
using DigitalBank.Payments.StepUps;
using DigitalBank.Platform;
using DigitalBank.Platform.Data;
using DigitalBank.Platform.Security;
using DigitalBank.Platform.Time;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Payments.CrossBorder;

/// <summary>Orders the payment that was quoted. The quote's fingerprint confirms payee, amounts, rate and charges; another one moves nothing.</summary>
/// <param name="IdempotencyKey">The same key and content give the first answer again, booked, held or refused.</param>
internal sealed record AcceptQuote(Guid IdempotencyKey, Guid PartyId, Guid QuoteId, string Fingerprint) : ICommand<PaymentView>
{
    public string ContentHash() => Convert.ToHexString(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(this, BankJson.Options)));
}

internal sealed class AcceptQuoteHandler(
    PaymentsDbContext db,
    IMediator bank,
    QuotedOrders orders,
    OrderDesk desk,
    PaymentBooker booker,
    OrderStart start,
    PaymentStepUps stepUps,
    IActor actor,
    IBusinessCalendar calendar,
    TimeProvider clock) : ICommandHandler<AcceptQuote, PaymentView>
{
    public async Task<Result<PaymentView>> Handle(AcceptQuote command, CancellationToken cancellationToken)
    {
        var quote = await db.CrossBorderQuotes.AsNoTracking()
            .SingleOrDefaultAsync(row => row.Id == command.QuoteId && row.PartyId == command.PartyId, cancellationToken);
        if (await EarlierAsync(command, cancellationToken) is { } earlier)
        {
            return await RepeatedAsync(command, earlier, cancellationToken);
        }

        if (quote is null)
        {
            return CrossBorderErrors.UnknownQuote;
        }

        if (await db.Orders.AnyAsync(order => order.Id == quote.Id, cancellationToken))
        {
            return CrossBorderErrors.QuoteUsed;
        }

        if (!string.Equals(quote.Fingerprint, command.Fingerprint, StringComparison.OrdinalIgnoreCase))
        {
            return CrossBorderErrors.NotTheQuote;
        }

        return quote.IsExpired(clock.GetUtcNow()) ? CrossBorderErrors.QuoteExpired : await OrderAsync(command, quote, cancellationToken);
    }

    private Task<PaymentOrder?> EarlierAsync(AcceptQuote command, CancellationToken cancellationToken) => db.Orders.SingleOrDefaultAsync(
        order => order.OrderingPartyId == command.PartyId && order.IdempotencyKey == command.IdempotencyKey, cancellationToken);

    private async Task<Result<PaymentView>> RepeatedAsync(AcceptQuote command, PaymentOrder earlier, CancellationToken cancellationToken)
    {
        if (earlier.RequestHash != command.ContentHash())
        {
            return PlatformErrors.IdempotencyKeyReused;
        }

        return AnswerOf(await BookAsync(earlier, cancellationToken)).AsReplay();
    }

    private async Task<Result<PaymentView>> OrderAsync(AcceptQuote command, CrossBorderQuote quote, CancellationToken cancellationToken)
    {
        var terms = quote.ReadTerms();
        var authority = await bank.Send(new AuthorisePayment(quote.DebtorAccountId, quote.PartyId, terms.Amounts.Debit), cancellationToken);
        if (!authority.IsSuccess)
        {
            return authority.Failure.Kind == FailureKind.NotFound ? PaymentsErrors.UnknownDebtorAccount : authority.Failure;
        }

        var rules = await db.SigningRules.AsNoTracking().SingleOrDefaultAsync(row => row.AccountId == quote.DebtorAccountId, cancellationToken);
        if (rules?.Asks(terms.Amounts.Debit) == true)
        {
            return SignatureErrors.Needed; // signing a quote is not offered yet
        }

        var made = await orders.OfAsync(command, quote, terms, authority.Value.Account, cancellationToken);
        if (!made.IsSuccess)
        {
            return made.Failure;
        }

        var order = made.Value;
        var refusal = PaymentRouting.Debtor([authority.Value.Account], terms.Amounts.Debit.Currency.Code).Failure ?? authority.Value.Refusal;
        if (refusal is null && await WaitsAsync(order, command.ContentHash(), cancellationToken) is { } waits)
        {
            return waits;
        }

        try
        {
            if (refusal is null)
            {
                await BeginAsync(order, quote, cancellationToken);
            }
            else
            {
                desk.Reject(order, refusal);
            }

            db.Orders.Add(order);
            await desk.TakeAsync([order], cancellationToken);
        }
        catch (DbUpdateException taken) when (taken.IsConflict())
        {
            // The quote is accepted at the same moment, by the same request or by another one.
            db.ChangeTracker.Clear();
            return await EarlierAsync(command, cancellationToken) is { } earlier
                ? await RepeatedAsync(command, earlier, cancellationToken)
                : CrossBorderErrors.QuoteUsed;
        }

        return AnswerOf(await BookAsync(order, cancellationToken));
    }

    /// <summary>Held or refused when something stands against it; nothing has moved then.</summary>
    private async Task BeginAsync(PaymentOrder order, CrossBorderQuote quote, CancellationToken cancellationToken)
    {
        var today = await calendar.TodayAsync(cancellationToken);
        if (await start.StopAsync([order], today, cancellationToken) is [])
        {
            if (order.Status == PaymentOrderStatus.Rejected)
            {
                desk.Tell(order);
            }

            return;
        }

        order.Receive(today, await orders.ValueDateOfAsync(quote, order, today, cancellationToken), clock.GetUtcNow());
    }

    private async Task<PaymentOrder> BookAsync(PaymentOrder order, CancellationToken cancellationToken) =>
        order.Status == PaymentOrderStatus.Received ? (await booker.BookAsync([order], cancellationToken))[0] : order;

    private static Result<PaymentView> AnswerOf(PaymentOrder order) =>
        order.Status == PaymentOrderStatus.Received
            ? PaymentsErrors.OutcomePending
            : order.Refusal() is { } refusal ? refusal : PaymentView.Of(order);

    private async Task<Failure?> WaitsAsync(PaymentOrder order, string linkedTo, CancellationToken cancellationToken) =>
        actor.LoginId() is { } login
            ? await stepUps.FindRefusalAsync(
                new StepUpQuestion(
                    order, login, linkedTo, await stepUps.IsOwnAsync(order.DebtorAccountId!.Value, order.CreditorAccountId, cancellationToken)),
                cancellationToken)
            : null;
}
