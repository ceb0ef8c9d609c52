using DigitalBank.Platform.Configuration;
using Microsoft.Extensions.Options;

namespace DigitalBank.Payments;

/// <summary>Where messages come in and go out; each folder is made when it is first asked for.</summary>
internal sealed class PaymentFolders(IOptions<PaymentsOptions> options, IOptions<BankSettings> bank)
{
    public string Outgoing => Made(options.Value.OutgoingFolder);

    public string Inbox => Made(options.Value.InboxFolder);

    public string Processed => Made(Path.Combine(options.Value.InboxFolder, "processed"));

    public string Failed => Made(Path.Combine(options.Value.InboxFolder, "failed"));

    public string Messages => Made(options.Value.MessagesFolder);

    public string MessagesProcessed => Made(Path.Combine(options.Value.MessagesFolder, "processed"));

    public string MessagesFailed => Made(Path.Combine(options.Value.MessagesFolder, "failed"));

    private string Made(string folder) =>
        Directory.CreateDirectory(Path.GetFullPath(Path.Combine(bank.Value.DataFolder, folder))).FullName;
}
