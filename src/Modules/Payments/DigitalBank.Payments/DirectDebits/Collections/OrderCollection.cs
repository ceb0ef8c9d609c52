using DigitalBank.Payments.Data;
using DigitalBank.Payments.DirectDebits.DebitMandates;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.SharedKernel.Results;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Payments.DirectDebits.Collections;

/// <summary>Orders one collection under a mandate that is kept here.</summary>
/// <param name="PartyId">The creditor's customer.</param>
/// <param name="EndToEndId">The creditor's own; once under a mandate.</param>
internal sealed record OrderCollection(
    Guid IdempotencyKey,
    Guid PartyId,
    Guid CreditorId,
    string MandateReference,
    SequenceType SequenceType,
    DateOnly DueDate,
    Money Amount,
    string EndToEndId,
    string? RemittanceInformation) : IIdempotentCommand, ICommand<CollectionView>;

internal sealed class OrderCollectionValidator : AbstractValidator<OrderCollection>
{
    public OrderCollectionValidator()
    {
        RuleFor(c => c.Amount).Must(amount => amount.IsPositive)
            .WithErrorCode("payments.amount_not_positive").WithMessage("The amount must be above zero.");
        RuleFor(c => c.MandateReference).Must(DebitMandateReference.IsValid)
            .WithErrorCode("payments.mandate_reference_invalid").WithMessage("Name the mandate by its reference.");
        RuleFor(c => c.SequenceType).IsInEnum()
            .WithErrorCode("payments.sequence_type_invalid").WithMessage("The sequence type is FRST, RCUR, FNAL or OOFF.");
        RuleFor(c => c.EndToEndId).Must(id => id is { Length: > 0 and <= 35 } && !id.Any(char.IsControl))
            .WithErrorCode("payments.end_to_end_id_invalid").WithMessage("Give the collection an end-to-end id of at most 35 characters.");
        RuleFor(c => c.RemittanceInformation).Must(text => text is null || (text.Length <= 140 && !text.Any(char.IsControl)))
            .WithErrorCode("payments.remittance_too_long").WithMessage("Say what it is for on one line of at most 140 characters.");
    }
}

internal sealed class OrderCollectionHandler(PaymentsDbContext db, CollectionIntake intake, TimeProvider clock)
    : ICommandHandler<OrderCollection, CollectionView>
{
    public async Task<Result<CollectionView>> Handle(OrderCollection command, CancellationToken cancellationToken)
    {
        if (!await db.Creditors.AnyAsync(c => c.Id == command.CreditorId && c.PartyId == command.PartyId, cancellationToken))
        {
            return CollectingErrors.UnknownCreditor;
        }

        var order = new CollectionOrder(
            Guid.CreateVersion7(clock.GetUtcNow()),
            DebitMandateReference.Plain(command.MandateReference),
            command.SequenceType,
            command.DueDate,
            command.Amount,
            command.EndToEndId,
            command.RemittanceInformation);
        var taken = await intake.TakeAsync(command.CreditorId, [order], answers => Remember(command, answers[0]), cancellationToken);
        return taken[0].Map(CollectionView.Of);
    }

    private void Remember(OrderCollection command, Result<Collection> answer)
    {
        if (answer.IsSuccess)
        {
            db.Remember(command, CollectionView.Of(answer.Value));
        }
    }
}
