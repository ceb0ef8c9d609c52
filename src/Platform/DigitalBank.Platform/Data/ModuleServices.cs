using DigitalBank.Platform.Encryption;
using DigitalBank.Platform.Messaging;
using DigitalBank.Platform.Outbox;
using DigitalBank.Platform.Security;

namespace DigitalBank.Platform.Data;

/// <summary>What a context needs to know about the moment: who asks, by which command, when it is, and with which keys.</summary>
public sealed record ModuleServices(
    IActor Actor, CommandContext Command, TimeProvider Clock, OutboxSignal OutboxSignal, FieldCipher Cipher);
