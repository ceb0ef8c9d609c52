using DigitalBank.Customers.Consents;
using DigitalBank.Customers.Contracts.Onboarding;
using DigitalBank.Customers.Documents;
using DigitalBank.Customers.Parties;
using FluentValidation;

namespace DigitalBank.Customers.Onboarding;

internal sealed class CheckApplicantValidator : AbstractValidator<CheckApplicant>
{
    public CheckApplicantValidator(TimeProvider clock) => RuleFor(q => q.Applicant).SetValidator(new ApplicantRules(clock));
}

internal sealed class TakeInPersonValidator : AbstractValidator<TakeInPerson>
{
    public TakeInPersonValidator(TimeProvider clock)
    {
        RuleFor(c => c.Reference).IsPartyReference();
        RuleFor(c => c.Applicant).SetValidator(new ApplicantRules(clock));
    }
}

/// <summary>The form of what an applicant says: the same rules as for parties, documents and consents that come one by one.</summary>
internal sealed class ApplicantRules : AbstractValidator<Applicant>
{
    private const int MostConsents = 20;

    public ApplicantRules(TimeProvider clock)
    {
        RuleFor(a => a.GivenName).IsPartyName();
        RuleFor(a => a.FamilyName).IsPartyName()
            .Must((a, familyName) => a.GivenName is null || familyName is null || a.GivenName.Length + familyName.Length < PartyName.MaxLength)
            .WithErrorCode("customers.name_too_long")
            .WithMessage("The whole name has at most 140 characters.");
        RuleFor(a => a.BirthDate)
            .Must(date => date < DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime)).WithErrorCode("customers.birth_date_in_future")
            .WithMessage("Nobody is a customer before birth.");
        RuleFor(a => a.Country).IsCountry();
        RuleFor<string?>(a => a.Email).NotEmpty().WithErrorCode("customers.email_missing").IsEmail();
        RuleFor(a => a.Phone).IsPhone();
        RuleFor(a => a.Address).IsAddress();
        RuleFor(a => a.Document).NotNull().WithErrorCode("customers.document_missing").SetValidator(new DocumentForm());
        RuleFor(a => a.Consents).Must(consents => consents is { Count: <= MostConsents }).WithErrorCode("customers.too_many_consents");
        RuleForEach(a => a.Consents).SetValidator(new ConsentForm(clock));
    }

    private sealed class DocumentForm : AbstractValidator<ApplicantDocument>
    {
        public DocumentForm()
        {
            RuleFor(d => d.Kind).IsInEnum().WithErrorCode("customers.document_kind_unknown");
            RuleFor(d => d.Content).IsDocumentFile();
            RuleFor<IReadOnlyList<string>?>(d => d.MrzLines).NotEmpty().WithErrorCode("customers.mrz_unreadable").IsZone();
        }
    }

    private sealed class ConsentForm : AbstractValidator<ApplicantConsent>
    {
        public ConsentForm(TimeProvider clock)
        {
            RuleFor(c => c.Purpose).IsPurpose();
            RuleFor(c => c.Scope).IsScope();
            RuleFor(c => c.WordingVersion).IsWording();
            RuleFor(c => c.ExpiresAt).IsAhead(clock);
        }
    }
}
