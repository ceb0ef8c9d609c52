namespace DigitalBank.Simulation.Orders;

/// <summary>
/// How a stretch of the run goes. Calm stretches let the engine rely on its memory for long; rough ones are full of what makes it take turns.
/// </summary>
/// <param name="Oddities">Share of repeated keys, reversals and bad input, 0 to 1.</param>
/// <param name="Holds">Share of holds and chains among the others.</param>
/// <param name="Faults">Chance that a call of the store goes wrong.</param>
/// <param name="MaxBatch">Entries that the engine commits together.</param>
/// <param name="RetrySeconds">How long the engine tries a database that is out of reach; 0 gives up at once and leaves outcomes open.</param>
internal sealed record Temper(double Oddities, double Holds, double Faults, int MaxBatch, int QueueLength, int RememberedAccounts, int RetrySeconds)
{
    private const int Rough = 40;

    public static Temper Next(Random random)
    {
        var maxBatch = Pick(random, 1, 8, Rough, Rough, 300, 4_096);
        return new Temper(
            Pick(random, 0.002, 0.01, 0.05, 0.35),
            Pick(random, 0, 0.02, 0.2, 0.5),
            Pick(random, 0, 0, 0, 0.02, maxBatch >= Rough ? 0.15 : 0.01), // a lost connection costs the engine a pause, and small batches lose many
            maxBatch,
            Pick(random, 20, 16_384, 16_384),
            Pick(random, 16, 200_000, 200_000),
            Pick(random, 0, 10));
    }

    private static T Pick<T>(Random random, params T[] values) => values[random.Next(values.Length)];
}
