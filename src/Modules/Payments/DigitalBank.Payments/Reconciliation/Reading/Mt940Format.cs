using DigitalBank.Payments.Iso20022.Models;
using DigitalBank.Platform.Iso20022;

namespace DigitalBank.Payments.Reconciliation.Reading;

/// <summary>MT940, the customer statement message of SWIFT, with or without the envelope of the network.</summary>
/// <remarks>Source: SWIFT Standards Category 9, MT940: fields 20, 25, 28C, 60a, 61, 86, 62a, 64.</remarks>
internal sealed class Mt940Format : IStatementFormat
{
    public const string Name = "MT940";

    public bool IsNotification => false;

    public StatementExamination Examine(Stream file)
    {
        var pass = new Mt940Pass(file);
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

        return new StatementExamination(pass.Statements, [.. pass.Findings, .. broken], []);
    }

    public IEnumerable<StatementEntry> Entries(Stream file) => new Mt940Pass(file).Entries();
}
