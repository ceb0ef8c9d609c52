using DigitalBank.Payments.Iso20022.Models;
using DigitalBank.Payments.Iso20022.Structure;
using DigitalBank.Platform.Iso20022;

namespace DigitalBank.Payments.Iso20022.Camt029;

/// <summary>Writes answers to cancellation requests, camt.029.001.09, in the characters that every bank accepts.</summary>
internal static class Camt029Writer
{
    public const string MessageName = "camt.029.001.09";

    /// <summary>Writes the answer as UTF-8 and leaves the stream open.</summary>
    /// <param name="answered">The case of the request, with us as assigner.</param>
    /// <param name="answers">At least one.</param>
    public static void Write(Stream destination, CancellationCase answered, IReadOnlyCollection<CancellationAnswer> answers)
    {
        using var message = MessageWriter.Begin(destination, MessageName, "RsltnOfInvstgtn", TextAlphabet.Interbank);
        message.Assignment(answered);
        message.Case("RslvdCase", answered);
        using (message.Element("Sts"))
        {
            message.Code("Conf", Confirmation(answers));
        }

        using var details = message.Element("CxlDtls");
        foreach (var answer in answers)
        {
            WriteAnswer(message, answer);
        }
    }

    private static void WriteAnswer(MessageWriter message, CancellationAnswer answer)
    {
        using var _ = message.Element("TxInfAndSts");
        message.RequiredText("CxlStsId", answer.StatusId, 35);
        message.OriginalReferences(answer.Original);
        message.Code("TxCxlSts", answer.Outcome switch
        {
            CancellationOutcome.Accepted => "ACCR",
            CancellationOutcome.Pending => "PDCR",
            _ => "RJCR",
        });
        message.Reasons("CxlStsRsnInf", answer.Reasons);
        message.OriginalSettlement(answer.Original);
    }

    /// <summary>The answer in one code: all cancelled, all refused, some of both, or not decided yet.</summary>
    /// <remarks>Source: ISO 20022 External Code Sets, ExternalInvestigationExecutionConfirmation1Code.</remarks>
    private static string Confirmation(IReadOnlyCollection<CancellationAnswer> answers)
    {
        var outcomes = answers.Select(answer => answer.Outcome).Distinct().ToList();
        return outcomes switch
        {
            [CancellationOutcome.Accepted] => "CNCL",
            [CancellationOutcome.Rejected] => "RJCR",
            _ when outcomes.Contains(CancellationOutcome.Pending) => "PDCR",
            _ => "PECR",
        };
    }
}
