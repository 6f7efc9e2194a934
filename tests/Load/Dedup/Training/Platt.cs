namespace PublicReport.Load.Dedup.Training;

/// <summary>Platt's sigmoid 1 / (1 + exp(slope · score + offset)), fitted by Newton steps on scores the model has not seen.</summary>
internal static class Platt
{
    private const int Steps = 50;

    public static (double Slope, double Offset) Fit(IReadOnlyList<(double Score, bool Same, double Weight)> held)
    {
        var (slope, offset) = (-1.0, 0.0);
        for (var step = 0; step < Steps; step++)
        {
            var (byslope, byOffset) = Newton(held, slope, offset);

            // Far from the optimum a whole step overshoots: halved until the loss falls.
            var share = 1.0;
            while (share > 1e-4 && Loss(held, slope - (share * byslope), offset - (share * byOffset)) > Loss(held, slope, offset))
            {
                share /= 2;
            }

            (slope, offset) = (slope - (share * byslope), offset - (share * byOffset));
        }

        return (slope, offset);
    }

    private static (double Slope, double Offset) Newton(IReadOnlyList<(double Score, bool Same, double Weight)> held, double slope, double offset)
    {
        var (gradient1, gradient2, h11, h12, h22) = (0.0, 0.0, 1e-6, 0.0, 1e-6);
        foreach (var (score, same, weight) in held)
        {
            var probability = 1 / (1 + Math.Exp((slope * score) + offset));
            var (error, spread) = (weight * ((same ? 1 : 0) - probability), weight * probability * (1 - probability));
            (gradient1, gradient2) = (gradient1 + (error * score), gradient2 + error);
            (h11, h12, h22) = (h11 + (spread * score * score), h12 + (spread * score), h22 + spread);
        }

        var determinant = (h11 * h22) - (h12 * h12);
        return (((h22 * gradient1) - (h12 * gradient2)) / determinant, ((h11 * gradient2) - (h12 * gradient1)) / determinant);
    }

    private static double Loss(IReadOnlyList<(double Score, bool Same, double Weight)> held, double slope, double offset) => held.Sum(item =>
    {
        var argument = (slope * item.Score) + offset;
        return item.Weight * Softplus(item.Same ? argument : -argument);
    });

    private static double Softplus(double value) => value > 30 ? value : Math.Log(1 + Math.Exp(value));
}
