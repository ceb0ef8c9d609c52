using DigitalBank.Customers.Data;
using DigitalBank.Platform.Security;
using DigitalBank.Platform.Time;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Customers.DueDiligence.Checks;

/// <summary>Notes that a party's identity was checked. It may be relied on for five years, and no longer than the document is valid.</summary>
internal sealed record RecordIdentityCheck(Guid PartyId, CheckMethod Method, bool IsPassed, Guid? DocumentId, string? Note)
    : ICommand<IdentityCheckView>;

internal sealed class RecordIdentityCheckValidator : AbstractValidator<RecordIdentityCheck>
{
    public const int MaxNoteLength = 500;

    public RecordIdentityCheckValidator()
    {
        RuleFor(c => c.Method).IsInEnum().WithErrorCode("customers.check_method_unknown");
        RuleFor(c => c.Note).MaximumLength(MaxNoteLength).WithErrorCode("customers.note_too_long");
    }
}

internal sealed class RecordIdentityCheckHandler(CustomersDbContext db, IBusinessCalendar calendar, IActor actor, TimeProvider clock)
    : ICommandHandler<RecordIdentityCheck, IdentityCheckView>
{
    private const int ReliedOnYears = 5;

    public async Task<Result<IdentityCheckView>> Handle(RecordIdentityCheck command, CancellationToken cancellationToken)
    {
        if (!await db.Parties.AnyAsync(p => p.Id == command.PartyId, cancellationToken))
        {
            return CustomersErrors.UnknownParty;
        }

        var today = await calendar.TodayAsync(cancellationToken);
        var validUntil = today.AddYears(ReliedOnYears);
        if (command.DocumentId is { } documentId)
        {
            var document = await db.Documents.AsNoTracking()
                .SingleOrDefaultAsync(d => d.Id == documentId && d.PartyId == command.PartyId, cancellationToken);
            if (document is null)
            {
                return CustomersErrors.UnknownDocument;
            }

            if (document.ExpiryDate < today)
            {
                return CustomersErrors.DocumentExpired;
            }

            validUntil = document.ExpiryDate < validUntil ? document.ExpiryDate.Value : validUntil;
        }

        var check = IdentityCheck.Record(command, validUntil, actor.Subject, clock.GetUtcNow());
        db.IdentityChecks.Add(check);
        await db.SaveChangesAsync(cancellationToken);
        return check.View();
    }
}
