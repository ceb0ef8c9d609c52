using DigitalBank.Identity.Contracts.StepUps;
using DigitalBank.Platform;

namespace DigitalBank.Identity.StepUps;

/// <summary>One act of a customer that a code of the second factor confirms, or has confirmed.</summary>
internal sealed class StepUp
{
    public const int LongestText = 500;

    /// <summary>From log-in, purpose and all that makes the act what it is: another amount or payee is another step-up.</summary>
    public required Guid Id { get; init; }

    public required Guid LoginId { get; init; }

    public required string Purpose { get; init; }

    /// <summary>What the customer says yes to. Sealed, as it names the payee.</summary>
    public string Text { get; private init; } = "";

    public DateTimeOffset OpenedAt { get; private set; }

    /// <summary>Until when it may be confirmed; once it is, until when that counts.</summary>
    public DateTimeOffset ExpiresAt { get; private set; }

    public DateTimeOffset? ConfirmedAt { get; private set; }

    public static Guid IdOf(RequireStepUp asked) => IdOf(asked.LoginId, asked.Purpose, asked.LinkedTo);

    public static Guid IdOf(Guid loginId, string purpose, string linkedTo) => DerivedKey.Of("step-up", loginId, purpose, linkedTo);

    public static StepUp Open(RequireStepUp asked, DateTimeOffset now, TimeSpan lifetime) => new()
    {
        Id = IdOf(asked),
        LoginId = asked.LoginId,
        Purpose = asked.Purpose,
        Text = asked.Text,
        OpenedAt = now,
        ExpiresAt = now + lifetime,
    };

    public bool IsOpen(DateTimeOffset now) => ExpiresAt > now;

    public bool IsConfirmed(DateTimeOffset now) => ConfirmedAt is not null && IsOpen(now);

    public void Reopen(DateTimeOffset now, TimeSpan lifetime)
    {
        OpenedAt = now;
        ExpiresAt = now + lifetime;
        ConfirmedAt = null;
    }

    public void Confirm(DateTimeOffset now, TimeSpan lifetime)
    {
        ConfirmedAt = now;
        ExpiresAt = now + lifetime;
    }
}
