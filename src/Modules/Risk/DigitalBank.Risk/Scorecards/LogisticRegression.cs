namespace DigitalBank.Risk.Scorecards;

/// <summary>
/// The weights under which the log-odds of being good are a sum, by iteratively reweighted least squares. A penalty on the squares of the
/// weights (ridge) keeps them finite where attributes say nearly the same.
/// </summary>
/// <remarks>Source: Hastie, Tibshirani, Friedman, The Elements of Statistical Learning, 4.4.1 and 3.4.1.</remarks>
internal static class LogisticRegression
{
    private const int MostSteps = 100;
    private const double Settled = 1e-10;

    /// <param name="features">One array per attribute, each with a value per row.</param>
    /// <param name="ridge">Penalty per unit of the squared weight; the intercept bears none.</param>
    /// <returns>The intercept, then a weight per attribute.</returns>
    public static double[] Fit(IReadOnlyList<double[]> features, IReadOnlyList<bool> outcomes, double ridge)
    {
        var size = features.Count + 1;
        var weights = new double[size];
        for (var step = 0; step < MostSteps; step++)
        {
            var (gradient, curvature) = Derivatives(features, outcomes, weights);
            for (var i = 1; i < size; i++)
            {
                gradient[i] -= ridge * weights[i];
                curvature[i, i] += ridge;
            }

            var change = SolvePositive(curvature, gradient);
            for (var i = 0; i < size; i++)
            {
                weights[i] += change[i];
            }

            if (change.Max(Math.Abs) < Settled)
            {
                break;
            }
        }

        return weights;
    }

    private static (double[] Gradient, double[,] Curvature) Derivatives(
        IReadOnlyList<double[]> features, IReadOnlyList<bool> outcomes, double[] weights)
    {
        var size = weights.Length;
        var (gradient, curvature, row) = (new double[size], new double[size, size], new double[size]);
        row[0] = 1;
        for (var n = 0; n < outcomes.Count; n++)
        {
            var logOdds = weights[0];
            for (var i = 1; i < size; i++)
            {
                row[i] = features[i - 1][n];
                logOdds += weights[i] * row[i];
            }

            var good = 1 / (1 + Math.Exp(-logOdds));
            var (missed, spread) = ((outcomes[n] ? 0 : 1) - good, good * (1 - good));
            for (var i = 0; i < size; i++)
            {
                gradient[i] += missed * row[i];
                for (var j = 0; j <= i; j++)
                {
                    curvature[i, j] += spread * row[i] * row[j];
                }
            }
        }

        return (gradient, curvature);
    }

    /// <summary>Cholesky: the lower half of the matrix is overwritten by its root.</summary>
    private static double[] SolvePositive(double[,] matrix, double[] right)
    {
        var size = right.Length;
        for (var i = 0; i < size; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var sum = matrix[i, j];
                for (var k = 0; k < j; k++)
                {
                    sum -= matrix[i, k] * matrix[j, k];
                }

                // A tiny pivot is an attribute that the others say already; it gets next to no weight.
                matrix[i, j] = i == j ? Math.Sqrt(Math.Max(sum, 1e-12)) : sum / matrix[j, j];
            }
        }

        var solution = (double[])right.Clone();
        for (var i = 0; i < size; i++)
        {
            for (var k = 0; k < i; k++)
            {
                solution[i] -= matrix[i, k] * solution[k];
            }

            solution[i] /= matrix[i, i];
        }

        for (var i = size - 1; i >= 0; i--)
        {
            for (var k = i + 1; k < size; k++)
            {
                solution[i] -= matrix[k, i] * solution[k];
            }

            solution[i] /= matrix[i, i];
        }

        return solution;
    }
}
