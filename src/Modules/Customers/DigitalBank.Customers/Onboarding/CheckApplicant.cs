using DigitalBank.Customers.Contracts.Onboarding;
using DigitalBank.Customers.Contracts.Parties;
using DigitalBank.Customers.Documents;
using DigitalBank.Customers.Parties;
using DigitalBank.Customers.TravelDocuments;
using DigitalBank.Platform.Time;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;

namespace DigitalBank.Customers.Onboarding;

internal sealed class CheckApplicantHandler(IBusinessCalendar calendar, TimeProvider clock) : IQueryHandler<CheckApplicant, Done>
{
    public async Task<Result<Done>> Handle(CheckApplicant query, CancellationToken cancellationToken)
    {
        var today = await calendar.TodayAsync(cancellationToken);
        var zone = MrzReader.Read(query.Applicant.Document.MrzLines, today);
        var person = Party.Person(DetailsOf("", query.Applicant), clock.GetUtcNow());
        return AddDocumentHandler.ProblemWith(zone, person, today) is { } problem ? problem : Done.Instance;
    }

    public static RegisterPerson DetailsOf(string reference, Applicant applicant) =>
        new(reference, applicant.GivenName, applicant.FamilyName, applicant.BirthDate, applicant.Country, applicant.Email);
}
