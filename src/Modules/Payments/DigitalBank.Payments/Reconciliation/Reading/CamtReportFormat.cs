using DigitalBank.Payments.Iso20022;
using DigitalBank.Payments.Iso20022.Camt053;
using DigitalBank.Payments.Iso20022.Models;
using DigitalBank.Platform.Iso20022;

namespace DigitalBank.Payments.Reconciliation.Reading;

/// <summary>camt.052, a report of the day so far. What is booked in it counts as notified: the statement of the day tells it again.</summary>
internal sealed class CamtReportFormat(MessageSchemas schemas, XmlLimits limits) : IStatementFormat
{
    public bool IsNotification => true;

    public StatementExamination Examine(Stream file)
    {
        var examination = Camt053Reader.ExamineReport(file, limits);
        var messageName = examination.Statements.Count > 0 ? examination.Statements[0].MessageName : null;
        return examination with { Refusals = [.. schemas.Judge(messageName, file, limits), .. examination.Refusals] };
    }

    public IEnumerable<StatementEntry> Entries(Stream file) => Camt053Reader.ReportedEntries(file, limits);
}
