using DigitalBank.Payments.Iso20022.Camt029;
using DigitalBank.Payments.Iso20022.Camt053;
using DigitalBank.Payments.Iso20022.Camt056;
using DigitalBank.Payments.Iso20022.Pacs002;
using DigitalBank.Payments.Iso20022.Pacs003;
using DigitalBank.Payments.Iso20022.Pacs004;
using DigitalBank.Payments.Iso20022.Pacs008;
using DigitalBank.Payments.Iso20022.Pain001;
using DigitalBank.Payments.Iso20022.Pain008;
using DigitalBank.Payments.Iso20022.Remt001;
using DigitalBank.Payments.Iso20022.Structure;

namespace DigitalBank.Payments.Iso20022;

/// <summary>The messages whose structure stands in the code, so that no schema is needed to judge them.</summary>
internal static class KnownMessages
{
    public static IReadOnlyList<MessageDefinition> All { get; } =
    [
        Pain001Message.Definition,
        Pacs008Message.Definition,
        Pain008Message.Definition,
        Pacs003Message.Definition,
        Pacs002Message.Definition,
        Pacs004Message.Definition,
        Camt056Message.Definition,
        Camt029Message.Definition,
        Remt001Message.Definition,
        CashManagementMessages.Statement,
        CashManagementMessages.Report,
        CashManagementMessages.Notification,
        .. FirstReportingMessages.All,
    ];

    /// <summary>The definition that knows this message in this version; null when there is none.</summary>
    public static MessageDefinition? Find(string messageName) => All.FirstOrDefault(message => message.ShapeOf(messageName) is not null);
}
