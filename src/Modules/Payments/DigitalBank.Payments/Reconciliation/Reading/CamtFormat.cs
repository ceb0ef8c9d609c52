using DigitalBank.Payments.Iso20022;
using DigitalBank.Payments.Iso20022.Camt053;
using DigitalBank.Payments.Iso20022.Models;
using DigitalBank.Platform.Iso20022;

namespace DigitalBank.Payments.Reconciliation.Reading;

/// <summary>camt.053, and camt.054 for what is told during the day.</summary>
internal sealed class CamtFormat(MessageSchemas schemas, XmlLimits limits, bool isNotification) : IStatementFormat
{
    public bool IsNotification => isNotification;

    public StatementExamination Examine(Stream file)
    {
        var examination = isNotification ? Camt053Reader.ExamineNotification(file, limits) : Camt053Reader.Examine(file, limits);
        var messageName = examination.Statements.Count > 0 ? examination.Statements[0].MessageName : null;
        return examination with { Refusals = [.. schemas.Judge(messageName, file, limits), .. examination.Refusals] };
    }

    public IEnumerable<StatementEntry> Entries(Stream file) =>
        isNotification ? Camt053Reader.NotifiedEntries(file, limits) : Camt053Reader.Entries(file, limits);
}
