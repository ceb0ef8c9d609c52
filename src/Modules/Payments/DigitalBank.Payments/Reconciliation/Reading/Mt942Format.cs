using DigitalBank.Payments.Iso20022.Models;
using DigitalBank.Platform.Iso20022;

namespace DigitalBank.Payments.Reconciliation.Reading;

/// <summary>MT942, the interim transaction report of SWIFT. What is in it counts as notified: the statement of the day tells it again.</summary>
/// <remarks>Source: SWIFT Standards Category 9, MT942: fields 20, 25, 28C, 34F, 13D, 61, 86, 90D, 90C.</remarks>
internal sealed class Mt942Format : IStatementFormat
{
    public const string Name = "MT942";

    public bool IsNotification => true;

    public StatementExamination Examine(Stream file)
    {
        var pass = new Mt942Pass(file);
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

        return new StatementExamination(pass.Reports, [.. pass.Findings, .. broken], []);
    }

    public IEnumerable<StatementEntry> Entries(Stream file) => new Mt942Pass(file).Entries();
}
