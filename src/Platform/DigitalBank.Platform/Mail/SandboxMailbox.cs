using System.Globalization;
using DigitalBank.Platform.Configuration;
using DigitalBank.SharedKernel.Results;
using Microsoft.Extensions.Options;

namespace DigitalBank.Platform.Mail;

/// <summary>
/// Writes each message as a file into the folder <c>mail</c> of the data folder, where whoever tries the bank out reads it. For trials and tests:
/// codes and addresses lie there in clear.
/// </summary>
internal sealed class SandboxMailbox(IOptions<BankSettings> bank, TimeProvider clock) : IMailSender
{
    private int _sent;

    public async Task<Result<Done>> SendAsync(MailMessage message, CancellationToken cancellationToken)
    {
        var sentAt = clock.GetUtcNow();
        var text = string.Join("\r\n",
            $"To: {message.Recipient}", $"Subject: {message.Subject}", $"Date: {sentAt.ToString("r", CultureInfo.InvariantCulture)}", "", message.Text);
        try
        {
            var folder = Directory.CreateDirectory(Path.Combine(bank.Value.DataFolder, "mail")).FullName;

            // In the order of sending, also within a moment; the rest of the name keeps replicas apart.
            var name = $"{sentAt:yyyyMMdd'T'HHmmssfff}-{Interlocked.Increment(ref _sent):D6}-{Guid.CreateVersion7(sentAt):N}.eml";
            await File.WriteAllTextAsync(Path.Combine(folder, name), text, cancellationToken);
            return Done.Instance;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return PlatformErrors.MailNotSent;
        }
    }
}
