using DigitalBank.Payments.Data;
using DigitalBank.Payments.StepUps;
using DigitalBank.Platform.Security;
using DigitalBank.SharedKernel.Identifiers;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace DigitalBank.Payments.Beneficiaries;

/// <summary>Puts a payee into a customer's book. A name that does not match is taken all the same: the payer has been told and decides.</summary>
/// <param name="PartyId">The signed-in customer.</param>
/// <param name="Identifier">IBAN, with or without spaces, or another account number.</param>
internal sealed record AddBeneficiary(Guid IdempotencyKey, Guid PartyId, string Name, string Identifier, string? AgentBic)
    : IIdempotentCommand, ICommand<BeneficiaryView>;

/// <param name="HolderName">For a close match: as whom the bank knows the holder. Told when it is added, and not again.</param>
/// <param name="CoolOffEndsAt">Until then the limit for new beneficiaries holds.</param>
internal sealed record BeneficiaryView(
    Guid BeneficiaryId, string Name, string Identifier, string? AgentBic, NameMatch NameMatch, string? HolderName, DateTimeOffset AddedAt, DateTimeOffset CoolOffEndsAt)
{
    public static BeneficiaryView Of(Beneficiary beneficiary, string? holderName = null) => new(
        beneficiary.Id,
        beneficiary.Name,
        beneficiary.Identifier,
        beneficiary.AgentBic,
        beneficiary.NameMatch,
        holderName,
        beneficiary.AddedAt,
        beneficiary.CoolOffEndsAt);
}

internal sealed class AddBeneficiaryValidator : AbstractValidator<AddBeneficiary>
{
    private const int LongestIdentifier = 34;

    public AddBeneficiaryValidator()
    {
        RuleFor(c => c.Name).Must(name => !string.IsNullOrWhiteSpace(name) && name.Length <= 140 && !name.Any(char.IsControl))
            .WithErrorCode("payments.creditor_name_invalid").WithMessage("A name is one line of at most 140 characters.");
        RuleFor(c => c.Identifier).Must(text => Iban.TryParse(text, out _))
            .WithErrorCode("payments.iban_invalid").WithMessage("Name the payee's IBAN; or a number of at most 34 characters together with the bank's BIC.")
            .When(c => c.AgentBic is null);
        RuleFor(c => c.Identifier).Must(text => text.Trim().Length is > 0 and <= LongestIdentifier && !text.Any(char.IsControl))
            .WithErrorCode("payments.account_number_invalid").WithMessage("An account number has at most 34 characters.")
            .When(c => c.AgentBic is not null);
        RuleFor(c => c.AgentBic).Must(bic => bic is null || Bic.TryParse(bic, out _))
            .WithErrorCode("payments.bic_invalid").WithMessage("A BIC has 8 or 11 capital letters and digits.");
    }
}

internal sealed class AddBeneficiaryHandler(
    PaymentsDbContext db, IMediator bank, PaymentStepUps stepUps, IActor actor, TimeProvider clock, IOptions<PaymentsOptions> options)
    : ICommandHandler<AddBeneficiary, BeneficiaryView>
{
    public async Task<Result<BeneficiaryView>> Handle(AddBeneficiary command, CancellationToken cancellationToken)
    {
        var identifier = Iban.TryParse(command.Identifier, out var iban) ? iban.ToString() : command.Identifier.Trim();
        if (await db.Beneficiaries.AnyAsync(known => known.PartyId == command.PartyId && known.Identifier == identifier, cancellationToken))
        {
            return PaymentsErrors.BeneficiaryExists;
        }

        var check = await bank.Send(new CheckPayeeName(identifier, command.Name), cancellationToken);
        if (!check.IsSuccess)
        {
            return check.Failure;
        }

        // Whoever is in the book is paid with fewer questions later.
        var linkedTo = $"{command.IdempotencyKey}\n{command.PartyId}\n{identifier}\n{command.AgentBic}\n{command.Name}";
        var text = $"Put {command.Name}, {identifier} into your book of payees";
        if (await stepUps.FindRefusalAsync(actor, "payments.beneficiary", linkedTo, text, cancellationToken) is { } waits)
        {
            return waits;
        }

        var now = clock.GetUtcNow();
        var beneficiary = new Beneficiary
        {
            Id = Guid.CreateVersion7(now),
            PartyId = command.PartyId,
            Name = command.Name,
            Identifier = identifier,
            AgentBic = command.AgentBic,
            NameMatch = check.Value.Result,
            AddedAt = now,
            CoolOffEndsAt = now.AddHours(options.Value.BeneficiaryCoolOffHours),
        };
        db.Beneficiaries.Add(beneficiary);
        db.Remember(command, BeneficiaryView.Of(beneficiary));
        await db.SaveChangesAsync(cancellationToken);
        return BeneficiaryView.Of(beneficiary, check.Value.HolderName);
    }
}
