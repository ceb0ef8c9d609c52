using DigitalBank.Payments.Data;
using DigitalBank.Platform.Data;
using DigitalBank.Platform.Time;
using DigitalBank.SharedKernel.Identifiers;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Payments.DirectDebits.DebitMandates;

/// <summary>What may change about a mandate while it is in force.</summary>
/// <param name="NoticeDays">Days before the due date on which the debtor is told; fewer than fourteen only where both agreed on it.</param>
internal sealed record DebtorDetails(string DebtorName, string DebtorIban, string? DebtorBic, int NoticeDays = DebtorDetails.UsualNotice)
{
    public const int UsualNotice = 14;
}

/// <summary>Keeps a mandate that a debtor has signed.</summary>
/// <param name="PartyId">The creditor's customer.</param>
/// <param name="Reference">The creditor's own; unique for it.</param>
internal sealed record RegisterDebitMandate(
    Guid PartyId, Guid CreditorId, string Reference, DebitScheme Scheme, bool IsOneOff, DateOnly SignedOn, DebtorDetails Debtor)
    : ICommand<DebitMandateView>;

internal sealed class DebtorDetailsValidator : AbstractValidator<DebtorDetails>
{
    public DebtorDetailsValidator()
    {
        RuleFor(c => c.DebtorName).Must(name => !string.IsNullOrWhiteSpace(name) && name.Length <= 70)
            .WithErrorCode("payments.debtor_name_invalid").WithMessage("Name the debtor in at most 70 characters.");
        RuleFor(c => c.DebtorIban).Must(iban => Iban.TryParse(iban, out _))
            .WithErrorCode("payments.debtor_iban_invalid").WithMessage("The debtor's account is an IBAN.");
        RuleFor(c => c.DebtorBic).Must(bic => bic is null || Bic.TryParse(bic, out _))
            .WithErrorCode("payments.bic_invalid").WithMessage("A BIC has 8 or 11 capital letters and digits.");
        RuleFor(c => c.NoticeDays).InclusiveBetween(1, DebtorDetails.UsualNotice)
            .WithErrorCode("payments.notice_days_invalid").WithMessage("The debtor is told 1 to 14 days before the due date.");
    }
}

internal sealed class RegisterDebitMandateValidator : AbstractValidator<RegisterDebitMandate>
{
    public RegisterDebitMandateValidator()
    {
        RuleFor(c => c.Reference).Must(DebitMandateReference.IsValid)
            .WithErrorCode("payments.mandate_reference_invalid")
            .WithMessage("A mandate's reference has 1 to 35 letters, digits and + ? / - : ( ) . , ' without spaces.");
        RuleFor(c => c.Scheme).IsInEnum()
            .WithErrorCode("payments.debit_scheme_invalid").WithMessage("The scheme is CORE or B2B.");
        RuleFor(c => c.SignedOn).InclusiveBetween(new DateOnly(2000, 1, 1), new DateOnly(2999, 12, 31))
            .WithErrorCode("payments.mandate_date_invalid").WithMessage("The mandate is signed on a day of this millennium.");
        RuleFor(c => c.Debtor).SetValidator(new DebtorDetailsValidator());
    }
}

/// <remarks>Source: EPC262-08, and EPC131-08 for the characters.</remarks>
internal static class DebitMandateReference
{
    private const int Longest = 35;

    private static readonly System.Buffers.SearchValues<char> Allowed = System.Buffers.SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+?/-:().,'");

    public static bool IsValid(string? reference) =>
        reference is { Length: > 0 and <= Longest } && !Plain(reference).AsSpan().ContainsAnyExcept(Allowed);

    /// <summary>Capitals are not told apart.</summary>
    public static string Plain(string reference) => reference.ToUpperInvariant();
}

internal sealed class RegisterDebitMandateHandler(PaymentsDbContext db, IBusinessCalendar calendar, TimeProvider clock)
    : ICommandHandler<RegisterDebitMandate, DebitMandateView>
{
    public async Task<Result<DebitMandateView>> Handle(RegisterDebitMandate command, CancellationToken cancellationToken)
    {
        var creditor = await db.Creditors.AsNoTracking().SingleOrDefaultAsync(
            c => c.Id == command.CreditorId && c.PartyId == command.PartyId, cancellationToken);
        if (creditor is null)
        {
            return CollectingErrors.UnknownCreditor;
        }

        if (creditor.WhyNotCollect() is { } cannot)
        {
            return cannot;
        }

        if (command.SignedOn > await calendar.TodayAsync(cancellationToken))
        {
            return CollectingErrors.DebitMandateSignedLater;
        }

        var now = clock.GetUtcNow();
        var mandate = new DebitMandate
        {
            Id = Guid.CreateVersion7(now),
            CreditorId = creditor.Id,
            Reference = DebitMandateReference.Plain(command.Reference),
            Scheme = command.Scheme,
            IsOneOff = command.IsOneOff,
            SignedOn = command.SignedOn,
            RegisteredAt = now,
        };
        mandate.Describe(command.Debtor);
        db.DebitMandates.Add(mandate);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException failed) when (failed.IsConflict())
        {
            return CollectingErrors.DebitMandateKnown;
        }

        return DebitMandateView.Of(mandate);
    }
}
