using DigitalBank.Payments.Iso20022.Models;
using DigitalBank.Payments.Iso20022.Structure;
using DigitalBank.Platform.Iso20022;

namespace DigitalBank.Payments.Iso20022.Pain001;

/// <summary>Reads customer credit transfer initiations, pain.001 versions .03 to .12.</summary>
internal static class Pain001Reader
{
    /// <summary>First pass: reads the whole file and decides whether it is accepted, before anything is booked.</summary>
    /// <param name="file">Read from where it stands and left open; rewind it for the second pass.</param>
    public static CreditTransferExamination Examine(Stream file, XmlLimits? limits = null)
    {
        using var pass = new Pain001Pass(file, limits);
        var rejections = new List<MessageFinding>();
        var refusals = new List<MessageFinding>();
        try
        {
            foreach (var payment in pass.Payments())
            {
                rejections.AddRange(payment.Findings.Take(StructureReader.MaxFindings - rejections.Count));
            }
        }
        catch (MessageRefusedException broken)
        {
            refusals.Add(broken.Finding);
        }

        refusals.InsertRange(0, pass.Refusals);
        return new CreditTransferExamination(pass.Header, pass.Blocks, pass.Totals.Count, pass.Totals.Sum, refusals, rejections);
    }

    /// <summary>Second pass: the payments one by one, in constant memory.</summary>
    /// <exception cref="MessageRefusedException">The file is broken; the first pass would have said so.</exception>
    public static IEnumerable<CreditTransfer> Payments(Stream file, XmlLimits? limits = null)
    {
        using var pass = new Pain001Pass(file, limits);
        foreach (var payment in pass.Payments())
        {
            yield return payment;
        }
    }
}
