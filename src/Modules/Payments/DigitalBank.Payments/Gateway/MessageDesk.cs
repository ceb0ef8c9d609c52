using System.Security.Cryptography;
using System.Text;
using DigitalBank.Payments.Data;
using Microsoft.EntityFrameworkCore;

namespace DigitalBank.Payments.Gateway;

/// <summary>Puts messages of ours into the out-tray, in the transaction of what they tell about.</summary>
internal sealed class MessageDesk(PaymentsDbContext db, TimeProvider clock)
{
    /// <summary>Adds the message; the caller saves. Message ids are derived from what they are about, so a second one of the same id cannot be saved.</summary>
    public GatewayMessage Queue(AnswerMessage message, string? counterparty, Guid? answersId = null)
    {
        using var content = new MemoryStream();
        message.Write(content);
        var queued = new GatewayMessage
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()),
            Direction = MessageDirection.Out,
            Name = message.Name,
            MessageId = message.MessageId,
            Counterparty = counterparty,
            Content = content.ToArray(),
            ContentHash = HashOf(content.GetBuffer().AsSpan(0, (int)content.Length)),
            Items = message.Items,
            AnswersId = answersId,
            CreatedAt = clock.GetUtcNow(),
        };
        queued.Queue(DuplicateKeyOf(MessageDirection.Out, counterparty, message.Name, message.MessageId));
        db.GatewayMessages.Add(queued);
        return queued;
    }

    /// <summary>The same for a message that an earlier attempt may have added already; then there is nothing to do.</summary>
    /// <param name="isDelivered">The other bank has it by another way.</param>
    public async Task QueueOnceAsync(AnswerMessage message, string? counterparty, bool isDelivered, CancellationToken cancellationToken)
    {
        var key = DuplicateKeyOf(MessageDirection.Out, counterparty, message.Name, message.MessageId);
        if (!await db.GatewayMessages.AnyAsync(known => known.DuplicateKey == key, cancellationToken))
        {
            var queued = Queue(message, counterparty);
            if (isDelivered)
            {
                queued.Deliver(clock.GetUtcNow());
            }
        }
    }

    public static string HashOf(ReadOnlySpan<byte> content) => Convert.ToHexString(SHA256.HashData(content));

    public static string DuplicateKeyOf(MessageDirection direction, string? counterparty, string name, string messageId) =>
        HashOf(Encoding.UTF8.GetBytes($"{direction}\n{counterparty}\n{FamilyOf(name)}\n{messageId}"));

    /// <summary>The name without its version.</summary>
    public static string FamilyOf(string name) => name.LastIndexOf('.') is > 0 and var end ? name[..end] : name;
}
