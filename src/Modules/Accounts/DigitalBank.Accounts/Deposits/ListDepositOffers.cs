using DigitalBank.Accounts.Products;
using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;

namespace DigitalBank.Accounts.Deposits;

/// <summary>The deposits that the bank offers on its business date, with their rates.</summary>
internal sealed record ListDepositOffers : IQuery<IReadOnlyList<DepositOffer>>;

/// <param name="TermLengths">The terms to choose from, in <paramref name="TermUnit"/>s.</param>
/// <param name="Rates">Each from an amount and a term on; the highest that is reached counts.</param>
/// <param name="PenaltyPercent">Percent points taken off the rate of the time held when it is closed early.</param>
/// <param name="Instalments">How often it is paid into; null for one payment at the beginning.</param>
internal sealed record DepositOffer(
    string ProductCode,
    string Name,
    IReadOnlyList<string> Currencies,
    IReadOnlyList<int> TermLengths,
    TermUnit TermUnit,
    decimal MinimumAmount,
    decimal? MaximumAmount,
    IReadOnlyList<TierSettings> Rates,
    PostingFrequency InterestPosting,
    decimal PenaltyPercent,
    InstalmentFrequency? Instalments);

internal sealed class ListDepositOffersHandler(ProductCatalogue products) : IQueryHandler<ListDepositOffers, IReadOnlyList<DepositOffer>>
{
    public async Task<Result<IReadOnlyList<DepositOffer>>> Handle(ListDepositOffers query, CancellationToken cancellationToken) =>
        (await products.ReadAsync(cancellationToken)).All
            .Where(product => product.Terms is { Term: not null, Interest: not null })
            .Select(product => OfferOf(product.Code, product.Terms, product.Terms.Term!, product.Terms.Interest!))
            .ToList();

    private static DepositOffer OfferOf(string code, ProductTerms terms, TermSettings term, InterestSettings interest) => new(
        code,
        terms.Name,
        terms.KeptIn,
        term.Lengths,
        term.Unit,
        term.MinimumAmount,
        term.MaximumAmount,
        interest.Tiers,
        interest.Posting,
        term.PenaltyPercent,
        term.Recurring?.Frequency);
}
