using System.Globalization;
using DigitalBank.SharedKernel.Results;

namespace DigitalBank.Ledger.Engine;

/// <summary>How a chain says which of its steps was refused.</summary>
internal static class ChainFailure
{
    /// <summary>The step's own refusal, with the step as its only field.</summary>
    /// <param name="index">Counts from 0.</param>
    public static Failure At(int index, Failure refusal) => refusal with
    {
        Fields = [new FieldFailure(string.Create(CultureInfo.InvariantCulture, $"steps[{index}]"), refusal.Code, refusal.Message)],
    };
}
