namespace DigitalBank.SharedKernel.Messaging;

/// <summary>A command that a client may safely send again: the same key and content are answered with the first answer.</summary>
public interface IIdempotentCommand
{
    /// <summary>Chosen by the client.</summary>
    Guid IdempotencyKey { get; }
}
