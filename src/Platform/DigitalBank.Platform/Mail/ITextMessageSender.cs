using DigitalBank.SharedKernel.Results;

namespace DigitalBank.Platform.Mail;

/// <summary>
/// Hands text messages over to whatever sends them. As with <see cref="IMailSender"/>, a bank registers its own service; the one that comes with
/// the bank, <see cref="SandboxPhone"/>, only writes them down.
/// </summary>
public interface ITextMessageSender
{
    /// <returns><c>platform.mail_not_sent</c> where the message could not be handed over: it may be sent again.</returns>
    Task<Result<Done>> SendAsync(TextMessage message, CancellationToken cancellationToken);
}

/// <param name="TelephoneNumber">E.164, with the plus.</param>
/// <param name="Text">At most 160 characters, so that it travels in one piece.</param>
public sealed record TextMessage(string TelephoneNumber, string Text);
