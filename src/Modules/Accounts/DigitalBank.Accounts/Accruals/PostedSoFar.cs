using DigitalBank.Accounts.Interest;

namespace DigitalBank.Accounts.Accruals;

/// <summary>What has been posted for one period, corrections included.</summary>
internal sealed class PostedSoFar(IReadOnlyList<InterestPosting> postings, IReadOnlyList<TaxWithheld> taxes)
{
    public int NextRevision => postings.Count == 0 ? 0 : postings.Max(posting => posting.Revision) + 1;

    /// <summary>The posting that brings what was posted to what it would be now; null where nothing is to be corrected.</summary>
    public (InterestPosting Posting, List<TaxWithheld> Taxes)? CorrectionTo(
        ReckonedPeriod reckoned, IReadOnlyList<WithheldTax> taxesNow, string productCode, DateOnly businessDate)
    {
        var (accountId, postingDate) = (reckoned.Period.AccountId, reckoned.Period.PostingDate);
        var posting = new InterestPosting
        {
            AccountId = accountId,
            PostingDate = postingDate,
            Revision = NextRevision,
            BusinessDate = businessDate,
            ProductCode = productCode,
            Credit = reckoned.Posted.Credit - postings.Sum(posted => posted.Credit),
            Arranged = reckoned.Posted.Arranged - postings.Sum(posted => posted.Arranged),
            Unarranged = reckoned.Posted.Unarranged - postings.Sum(posted => posted.Unarranged),
            Tax = taxesNow.Sum(tax => tax.Amount) - taxes.Sum(tax => tax.Amount),
        };
        if (posting is { Credit: 0, Arranged: 0, Unarranged: 0 })
        {
            return null;
        }

        var codes = taxesNow.Select(tax => tax.Code).Union(taxes.Select(tax => tax.Code));
        return (posting, [.. codes.Select(code => new TaxWithheld
        {
            AccountId = accountId,
            PostingDate = postingDate,
            Revision = posting.Revision,
            Code = code,
            Amount = taxesNow
                .Where(tax => tax.Code == code)
                .Sum(tax => tax.Amount) - taxes
                .Where(tax => tax.Code == code)
                .Sum(tax => tax.Amount),
        }).Where(tax => tax.Amount != 0)]);
    }
}
