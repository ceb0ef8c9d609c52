using DigitalBank.SharedKernel.Results;

namespace DigitalBank.Platform.Mail;

/// <summary>
/// Hands messages to people over to whatever sends them. A bank connects its mail service by registering its own; the one that comes with
/// the bank, <see cref="SandboxMailbox"/>, only writes them down. What a sender registered last takes is taken to be on its way.
/// </summary>
public interface IMailSender
{
    /// <returns><c>platform.mail_not_sent</c> where the message could not be handed over: it may be sent again.</returns>
    Task<Result<Done>> SendAsync(MailMessage message, CancellationToken cancellationToken);
}

/// <param name="Recipient">One e-mail address.</param>
/// <param name="Text">Plain text.</param>
public sealed record MailMessage(string Recipient, string Subject, string Text);
