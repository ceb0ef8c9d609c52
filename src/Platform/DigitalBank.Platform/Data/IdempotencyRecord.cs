using System.Security.Cryptography;
using System.Text.Json;
using DigitalBank.Platform.Encryption;
using DigitalBank.SharedKernel.Messaging;

namespace DigitalBank.Platform.Data;

/// <summary>The answer that was given for a client's key, so that the same request can be answered with it again.</summary>
public sealed class IdempotencyRecord
{
    /// <summary>Keys of different callers never meet.</summary>
    public required string Actor { get; init; }

    public required Guid Key { get; init; }

    /// <summary>SHA-256 of the command's name and content.</summary>
    public required byte[] RequestHash { get; init; }

    /// <summary>JSON of the view that was answered, sealed because views hold names, in Base64.</summary>
    public required string Answer { get; init; }

    public required DateTimeOffset AnsweredAt { get; init; }

    internal static IdempotencyRecord For(IIdempotentCommand command, string actor, byte[] answer, FieldCipher cipher, DateTimeOffset now) => new()
    {
        Actor = actor,
        Key = command.IdempotencyKey,
        RequestHash = HashOf(command),
        Answer = Convert.ToBase64String(cipher.Seal(answer, SealedAs, RowOf(actor, command.IdempotencyKey))),
        AnsweredAt = now,
    };

    /// <summary>JSON of the view that was answered, in UTF-8.</summary>
    internal byte[] OpenAnswer(FieldCipher cipher) => cipher.Open(Convert.FromBase64String(Answer), SealedAs, RowOf(Actor, Key));

    private const string SealedAs = "platform.idempotency.answer";

    private static string RowOf(string actor, Guid key) => $"{actor}/{key}";

    internal static byte[] HashOf(IIdempotentCommand command) =>
        SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(
            new { Command = command.GetType().Name, Content = (object)command },
            BankJson.Options));
}
