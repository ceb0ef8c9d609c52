using DigitalBank.Platform.Configuration;
using DigitalBank.SharedKernel.Results;
using Microsoft.Extensions.Options;

namespace DigitalBank.Platform.Mail;

/// <summary>
/// Writes each text message as a file into the folder <c>text-messages</c> of the data folder: the first line is the number, the rest the text.
/// For trials and tests, like <see cref="SandboxMailbox"/>.
/// </summary>
internal sealed class SandboxPhone(IOptions<BankSettings> bank, TimeProvider clock) : ITextMessageSender
{
    private int _sent;

    public async Task<Result<Done>> SendAsync(TextMessage message, CancellationToken cancellationToken)
    {
        var sentAt = clock.GetUtcNow();
        try
        {
            var folder = Directory.CreateDirectory(Path.Combine(bank.Value.DataFolder, "text-messages")).FullName;
            var name = $"{sentAt:yyyyMMdd'T'HHmmssfff}-{Interlocked.Increment(ref _sent):D6}-{Guid.CreateVersion7(sentAt):N}.txt";
            await File.WriteAllTextAsync(Path.Combine(folder, name), $"{message.TelephoneNumber}\r\n{message.Text}", cancellationToken);
            return Done.Instance;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return PlatformErrors.MailNotSent;
        }
    }
}
