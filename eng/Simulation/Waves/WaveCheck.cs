using DigitalBank.Simulation.Model;

namespace DigitalBank.Simulation.Waves;

/// <summary>
/// Holds the answers of a wave against the model. They are right if one order of events explains all of them:
/// <list type="number">
/// <item>What was committed happened in the order of the commits, and within a batch in the order of arrival. At its place the model must
/// allow each order and come to exactly what its caller was told: entry number, instant, amount moved, the hold afterwards.</item>
/// <item>A queue is first in, first out. What was asked for later is committed later.</item>
/// <item>A refusal, or an earlier answer told again, must be what the model says at some moment between what was committed for the orders
/// before and after it in its own queue. With one queue that is a single moment: the answer is predicted exactly.</item>
/// <item>Orders of a wave do not wait for each other, so three answers may be younger or older than that: a refused key that another
/// order of the wave used is looked up after the commit, and an entry to be reversed is looked up before the batch is decided.</item>
/// <item>When something went wrong in the wave, a batch may have been decided twice, and what was refused at first may be done at last. Then
/// the moment may be any in the wave.</item>
/// <item>A change of accounts or periods in the midst happened at one moment, the same for all answers.</item>
/// <item>An open answer says nothing. What the same order is told when it is sent again is held against what was committed.</item>
/// </list>
/// </summary>
internal sealed class WaveCheck(LedgerModel model)
{
    /// <summary>Checks the wave and leaves the model as the ledger must be now.</summary>
    /// <exception cref="DifferenceException">No order of events explains the answers.</exception>
    public void Check(Wave wave)
    {
        model.Now = wave.RecordedAt;
        var claims = new Claims(wave, prefersLast: false);
        var difference = FirstDifference(wave, claims);
        if (difference is not null && claims.IsAmbiguous)
        {
            model.TakeBack();
            difference = FirstDifference(wave, new Claims(wave, prefersLast: true));
        }

        if (difference is not null)
        {
            throw new DifferenceException(difference);
        }
    }

    private string? FirstDifference(Wave wave, Claims claims)
    {
        model.Mark();
        if (wave.Change is not { } change)
        {
            return new WaveReplay(model, wave, claims).Run(changeAt: -1);
        }

        var first = "";
        for (var at = 0; at <= claims.Count; at++)
        {
            if (new WaveReplay(model, wave, claims).Run(at) is not { } difference)
            {
                return null;
            }

            first = at == 0 ? difference : first;
            model.TakeBack();
        }

        return $"No moment for {change} explains the answers. If it came first: {first}";
    }
}
