using DigitalBank.SharedKernel.Messaging;

namespace DigitalBank.Identity.Contracts.StepUps;

/// <summary>Which of many acts their customers have confirmed, with one look; nothing is opened. See <see cref="RequireStepUp"/>.</summary>
public sealed record FindConfirmedStepUps(IReadOnlyCollection<StepUpAct> Acts) : IQuery<IReadOnlySet<StepUpAct>>;

/// <summary>An act by what makes it this one and no other, as <see cref="RequireStepUp"/> has it.</summary>
public sealed record StepUpAct(Guid LoginId, string Purpose, string LinkedTo);
