using System.Globalization;
using System.Security.Cryptography;
using DigitalBank.Payments.Data;
using DigitalBank.Platform.Configuration;
using DigitalBank.Platform.Mail;
using DigitalBank.SharedKernel.Results;
using Microsoft.Extensions.Options;

namespace DigitalBank.Payments.Aliases;

/// <summary>Six digits that are sent to a telephone number or an e-mail address and come back from whoever has it.</summary>
internal sealed class AliasCode(PaymentsDbContext db, IMailSender mail, ITextMessageSender phone, IOptions<BankSettings> bank)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    /// <summary>Wrong codes after which a new one has to be sent.</summary>
    public const int MostTries = 5;

    /// <summary>Codes to one alias of one customer. A customer has ten times the tries of one code in a day, over all aliases: guessed once in 20,000 days.</summary>
    public const int MostSentPerDay = 5;

    public static string New() => RandomNumberGenerator.GetInt32(1_000_000).ToString("D6", CultureInfo.InvariantCulture);

    /// <summary>With the bank's key, which lies outside of the database: a million codes alone would be tried out in no time.</summary>
    public byte[] Hash(Guid aliasId, string code) => db.BlindIndexOf("payments.alias.code", $"{aliasId}:{code}");

    public Task<Result<Done>> SendAsync(PaymentAlias alias, string code, CancellationToken cancellationToken)
    {
        var text = $"{code} is your code for {bank.Value.Name}. It is good for {Lifetime.TotalMinutes:0} minutes. Nobody from the bank will ask you for it.";
        return alias.Kind == AliasKind.Telephone
            ? phone.SendAsync(new TextMessage(alias.Value, text), cancellationToken)
            : mail.SendAsync(new MailMessage(alias.Value, $"{code} is your code for {bank.Value.Name}", text), cancellationToken);
    }
}
