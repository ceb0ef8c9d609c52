using DigitalBank.Lending.Products;
using DigitalBank.Lending.Servicing;
using Microsoft.Extensions.Options;

namespace DigitalBank.Lending.Changes;

/// <summary>Whether two people have to agree to a change of a loan.</summary>
internal sealed class ChangeRule(IOptions<LendingOptions> options, LoanCatalogue catalogue)
{
    public async Task<bool> NeedsTwoAsync(GrantedLoan loan, CancellationToken cancellationToken) =>
        options.Value.TwoPeopleChangeLoans
        || (await catalogue.VersionAsync(loan.ProductCode, loan.ProductVersion, cancellationToken)).ReadTerms().TwoPeopleChange;
}
