using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Payments.Data;
using MediatR;

namespace DigitalBank.Payments.DirectDebits.DebitMandates;

/// <summary>Finds what a customer has signed as a debtor: mandates name an account, not a customer.</summary>
internal sealed class MandatesOfDebtors(PaymentsDbContext db, IMediator bank)
{
    private const int PageSize = 1_000;

    /// <returns>Mandates of creditors here on accounts that this customer holds or held.</returns>
    public async Task<IQueryable<DebitMandate>> OfAsync(Guid partyId, CancellationToken cancellationToken)
    {
        var numbers = new List<string>();
        IReadOnlyList<AccountView> page = [];
        do
        {
            page = (await bank.Send(new ListAccounts(partyId, page.Count == 0 ? null : page[^1].AccountId, PageSize), cancellationToken)).Value;
            numbers.AddRange(page.Select(account => account.Identifier));
        }
        while (page.Count == PageSize);

        return db.DebitMandates.Where(mandate => numbers.Contains(mandate.DebtorIban));
    }
}
