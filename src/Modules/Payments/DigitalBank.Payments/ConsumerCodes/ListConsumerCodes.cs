using DigitalBank.Payments.Data;
using DigitalBank.Platform.Http;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Payments.ConsumerCodes;

/// <summary>A customer's own codes with what was asked with them, newest first.</summary>
internal sealed record ListConsumerCodes(Guid PayerPartyId, Guid? Before, int Limit) : IQuery<Page<ConsumerCodeView>>;

/// <summary>One of a customer's own codes; somebody else's is not found.</summary>
internal sealed record GetConsumerCode(Guid PayerPartyId, Guid ConsumerCodeId) : IQuery<ConsumerCodeView>;

/// <summary>What a customer has asked for with the codes of others, newest first.</summary>
internal sealed record ListConsumerPayments(Guid PayeePartyId, Guid? Before, int Limit) : IQuery<Page<ConsumerPaymentView>>;

/// <summary>What became of one of them; somebody else's is not found.</summary>
internal sealed record GetConsumerPayment(Guid PayeePartyId, Guid ConsumerCodeId) : IQuery<ConsumerPaymentView>;

internal sealed class ConsumerCodeQueries(PaymentsDbContext db, ConsumerPayments payments, TimeProvider clock)
    : IQueryHandler<ListConsumerCodes, Page<ConsumerCodeView>>,
        IQueryHandler<GetConsumerCode, ConsumerCodeView>,
        IQueryHandler<ListConsumerPayments, Page<ConsumerPaymentView>>,
        IQueryHandler<GetConsumerPayment, ConsumerPaymentView>
{
    public async Task<Result<Page<ConsumerCodeView>>> Handle(ListConsumerCodes request, CancellationToken cancellationToken)
    {
        var page = await db.ConsumerCodes.AsNoTracking()
            .Where(code => code.PayerPartyId == request.PayerPartyId && (request.Before == null || code.Id < request.Before))
            .OrderByDescending(code => code.Id)
            .Take(request.Limit)
            .ToListAsync(cancellationToken);
        var orders = await payments.FindOrdersAsync(page, cancellationToken);
        var now = clock.GetUtcNow();
        return Page.Of(
            page.ConvertAll(code => ConsumerCodeView.Of(code, orders.GetValueOrDefault(code.Id), now)), request.Limit, code => code.ConsumerCodeId.ToString());
    }

    public async Task<Result<ConsumerCodeView>> Handle(GetConsumerCode request, CancellationToken cancellationToken) =>
        await db.ConsumerCodes.AsNoTracking().SingleOrDefaultAsync(
            code => code.Id == request.ConsumerCodeId && code.PayerPartyId == request.PayerPartyId, cancellationToken) is { } code
            ? ConsumerCodeView.Of(code, await payments.FindOrderAsync(code, cancellationToken), clock.GetUtcNow())
            : ConsumerCodeErrors.Unknown;

    public async Task<Result<Page<ConsumerPaymentView>>> Handle(ListConsumerPayments request, CancellationToken cancellationToken)
    {
        var page = await db.ConsumerCodes.AsNoTracking()
            .Where(code => code.PayeePartyId == request.PayeePartyId && (request.Before == null || code.Id < request.Before))
            .OrderByDescending(code => code.Id)
            .Take(request.Limit)
            .ToListAsync(cancellationToken);
        var orders = await payments.FindOrdersAsync(page, cancellationToken);
        var now = clock.GetUtcNow();
        return Page.Of(
            page.ConvertAll(code => ConsumerPaymentView.Of(code, orders.GetValueOrDefault(code.Id), now)), request.Limit, payment => payment.ConsumerCodeId.ToString());
    }

    public async Task<Result<ConsumerPaymentView>> Handle(GetConsumerPayment request, CancellationToken cancellationToken) =>
        await db.ConsumerCodes.AsNoTracking().SingleOrDefaultAsync(
            code => code.Id == request.ConsumerCodeId && code.PayeePartyId == request.PayeePartyId, cancellationToken) is { } code
            ? ConsumerPaymentView.Of(code, await payments.FindOrderAsync(code, cancellationToken), clock.GetUtcNow())
            : ConsumerCodeErrors.Unknown;
}
