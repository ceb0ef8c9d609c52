using DigitalBank.Simulation.Model;

namespace DigitalBank.Simulation.Waves;

/// <summary>
/// Holds the answers of a wave against the model. They are right if there is one order of events that explains all of them:
/// <list type="number">
/// <item>Entries are booked in the order of their numbers, without a gap; the model must allow each at its place.</item>
/// <item>A queue is first in, first out: entries asked for later have higher numbers.</item>
/// <item>A refusal, or an earlier entry told again, must be what the model says at some moment between the entries booked for the orders before
/// and after it in its own queue. With one queue that is a single moment, and the answer is predicted exactly.</item>
/// <item>Three answers may be younger or older than that, because orders of a wave do not wait for each other: a refused key that another
/// order of the wave used is looked up after the commit, and the entry to be reversed is looked up before the batch is decided.</item>
/// <item>When something went wrong in the wave, a batch may have been decided twice, and what was refused at first may be booked at last. Then
/// the moment may be any in the wave.</item>
/// <item>A change of accounts or periods in the midst happened at one moment, the same for all answers.</item>
/// <item>An open answer says nothing. What the same order is told when it is sent again decides whether it was booked.</item>
/// </list>
/// </summary>
internal sealed class WaveCheck(LedgerModel model)
{
    /// <summary>Checks the wave and leaves the model as the ledger must be now.</summary>
    /// <exception cref="DifferenceException">No order of events explains the answers.</exception>
    public void Check(Wave wave)
    {
        var claims = new Claims(wave, model);
        if (wave.Change is not { } change)
        {
            if (new WaveReplay(model, wave, claims).Run(changeAt: -1) is { } difference)
            {
                throw new DifferenceException(difference);
            }

            return;
        }

        var first = "";
        for (var at = 0; at <= claims.Count; at++)
        {
            model.Mark();
            if (new WaveReplay(model, wave, claims).Run(at) is not { } difference)
            {
                return;
            }

            first = at == 0 ? difference : first;
            model.TakeBack();
        }

        throw new DifferenceException($"No moment for {change} explains the answers. If it came first: {first}");
    }
}
