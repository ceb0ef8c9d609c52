using DigitalBank.SharedKernel.Messaging;
using DigitalBank.SharedKernel.Results;

namespace DigitalBank.Identity.Contracts.StepUps;

/// <summary>
/// Asks that a customer has confirmed one act with the second factor. Done where that has happened; else it opens a step-up that shows
/// the customer <paramref name="Text"/>, and refuses with <c>identity.step_up_needed</c>: the customer confirms it with a code and sends the
/// same request again. <c>identity.second_factor_missing</c> where the log-in has none.
/// </summary>
/// <param name="LoginId">Whose: the subject of the access token.</param>
/// <param name="Purpose">Module and act, such as <c>payments.transfer</c>.</param>
/// <param name="LinkedTo">
/// Everything that makes it this act and no other, amount, currency, payer, payee and the act's own key among it, or a hash of that. One
/// confirmation serves every repetition of it, so whoever asks sees to it that the act takes place once.
/// </param>
/// <param name="Text">What the customer says yes to, in a sentence with amount and payee; at most 500 characters.</param>
public sealed record RequireStepUp(Guid LoginId, string Purpose, string LinkedTo, string Text) : ICommand<Done>;
