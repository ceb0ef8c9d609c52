using DigitalBank.Ledger.Contracts;
using DigitalBank.Ledger.Contracts.Accounts;
using DigitalBank.Payments.Data;
using DigitalBank.Platform.Http;
using DigitalBank.SharedKernel.Identifiers;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.SharedKernel.Results;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Payments.Settlement;

/// <summary>Makes a bank a participant in the currency of its cap, with a settlement account here, or changes its cap. A lower cap holds for payments to come.</summary>
/// <param name="DebitCap">By so much it may owe more than it is owed in a window.</param>
internal sealed record SetParticipant(string Bic, Money DebitCap) : ICommand<ParticipantView>;

internal sealed record ParticipantView(Guid ParticipantId, string Bic, Money DebitCap, long LedgerAccountId)
{
    public static ParticipantView Of(SettlementParticipant participant) => new(
        participant.Id,
        participant.Bic,
        Money.OfMinor(participant.DebitCapMinor, Currency.Of(participant.CurrencyCode)),
        participant.LedgerAccountId);
}

internal sealed class SetParticipantValidator : AbstractValidator<SetParticipant>
{
    public SetParticipantValidator()
    {
        RuleFor(c => c.Bic).Must(bic => SharedKernel.Identifiers.Bic.TryParse(bic, out _))
            .WithErrorCode("payments.bic_invalid").WithMessage("A BIC has 8 or 11 capital letters and digits.");
        RuleFor(c => c.DebitCap).Must(cap => !cap.IsNegative)
            .WithErrorCode("payments.debit_cap_invalid").WithMessage("The cap is not below zero.");
    }
}

internal sealed class SetParticipantHandler(PaymentsDbContext db, IMediator bank, TimeProvider clock) : ICommandHandler<SetParticipant, ParticipantView>
{
    /// <summary>An entry of the ledger has room for so many and to spare.</summary>
    private const int MostParticipants = 400;

    public async Task<Result<ParticipantView>> Handle(SetParticipant command, CancellationToken cancellationToken)
    {
        var bic = Bic.TryParse(command.Bic, out var parsed) ? parsed.ToElevenCharacters() : command.Bic;
        var currencyCode = command.DebitCap.Currency.Code;
        var participant = await db.SettlementParticipants.SingleOrDefaultAsync(
            row => row.Bic == bic && row.CurrencyCode == currencyCode, cancellationToken);
        if (participant is null)
        {
            if (await db.SettlementParticipants.CountAsync(row => row.CurrencyCode == currencyCode, cancellationToken) >= MostParticipants)
            {
                return SettlementErrors.TooManyParticipants;
            }

            var account = await bank.Send(
                new OpenLedgerAccount($"2520-{bic}", $"Settlement account of {bic}", LedgerChart.Clearing, currencyCode, MinimumBalance: null), cancellationToken);
            if (!account.IsSuccess)
            {
                return account.Failure;
            }

            participant = new SettlementParticipant
            {
                Id = Guid.CreateVersion7(clock.GetUtcNow()),
                Bic = bic,
                CurrencyCode = currencyCode,
                LedgerAccountId = account.Value.LedgerAccountId,
            };
            db.SettlementParticipants.Add(participant);
        }

        participant.SetDebitCap(command.DebitCap.MinorUnits);
        await db.SaveChangesAsync(cancellationToken);
        return ParticipantView.Of(participant);
    }
}

/// <summary>A page of participants, oldest first.</summary>
internal sealed record ListParticipants(Guid? After, int Limit) : IQuery<Page<ParticipantView>>;

internal sealed class ListParticipantsHandler(PaymentsDbContext db) : IQueryHandler<ListParticipants, Page<ParticipantView>>
{
    public async Task<Result<Page<ParticipantView>>> Handle(ListParticipants request, CancellationToken cancellationToken)
    {
        var participants = db.SettlementParticipants.AsNoTracking();
        if (request.After is { } after)
        {
            participants = participants.Where(participant => participant.Id > after);
        }

        var page = await participants.OrderBy(participant => participant.Id).Take(request.Limit).ToListAsync(cancellationToken);
        return Page.Of(page.ConvertAll(ParticipantView.Of), request.Limit, participant => participant.ParticipantId.ToString());
    }
}
