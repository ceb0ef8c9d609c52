using DigitalBank.Simulation.Waves;

namespace DigitalBank.Simulation.Checks;

internal static class Difference
{
    /// <exception cref="DifferenceException">It does not hold.</exception>
    public static void Unless(bool holds, string what, object? expected, object? actual)
    {
        if (!holds)
        {
            throw new DifferenceException($"{what}\n  the model: {expected}\n  the ledger: {actual}");
        }
    }
}
