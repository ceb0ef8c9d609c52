using DigitalBank.Customers.Contracts.Consents;
using DigitalBank.SharedKernel.Results;
using MediatR;

namespace DigitalBank.Lending.Sources;

/// <summary>Asks what an applicant allows to be read. Asked anew for every application: a consent that was revoked a moment ago counts no more.</summary>
internal sealed class SourceConsents(IMediator bank)
{
    /// <returns>What may be read and what not, for each source that the product uses; a failure where one is required and not allowed.</returns>
    public async Task<Result<IReadOnlyList<SourceReading>>> ReadingsForAsync(
        Guid partyId, IReadOnlyList<SourceUse> uses, CancellationToken cancellationToken)
    {
        var readings = new List<SourceReading>();
        var missing = new List<SourceUse>();
        foreach (var use in uses)
        {
            if (use.Ground != SourceGround.Consent)
            {
                readings.Add(new SourceReading(use.Source, use.Ground, IsAllowed: true, ConsentId: null));
                continue;
            }

            var check = await bank.Send(new CheckConsent(partyId, SourceUse.Purpose, use.Scope()), cancellationToken);
            if (!check.IsSuccess)
            {
                return check.Failure;
            }

            readings.Add(new SourceReading(use.Source, use.Ground, check.Value.IsGiven, check.Value.ConsentId));
            if (use.IsRequired && !check.Value.IsGiven)
            {
                missing.Add(use);
            }
        }

        return missing.Count > 0 ? SourceErrors.ConsentMissingFor(missing) : readings;
    }
}
