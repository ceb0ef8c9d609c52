using DigitalBank.Platform.Messaging;
using DigitalBank.Platform.Outbox;
using DigitalBank.Platform.Security;

namespace DigitalBank.Platform.Data;

/// <summary>What a context needs to know about the moment: who asks, by which command, and when it is.</summary>
public sealed record ModuleServices(IActor Actor, CommandContext Command, TimeProvider Clock, OutboxSignal OutboxSignal);
