using DigitalBank.Accounts.Contracts.Holding;
using DigitalBank.Identity.Contracts.StepUps;
using DigitalBank.Payments.Aliases;
using DigitalBank.Payments.ConsumerCodes;
using DigitalBank.Payments.Limits;
using DigitalBank.Payments.Orders;
using DigitalBank.Platform.Security;
using DigitalBank.SharedKernel.Results;
using MediatR;
using Microsoft.Extensions.Options;

namespace DigitalBank.Payments.StepUps;

/// <param name="LoginId">The customer's log-in; null where the payer is absent, and can only be asked later.</param>
/// <param name="LinkedTo">Hash of the request with its key, so that the confirmation serves its repetitions and nothing else.</param>
/// <param name="IsOwn">Between accounts of one and the same holder; whoever pays for somebody else to an account of their own is asked.</param>
/// <param name="HidesPayee">The payer knows the payee by an alias, and is not told the account.</param>
internal sealed record StepUpQuestion(PaymentOrder Order, Guid? LoginId, string LinkedTo, bool IsOwn, bool HidesPayee = false);

/// <summary>Asks the customer's second factor about a payment, by its amount and payee.</summary>
/// <remarks>
/// Source: Delegated Regulation (EU) 2018/389, article 5 (the confirmation is bound to amount and payee, and shown), articles 13 to 16 (lists of trusted
/// payees and recurring payments are confirmed when they are made; trusted payees, own accounts, low values need none). The cumulated low
/// values of article 16 are not added up.
/// </remarks>
internal sealed class PaymentStepUps(IMediator bank, NewPayees newPayees, IOptions<PaymentsOptions> options)
{
    public const string Purpose = "payments.pay";

    /// <summary>With one look at the confirmations for all of them, and one at the payers' books where that decides. Nothing is opened.</summary>
    /// <returns>By order, of those that wait: <see cref="ConsumerCodeErrors.PayerMustConfirm"/> with the sentence to be confirmed.</returns>
    public async Task<IReadOnlyDictionary<Guid, Failure>> FindWaitingAsync(IReadOnlyList<StepUpQuestion> questions, CancellationToken cancellationToken)
    {
        var asked = await AskedAsync(questions, cancellationToken);
        if (asked.Count == 0)
        {
            return new Dictionary<Guid, Failure>();
        }

        var acts = asked.Where(question => question.LoginId is not null).Select(ActOf).ToHashSet();
        var confirmed = acts.Count == 0 ? null : (await bank.Send(new FindConfirmedStepUps(acts), cancellationToken)).Value;
        return asked
            .Where(question => question.LoginId is null || confirmed?.Contains(ActOf(question)) != true)
            .ToDictionary(question => question.Order.Id, question => ConsumerCodeErrors.PayerMustConfirm.Because(TextOf(question)));
    }

    /// <summary>Opens the step-up where the payment waits for one.</summary>
    /// <returns>Why it is not paid now; null when it was confirmed, or need not be.</returns>
    public async Task<Failure?> FindRefusalAsync(StepUpQuestion question, CancellationToken cancellationToken)
    {
        if (question.LoginId is not { } login || (await AskedAsync([question], cancellationToken)).Count == 0)
        {
            return null;
        }

        return (await bank.Send(new RequireStepUp(login, Purpose, question.LinkedTo, TextOf(question)), cancellationToken)).Failure;
    }

    /// <summary>For what is no payment yet and makes payments later: asked whatever the amount, where the bank asks at all.</summary>
    /// <param name="purpose">Module and act.</param>
    /// <param name="text">What the customer says yes to.</param>
    public async Task<Failure?> FindRefusalAsync(IActor actor, string purpose, string linkedTo, string text, CancellationToken cancellationToken) =>
        options.Value.StepUps.Count > 0 && actor.LoginId() is { } login
            ? (await bank.Send(new RequireStepUp(login, purpose, linkedTo, text), cancellationToken)).Failure
            : null;

    /// <summary>Of one and the same holder, by looking them up.</summary>
    public async Task<bool> IsOwnAsync(Guid debtorAccountId, Guid? creditorAccountId, CancellationToken cancellationToken)
    {
        if (creditorAccountId is not { } creditor)
        {
            return false;
        }

        var accounts = (await bank.Send(new GetAccounts([creditor, debtorAccountId]), cancellationToken)).Value;
        return accounts.TryGetValue(creditor, out var one) && accounts.TryGetValue(debtorAccountId, out var other) && one.HolderPartyId == other.HolderPartyId;
    }

    private async Task<IReadOnlyList<StepUpQuestion>> AskedAsync(IReadOnlyList<StepUpQuestion> questions, CancellationToken cancellationToken)
    {
        if (options.Value.StepUps.Count == 0)
        {
            return [];
        }

        var concerned = questions.Where(question => question.Order.Origin != PaymentOrigin.Refund && !question.IsOwn && IsAsked(question.Order, isNew: true)).ToList();

        // The payer's book is looked at only where it decides.
        var undecided = concerned.Where(question => !IsAsked(question.Order, isNew: false)).Select(question => question.Order).ToList();
        var known = undecided.Count == 0 ? new HashSet<Guid>() : await newPayees.KnownAsync(undecided, cancellationToken);
        return [.. concerned.Where(question => !known.Contains(question.Order.Id))];
    }

    /// <summary>A currency that nobody thought of must not be the way around.</summary>
    private bool IsAsked(PaymentOrder order, bool isNew) =>
        options.Value.StepUps.FirstOrDefault(setting => setting.Currency == order.Debited.Currency.Code) is not { } rule
        || (isNew ? order.Debited.ToDecimal() >= rule.Smallest : rule.Asks(order.Debited, isNewPayee: false));

    private static StepUpAct ActOf(StepUpQuestion question) => new(question.LoginId!.Value, Purpose, question.LinkedTo);

    private static string TextOf(StepUpQuestion question)
    {
        var order = question.Order;
        var identifier = question.HidesPayee ? MaskedText.OfIdentifier(order.CreditorIdentifier) : order.CreditorIdentifier;
        var payee = order.CreditorName is null ? identifier : $"{order.CreditorName}, {identifier}";
        var debited = order.Debited == order.Amount ? string.Empty : $" for {order.Debited}";
        return $"Pay {order.Amount}{debited} to {payee} from {order.DebtorIdentifier}";
    }
}
