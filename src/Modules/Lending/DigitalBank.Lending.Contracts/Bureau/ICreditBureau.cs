using DigitalBank.SharedKernel.Monetary;

namespace DigitalBank.Lending.Contracts.Bureau;

/// <summary>A credit bureau: it knows what others have lent somebody and how that went. The bank has one adapter at a time.</summary>
public interface ICreditBureau
{
    /// <summary>What the bureau is called, at most 40 characters: it is kept with each report and named to customers.</summary>
    string Name { get; }

    /// <summary>
    /// Asks for one person or firm. Called outside any database transaction and only under a living consent. Whatever it throws is an
    /// outage, and so is an answer that takes longer than <c>Lending:Bureau:TimeoutSeconds</c>: then a person decides.
    /// </summary>
    /// <returns>What is known; null where the bureau has no file on them.</returns>
    Task<BureauReport?> AskAsync(BureauEnquiry enquiry, CancellationToken cancellationToken);
}

/// <param name="EnquiryId">The same for every try of the same enquiry on one business date, so that the bureau counts it once.</param>
/// <param name="Reference">The bank's reference of the customer.</param>
/// <param name="Country">Residence or seat, ISO 3166-1 alpha-2.</param>
public sealed record BureauEnquiry(Guid EnquiryId, string Reference, string Name, string Country);

/// <summary>What a bureau knows of somebody's dealings with others than this bank.</summary>
/// <param name="ReportDate">As of which day.</param>
/// <param name="Defaults">Claims of others that went unpaid and are not settled.</param>
/// <param name="Enquiries">How often others have asked in the last twelve months because somebody wanted to borrow.</param>
/// <param name="Debt">What is owed to others.</param>
/// <param name="MonthlyInstalments">What is to be paid on that every month.</param>
public sealed record BureauReport(DateOnly ReportDate, int Defaults, int Enquiries, Money Debt, Money MonthlyInstalments);
