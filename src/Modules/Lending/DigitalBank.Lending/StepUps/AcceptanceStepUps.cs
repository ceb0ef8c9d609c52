using System.Globalization;
using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Identity.Contracts.StepUps;
using DigitalBank.Lending.Origination;
using DigitalBank.Platform;
using DigitalBank.SharedKernel.Monetary;
using DigitalBank.SharedKernel.Results;
using MediatR;
using Microsoft.Extensions.Options;

namespace DigitalBank.Lending.StepUps;

/// <summary>Asks the customer's second factor about the acceptance of an offer, by what is accepted and where the money goes.</summary>
/// <remarks>Source: Delegated Regulation (EU) 2018/389, article 1(1)(c) with Directive (EU) 2015/2366, article 97(1)(c): an act at a distance that may be abused.</remarks>
internal sealed class AcceptanceStepUps(IMediator bank, IOptions<LendingOptions> options)
{
    /// <param name="loginId">The customer's log-in; null where no customer is logged in.</param>
    /// <param name="isLine">The offer's amount is a limit, up to which the customer may draw.</param>
    /// <returns>Why it is not accepted now; null when it was confirmed, or need not be.</returns>
    public async Task<Failure?> FindRefusalAsync(
        Guid? loginId, LoanApplication application, LoanOffer offer, bool isLine, CancellationToken cancellationToken)
    {
        if (loginId is not { } login || !Asks(offer.Amount))
        {
            return null;
        }

        var account = await bank.Send(new GetAccount(application.AccountId, VisibleTo: application.PartyId), cancellationToken);
        if (!account.IsSuccess)
        {
            return account.Failure;
        }

        var asked = new RequireStepUp(login, "lending.accept", LinkOf(application, offer), isLine ? LineTextOf(offer, account.Value.Identifier) : TextOf(offer, account.Value.Identifier));
        return (await bank.Send(asked, cancellationToken)).Failure;
    }

    /// <summary>A currency that nobody thought of must not be the way around.</summary>
    private bool Asks(Money amount) =>
        options.Value.StepUps.Count > 0
        && (options.Value.StepUps.FirstOrDefault(setting => setting.Currency == amount.Currency.Code) is not { } rule
            || amount.ToDecimal() >= rule.From);

    /// <summary>An offer is accepted once, so one yes serves every repetition, whatever its key, and no other offer.</summary>
    private static string LinkOf(LoanApplication application, LoanOffer offer) => DerivedKey.Of(
        "acceptance", application.Id, application.AccountId, offer.Amount, offer.AnnualPercent, offer.Instalments, offer.Instalment, offer.TotalInterest)
        .ToString();

    private static string TextOf(LoanOffer offer, string account) => string.Create(
        CultureInfo.InvariantCulture,
        $"Borrow {offer.Amount} at {offer.AnnualPercent} % a year, to be repaid in {offer.Instalments} monthly instalments of {offer.Instalment}, paid out to {account}");

    private static string LineTextOf(LoanOffer offer, string account) => string.Create(
        CultureInfo.InvariantCulture,
        $"Open a credit line of {offer.Amount} at {offer.AnnualPercent} % a year, drawn to {account}");
}
