using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Payments.Data;
using DigitalBank.Platform.Data;
using DigitalBank.Platform.Security;
using DigitalBank.SharedKernel.Identifiers;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.SharedKernel.Results;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Payments.DirectDebits.Creditors;

/// <summary>Proposes that a customer may collect, or other terms for one that does. Nothing changes until a second person agrees.</summary>
/// <param name="AccountId">Where the money goes; for a creditor that is known here another account of the same customer, from the approval on.</param>
/// <param name="SchemeId">The creditor identifier: with one that is known here, new terms are proposed.</param>
/// <param name="MostReturnedBasisPoints">Of ten thousand.</param>
internal sealed record ProposeCreditor(
    Guid AccountId, string SchemeId, string Name, Money MostAtOnce, Money MostPerDay, int MostReturnedBasisPoints, string Reason) : ICommand<CreditorView>;

internal sealed class ProposeCreditorValidator : AbstractValidator<ProposeCreditor>
{
    private const int LongestName = 70; // of a name in the direct debit schemes

    public ProposeCreditorValidator()
    {
        RuleFor(c => c.SchemeId).Must(id => CreditorIdentifier.TryParse(id, out _))
            .WithErrorCode("payments.creditor_identifier_invalid").WithMessage("A creditor identifier has a country, two check digits, a business code and a national number.");
        RuleFor(c => c.Name).Must(name => !string.IsNullOrWhiteSpace(name) && name.Length <= LongestName)
            .WithErrorCode("payments.creditor_name_invalid").WithMessage("Name the creditor as debtors know it, in at most 70 characters.");
        RuleFor(c => c).Must(c => c.MostAtOnce.IsPositive && c.MostPerDay.Currency == c.MostAtOnce.Currency && c.MostPerDay >= c.MostAtOnce)
            .WithErrorCode("payments.creditor_limits_invalid").WithMessage("Both limits are above zero and in the account's currency; the one of a day is not the smaller one.");
        RuleFor(c => c.MostReturnedBasisPoints).InclusiveBetween(0, 10_000)
            .WithErrorCode("payments.creditor_returned_share_invalid").WithMessage("Between 0 and 10000 of ten thousand collections may come back.");
        RuleFor(c => c.Reason).IsAReason();
    }
}

internal sealed class ProposeCreditorHandler(PaymentsDbContext db, IMediator bank, IActor actor, TimeProvider clock)
    : ICommandHandler<ProposeCreditor, CreditorView>
{
    public async Task<Result<CreditorView>> Handle(ProposeCreditor command, CancellationToken cancellationToken)
    {
        var account = await bank.Send(new GetAccount(command.AccountId), cancellationToken);
        if (!account.IsSuccess)
        {
            return account.Failure;
        }

        if (account.Value.CurrencyCode != command.MostAtOnce.Currency.Code)
        {
            return CollectingErrors.CollectionCurrencyWrong;
        }

        if (!CreditorIdentifier.TryParse(command.SchemeId, out var schemeId))
        {
            throw new InvalidOperationException("The validator lets no such identifier through.");
        }

        var creditor = await db.Creditors.SingleOrDefaultAsync(c => c.SchemeKey == schemeId.WithoutBusinessCode, cancellationToken);
        if (creditor is not null && creditor.PartyId != account.Value.HolderPartyId)
        {
            return CollectingErrors.CreditorKnown;
        }

        if (creditor is not null && creditor.CurrencyCode != account.Value.CurrencyCode)
        {
            return CollectingErrors.CollectionCurrencyWrong;
        }

        if (creditor is null)
        {
            creditor = New(account.Value, schemeId);
            db.Creditors.Add(creditor);
        }

        var terms = new CollectingTerms(command.MostAtOnce.MinorUnits, command.MostPerDay.MinorUnits, command.MostReturnedBasisPoints);
        var into = new CreditorAccount(account.Value.AccountId, account.Value.LedgerAccountId, account.Value.Identifier);
        return creditor.Propose(command.Name, into, terms, command.Reason, actor.Subject, clock.GetUtcNow()) is { } refused
            ? refused
            : await SaveAsync(creditor, cancellationToken);
    }

    private Creditor New(AccountView account, CreditorIdentifier schemeId)
    {
        var creditor = new Creditor
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()),
            CurrencyCode = account.CurrencyCode,
            SchemeId = schemeId.ToString(),
            SchemeKey = schemeId.WithoutBusinessCode,
        };
        creditor.MoveTo(account.HolderPartyId);
        return creditor;
    }

    private async Task<Result<CreditorView>> SaveAsync(Creditor creditor, CancellationToken cancellationToken)
    {
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException failed) when (failed.IsConflict())
        {
            return CollectingErrors.CreditorProposalOpen; // somebody else proposes it at this moment
        }

        return CreditorView.Of(creditor);
    }
}
