using DigitalBank.Payments.Iso20022.Reading;
using DigitalBank.Platform.Iso20022;
using DigitalBank.SharedKernel.Results;

namespace DigitalBank.Payments.Gateway;

/// <summary>Acts on one kind of message from another bank.</summary>
/// <remarks>
/// A flow may be called again for the same message after a crash at any point of it, with the same content: what was done stays done, and
/// the answer is the same.
/// </remarks>
internal interface IMessageFlow
{
    /// <summary>Name without version: <c>pacs.008.001</c>.</summary>
    string Family { get; }

    MessageExamination Examine(Stream content, XmlLimits limits);

    /// <summary>Does what the message asks. The message was examined and is accepted as a whole.</summary>
    /// <returns>The answer, or a failure of whatever kind: then nothing is answered yet and the message is taken up again later.</returns>
    Task<Result<FlowOutcome>> TakeAsync(ReceivedMessage message, CancellationToken cancellationToken);
}

/// <param name="Content">The whole message, from its start.</param>
internal sealed record ReceivedMessage(GatewayMessage Message, MessageExamination Examination, Stream Content, XmlLimits Limits)
{
    public string? SenderBic => Examination.Header!.SenderBic;
}

/// <param name="Answer">Null where nothing is to be said.</param>
/// <param name="Remark">For the list of messages; no personal data.</param>
internal sealed record FlowOutcome(AnswerMessage? Answer, string? Remark);

/// <param name="Write">Writes the whole message.</param>
internal sealed record AnswerMessage(string Name, string MessageId, long Items, Action<Stream> Write);
