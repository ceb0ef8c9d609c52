using DigitalBank.Payments.Iso20022.Models;
using DigitalBank.Payments.Iso20022.Structure;
using DigitalBank.Platform.Iso20022;

namespace DigitalBank.Payments.Iso20022.Camt053;

/// <summary>Reads bank-to-customer statements, notifications and reports, camt.053, camt.054 and camt.052 versions .02 to .13.</summary>
internal static class Camt053Reader
{
    /// <summary>First pass: reads the whole file, checks it and returns its statements without their entries.</summary>
    /// <param name="file">Read from where it stands and left open; rewind it for the second pass.</param>
    public static StatementExamination Examine(Stream file, XmlLimits? limits = null) =>
        Examine(file, CashManagementMessages.Statement, limits);

    /// <summary>Second pass: the entries of all statements one by one, in constant memory.</summary>
    /// <exception cref="MessageRefusedException">The file is broken; the first pass would have said so.</exception>
    public static IEnumerable<StatementEntry> Entries(Stream file, XmlLimits? limits = null) =>
        Entries(file, CashManagementMessages.Statement, limits);

    /// <summary>The first pass over a notification: a statement without balances.</summary>
    public static StatementExamination ExamineNotification(Stream file, XmlLimits? limits = null) =>
        Examine(file, CashManagementMessages.Notification, limits);

    /// <summary>The second pass over a notification.</summary>
    /// <exception cref="MessageRefusedException">The file is broken; the first pass would have said so.</exception>
    public static IEnumerable<StatementEntry> NotifiedEntries(Stream file, XmlLimits? limits = null) =>
        Entries(file, CashManagementMessages.Notification, limits);

    /// <summary>The first pass over a report of the day so far. Its balances are of the moment, and are left out.</summary>
    public static StatementExamination ExamineReport(Stream file, XmlLimits? limits = null)
    {
        var examination = Examine(file, CashManagementMessages.Report, limits);
        return examination with { Statements = [.. examination.Statements.Select(report => report with { Balances = [] })] };
    }

    /// <summary>The second pass over a report.</summary>
    /// <exception cref="MessageRefusedException">The file is broken; the first pass would have said so.</exception>
    public static IEnumerable<StatementEntry> ReportedEntries(Stream file, XmlLimits? limits = null) =>
        Entries(file, CashManagementMessages.Report, limits);

    private static StatementExamination Examine(Stream file, MessageDefinition definition, XmlLimits? limits)
    {
        using var pass = new Camt053Pass(file, definition, limits);
        var broken = new List<MessageFinding>();
        try
        {
            foreach (var _ in pass.Entries())
            {
                // Only what the pass counts and checks matters here; the entries follow in the second pass.
            }
        }
        catch (MessageRefusedException refused)
        {
            broken.Add(refused.Finding);
        }

        return new StatementExamination(pass.Statements, [.. pass.Refusals, .. broken], pass.Warnings);
    }

    private static IEnumerable<StatementEntry> Entries(Stream file, MessageDefinition definition, XmlLimits? limits)
    {
        using var pass = new Camt053Pass(file, definition, limits);
        foreach (var entry in pass.Entries())
        {
            yield return entry;
        }
    }
}
