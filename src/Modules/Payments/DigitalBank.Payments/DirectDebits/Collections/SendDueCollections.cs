using DigitalBank.Payments.Booking;
using DigitalBank.Payments.Data;
using DigitalBank.Payments.DirectDebits.Creditors;
using DigitalBank.Payments.DirectDebits.DebitMandates;
using DigitalBank.Payments.Gateway;
using DigitalBank.Payments.Iso20022.Models;
using DigitalBank.Payments.Iso20022.Pacs003;
using DigitalBank.Platform.Configuration;
using DigitalBank.Platform.Data;
using DigitalBank.Platform.Time;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace DigitalBank.Payments.DirectDebits.Collections;

/// <summary>
/// Sends the collections from other banks' customers whose day has come, tells debtors of those that come, and takes what creditors owe.
/// Those of a creditor that was stopped wait.
/// </summary>
internal sealed record SendDueCollections : ICommand<SentCollections>;

/// <param name="StillOwed">Claims on creditors whose accounts have not enough money.</param>
internal sealed record SentCollections(long Sent, int Messages, long Told, long ClaimsPaid, long StillOwed);

internal sealed class SendDueCollectionsHandler(
    PaymentsDbContext db,
    IMediator bank,
    CollectionBooker booker,
    MessageDesk desk,
    NostroBook nostros,
    IBusinessCalendar calendar,
    TimeProvider clock,
    IOptions<BankSettings> us,
    IOptions<PaymentsOptions> options) : ICommandHandler<SendDueCollections, SentCollections>
{
    public async Task<Result<SentCollections>> Handle(SendDueCollections request, CancellationToken cancellationToken)
    {
        var today = await calendar.TodayAsync(cancellationToken);
        var told = await TellAsync(today, cancellationToken);
        var (sent, messages) = (0L, 0);
        foreach (var currency in await CurrenciesAsync(today, cancellationToken))
        {
            while (await SendAsync(currency, today, cancellationToken) is > 0 and var count)
            {
                (sent, messages) = (sent + count, messages + 1);
            }
        }

        await FinishReversalsAsync(cancellationToken);
        var (paid, owed) = await TakeClaimsAsync(cancellationToken);
        return new SentCollections(sent, messages, told, paid, owed);
    }

    private IQueryable<Collection> Due(DateOnly today) => db.Collections.Where(collection =>
        collection.Status == CollectionStatus.Waiting && collection.IncomingDebitId == null && collection.DueDate <= today
        && db.Creditors.Any(creditor => creditor.Id == collection.CreditorId && creditor.Status == CreditorStatus.Approved));

    private Task<List<string>> CurrenciesAsync(DateOnly today, CancellationToken cancellationToken) =>
        Due(today).Select(collection => collection.CurrencyCode).Distinct().OrderBy(code => code).ToListAsync(cancellationToken);

    /// <summary>The message and the collections in it are one transaction: none is in two, and none is sent without being noted.</summary>
    private async Task<int> SendAsync(string currencyCode, DateOnly today, CancellationToken cancellationToken)
    {
        var page = await Due(today)
            .Where(collection => collection.CurrencyCode == currencyCode)
            .OrderBy(collection => collection.Id)
            .Take(options.Value.MaxPaymentsPerOutgoingFile)
            .ToListAsync(cancellationToken);
        if (page.Count == 0)
        {
            return 0;
        }

        var messageId = Guid.CreateVersion7(clock.GetUtcNow()).ToString("N");
        var nostro = nostros.For(currencyCode);
        var header = new InterbankHeader(
            messageId,
            clock.GetUtcNow(),
            SettlementMethod.InstructedAgent,
            new AccountIdentification(Iban: null, nostro.AccountIdentifier),
            ClearingSystem: null,
            today,
            new AgentIdentification(us.Value.Bic),
            new AgentIdentification(nostro.CorrespondentBic));
        var debits = await SendAsync(page, messageId, today, cancellationToken);
        desk.Queue(
            new AnswerMessage(Pacs003Writer.MessageName, messageId, page.Count, stream => Pacs003Writer.Write(stream, header, debits)), nostro.CorrespondentBic);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException failed) when (failed.IsConflict())
        {
            return 0; // another process sends them, or a creditor withdraws one: what is left is sent by the next run
        }
        finally
        {
            db.ChangeTracker.Clear();
        }

        return page.Count;
    }

    private async Task<List<InterbankDirectDebit>> SendAsync(List<Collection> page, string messageId, DateOnly today, CancellationToken cancellationToken)
    {
        var creditorIds = page.Select(collection => collection.CreditorId).Distinct().ToList();
        var mandateIds = page.Select(collection => collection.MandateId).Distinct().ToList();
        var creditors = await db.Creditors.AsNoTracking().Where(creditor => creditorIds.Contains(creditor.Id)).ToDictionaryAsync(creditor => creditor.Id, cancellationToken);
        var mandates = await db.DebitMandates.Where(mandate => mandateIds.Contains(mandate.Id)).ToDictionaryAsync(mandate => mandate.Id, cancellationToken);
        return page.ConvertAll(collection =>
        {
            var mandate = mandates[collection.MandateId];
            collection.Send(messageId, mandate.Present(collection.DebtorIban), clock.GetUtcNow());
            return CollectionMessage.For(collection, creditors[collection.CreditorId], mandate, today, us.Value.Bic);
        });
    }

    private async Task<long> TellAsync(DateOnly today, CancellationToken cancellationToken)
    {
        var told = 0L;
        while (await db.PreNotifications
            .Where(notice => notice.Status == PreNotificationStatus.Waiting && notice.TellOn <= today
                && db.Collections.Any(collection => collection.Id == notice.CollectionId && collection.Status == CollectionStatus.Waiting))
            .OrderBy(notice => notice.CollectionId)
            .Take(options.Value.InFlight)
            .ToListAsync(cancellationToken) is { Count: > 0 } page)
        {
            page.ForEach(notice => notice.Tell(clock.GetUtcNow()));
            try
            {
                await db.SaveChangesAsync(cancellationToken);
                told += page.Count;
            }
            catch (DbUpdateException failed) when (failed.IsConflict())
            {
                return told; // a creditor withdraws one at this moment; the next run tells the others
            }
            finally
            {
                db.ChangeTracker.Clear();
            }
        }

        return told;
    }

    /// <summary>What a crash or an outage has left, and what is held or on its way: the same transfer is asked for again, and is the same one.</summary>
    private async Task FinishReversalsAsync(CancellationToken cancellationToken)
    {
        var begun = clock.GetUtcNow().AddSeconds(-options.Value.ResumeAfterSeconds);
        var last = Guid.Empty;
        while (await db.Collections
            .Where(collection => collection.Status == CollectionStatus.Reversing && collection.Id > last
                && db.CollectionSteps.Any(step => step.CollectionId == collection.Id && step.Number == collection.Version && step.RecordedAt <= begun))
            .OrderBy(collection => collection.Id)
            .Take(options.Value.InFlight)
            .Select(collection => new ReverseCollection(collection.PartyId, collection.Id, true))
            .ToListAsync(cancellationToken) is { Count: > 0 } page)
        {
            last = page[^1].CollectionId;
            foreach (var reversal in page)
            {
                await FinishAsync(reversal, cancellationToken);
            }
        }
    }

    private async Task FinishAsync(ReverseCollection reversal, CancellationToken cancellationToken)
    {
        try
        {
            await bank.Send(reversal, cancellationToken);
        }
        catch (DbUpdateException failed) when (failed.IsConflict())
        {
            // Something else happens to it at this moment; the next run sees what.
        }
        finally
        {
            db.ChangeTracker.Clear();
        }
    }

    private async Task<(long Paid, long Owed)> TakeClaimsAsync(CancellationToken cancellationToken)
    {
        var (paid, owed, last) = (0L, 0L, Guid.Empty);
        while (await db.Collections
            .Where(collection => collection.Status == CollectionStatus.Owed && collection.Id > last)
            .OrderBy(collection => collection.Id)
            .Take(options.Value.InFlight)
            .ToListAsync(cancellationToken) is { Count: > 0 } page)
        {
            last = page[^1].Id;
            foreach (var collection in page)
            {
                (paid, owed) = await booker.TakeClaimAsync(collection, cancellationToken) ? (paid + 1, owed) : (paid, owed + 1);
            }

            try
            {
                await db.SaveChangesAsync(CancellationToken.None); // the money has moved; this must be known
            }
            catch (DbUpdateException failed) when (failed.IsConflict())
            {
                return (paid, owed); // noted by another process, or found again by the next run: the entries have keys
            }
            finally
            {
                db.ChangeTracker.Clear();
            }
        }

        return (paid, owed);
    }
}

/// <summary>Words a collection as it stands in a pacs.003.</summary>
internal static class CollectionMessage
{
    private const string NotProvided = "NOTPROVIDED";

    private const string Euro = "EUR";

    public static InterbankDirectDebit For(Collection collection, Creditor creditor, DebitMandate mandate, DateOnly today, string ourBic) => new(
        InstructionId: null,
        collection.EndToEndId,
        collection.Id.ToString("N"),
        collection.Uetr,
        collection.Amount,
        collection.CurrencyCode == Euro ? "SLEV" : "SHAR",
        collection.CurrencyCode == Euro ? "SEPA" : null,
        mandate.Scheme.ToString(),
        collection.SequenceType.ToString(),
        collection.DueDate > today ? collection.DueDate : today,
        mandate.Reference,
        mandate.SignedOn,
        creditor.SchemeId,
        new PartyIdentification(creditor.Name, []),
        Account(creditor.AccountIdentifier),
        new AgentIdentification(ourBic),
        new PartyIdentification(collection.DebtorName, []),
        Account(collection.DebtorIban),
        collection.DebtorBic is { } bic ? new AgentIdentification(bic) : new AgentIdentification(Bic: null, OtherId: NotProvided),
        RemittanceInformation: collection.RemittanceInformation,
        HasNewDebtorAccount: collection.OriginalDebtorIban is not null);

    private static AccountIdentification Account(string identifier) => SharedKernel.Identifiers.Iban.TryParse(identifier, out var iban)
        ? new AccountIdentification(iban.ToString(), OtherId: null)
        : new AccountIdentification(Iban: null, identifier);
}
