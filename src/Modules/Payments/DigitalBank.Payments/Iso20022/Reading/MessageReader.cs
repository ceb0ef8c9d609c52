using DigitalBank.Payments.Iso20022.Structure;
using DigitalBank.Platform.Iso20022;

namespace DigitalBank.Payments.Iso20022.Reading;

/// <summary>Reads one kind of message in two passes: the first decides about the whole, the second hands out its items.</summary>
/// <param name="meaning">Turns an item, whose structure was checked before, into what it means.</param>
internal sealed class MessageReader<T>(MessageRules rules, Func<ReadItem, T> meaning)
{
    /// <summary>First pass: reads the whole message and decides whether it is accepted, before anything is done.</summary>
    /// <param name="file">Read from where it stands and left open; rewind it for the second pass.</param>
    public MessageExamination Examine(Stream file, XmlLimits? limits = null)
    {
        using var pass = new MessagePass(file, rules, limits);
        var rejections = new List<MessageFinding>();
        var refusals = new List<MessageFinding>();
        try
        {
            foreach (var item in pass.Items())
            {
                rejections.AddRange(item.Findings.Take(StructureReader.MaxFindings - rejections.Count));
            }
        }
        catch (MessageRefusedException broken)
        {
            refusals.Add(broken.Finding);
        }

        refusals.InsertRange(0, pass.Refusals);
        return new MessageExamination(pass.Header, pass.Count, pass.Totals.Sum, refusals, rejections);
    }

    /// <summary>Second pass: the items one by one, in constant memory.</summary>
    /// <exception cref="MessageRefusedException">The message is broken; the first pass would have said so.</exception>
    public IEnumerable<Received<T>> Items(Stream file, XmlLimits? limits = null)
    {
        using var pass = new MessagePass(file, rules, limits);
        foreach (var item in pass.Items())
        {
            yield return new Received<T>(meaning(item), item.Number, item.Element.Line, item.Findings);
        }
    }
}
