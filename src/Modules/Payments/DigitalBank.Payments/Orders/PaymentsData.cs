using DigitalBank.Customers.Contracts.Export;
using DigitalBank.Payments.Data;
using DigitalBank.Payments.Incoming;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Payments.Orders;

/// <summary>What a customer has paid, received and planned. Payments that are held are not told: that would warn whoever is looked into.</summary>
internal sealed class PaymentsData(PaymentsDbContext db) : IPersonalDataSource
{
    public string Part => "payments";

    public async Task<IReadOnlyList<object>> HeldOnAsync(Guid partyId, CancellationToken cancellationToken)
    {
        var held = new List<object>();
        held.AddRange(await db.Orders
            .Where(order => order.OrderingPartyId == partyId)
            .OrderBy(order => order.Id)
            .Select(order => new
            {
                Kind = "payment",
                order.Id,
                order.ReceivedAt,
                order.BookingDate,
                Status = order.Status.ToString(),
                order.AmountMinor,
                order.CurrencyCode,
                order.DebtorName,
                order.DebtorIdentifier,
                order.CreditorName,
                order.CreditorIdentifier,
                order.RemittanceInformation,
                order.EndToEndId,
            })
            .ToListAsync(cancellationToken));
        held.AddRange(await db.IncomingPayments
            .Where(payment => payment.CreditorPartyId == partyId && payment.Status == IncomingPaymentStatus.Credited)
            .OrderBy(payment => payment.Id)
            .Select(payment => new
            {
                Kind = "incoming-payment",
                payment.Id,
                payment.ReceivedAt,
                payment.BookingDate,
                payment.AmountMinor,
                payment.CurrencyCode,
                payment.CreditorName,
                payment.CreditorIdentifier,
                payment.DebtorName,
                payment.DebtorIdentifier,
                payment.RemittanceInformation,
                payment.EndToEndId,
            })
            .ToListAsync(cancellationToken));
        held.AddRange(await db.Beneficiaries
            .Where(beneficiary => beneficiary.PartyId == partyId)
            .OrderBy(beneficiary => beneficiary.Id)
            .Select(beneficiary => new { Kind = "beneficiary", beneficiary.Id, beneficiary.Name, beneficiary.Identifier, beneficiary.AddedAt })
            .ToListAsync(cancellationToken));
        held.AddRange((await db.Aliases.AsNoTracking().Where(alias => alias.PartyId == partyId).OrderBy(alias => alias.Id).ToListAsync(cancellationToken))
            .Select(alias => new { Kind = "alias", alias.Id, Alias = alias.Value, alias.AccountId, Status = alias.Status.ToString(), alias.RegisteredAt }));
        held.AddRange(await db.ConsumerCodes
            .Where(code => code.PayerPartyId == partyId || code.PayeePartyId == partyId)
            .OrderBy(code => code.Id)
            .Select(code => new
            {
                Kind = code.PayerPartyId == partyId ? "consumer-code" : "presented-code",
                code.Id,
                code.MadeAt,
                code.PresentedAt,
                Status = code.Status.ToString(),
                code.AmountMinor,
                code.CurrencyCode,
                code.PayeeName,
                code.Reference,
            })
            .ToListAsync(cancellationToken));
        held.AddRange(await db.PaymentRequests
            .Where(request => request.PayeePartyId == partyId || request.PayerPartyId == partyId)
            .OrderBy(request => request.Id)
            .Select(request => new
            {
                Kind = request.PayeePartyId == partyId ? "payment-request" : "received-payment-request",
                request.Id,
                request.AskedAt,
                Status = request.Status.ToString(),
                request.AmountMinor,
                request.CurrencyCode,
                request.PayeeName,
                request.MaskedPayer,
                request.RemittanceInformation,
            })
            .ToListAsync(cancellationToken));
        held.AddRange((await db.WaitingPayments.AsNoTracking().Where(payment => payment.PayerPartyId == partyId).OrderBy(payment => payment.Id).ToListAsync(cancellationToken))
            .Select(payment => new
            {
                Kind = "waiting-payment",
                payment.Id,
                payment.OrderedAt,
                Status = payment.Status.ToString(),
                payment.AmountMinor,
                payment.CurrencyCode,
                Alias = payment.Alias ?? payment.MaskedAlias,
            }));
        held.AddRange(await db.StandingOrders
            .Where(order => order.PartyId == partyId)
            .OrderBy(order => order.Id)
            .Select(order => new { Kind = "standing-order", order.Id, order.OrderedAt, Status = order.Status.ToString(), order.Transfer })
            .ToListAsync(cancellationToken));
        held.AddRange(await db.IncomingDebits
            .Where(debit => debit.DebtorPartyId == partyId)
            .OrderBy(debit => debit.Id)
            .Select(debit => new
            {
                Kind = "direct-debit",
                debit.Id,
                debit.ReceivedAt,
                debit.CollectedOn,
                Status = debit.Status.ToString(),
                debit.AmountMinor,
                debit.CurrencyCode,
                debit.CreditorName,
                debit.CreditorSchemeId,
                debit.MandateId,
                debit.RemittanceInformation,
            })
            .ToListAsync(cancellationToken));
        held.AddRange(await db.CreditorRules
            .Where(rule => rule.PartyId == partyId)
            .OrderBy(rule => rule.Id)
            .Select(rule => new { Kind = "creditor-rule", rule.Id, rule.CreditorSchemeId, rule.IsAllowed, rule.MadeAt })
            .ToListAsync(cancellationToken));
        held.AddRange(await db.Creditors
            .Where(creditor => creditor.PartyId == partyId)
            .OrderBy(creditor => creditor.Id)
            .Select(creditor => new { Kind = "creditor", creditor.Id, creditor.SchemeId, creditor.Name, Status = creditor.Status.ToString() })
            .ToListAsync(cancellationToken));
        held.AddRange(await db.Collections
            .Where(collection => collection.PartyId == partyId)
            .OrderBy(collection => collection.Id)
            .Select(collection => new
            {
                Kind = "collection",
                collection.Id,
                collection.OrderedAt,
                collection.DueDate,
                Status = collection.Status.ToString(),
                collection.AmountMinor,
                collection.CurrencyCode,
                collection.EndToEndId,
                collection.RemittanceInformation,
            })
            .ToListAsync(cancellationToken));
        return held;
    }
}
