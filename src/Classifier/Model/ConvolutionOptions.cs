namespace PublicReport.Classifier.Model;

/// <summary>How a <see cref="ConvolutionModel"/> is trained; chosen by measurement (docs/routing.md).</summary>
internal sealed record ConvolutionOptions
{
    /// <summary>Of the first weights, the order of the rows and what is left out.</summary>
    public int Seed { get; init; } = 1;

    public int BatchSize { get; init; } = 64;

    /// <summary>Passes over the rows, at least.</summary>
    public int FewestPasses { get; init; } = 6;

    /// <summary>The same, at most, where there are few rows.</summary>
    public int MostPasses { get; init; } = 20;

    /// <summary>Few rows are passed over until there are so many steps, or <see cref="MostPasses"/> ends it.</summary>
    public int FewestSteps { get; init; } = 2000;

    /// <summary>Of Adam, at its greatest.</summary>
    public double GreatestRate { get; init; } = 2.7e-3;

    /// <summary>Share of the steps until the greatest rate; from there it falls evenly.</summary>
    public double WarmUp { get; init; } = 0.1;

    /// <summary>Share of the greatest rate below which it does not fall.</summary>
    public double LeastRate { get; init; } = 0.02;

    /// <summary>Share of the filters that an example does not hear.</summary>
    public double MatchesLeftOut { get; init; } = 0.4;

    /// <summary>Share of the letters that an example does not show.</summary>
    public double LettersLeftOut { get; init; } = 0.1;

    /// <summary>
    /// Share of the reports long enough that are shown together with another one: what people send often tells of two matters, a report of the
    /// corpus of one.
    /// </summary>
    public double Joined { get; init; } = 0.35;

    /// <summary>Letters of a report to which another one is joined, at least: who cries has one matter.</summary>
    public int ShortestJoined { get; init; } = 40;

    /// <summary>Letters read of one report while training, two of which may be joined; when serving, all.</summary>
    public int LongestText { get; init; } = 400;

    /// <summary>A letter of fewer reports is any other letter.</summary>
    public int FewestReports { get; init; } = 5;

    public int Steps(int rows)
    {
        var pass = (rows + BatchSize - 1) / BatchSize;
        return pass * Math.Clamp((FewestSteps + pass - 1) / pass, FewestPasses, MostPasses);
    }

    /// <param name="progress">From 0 to 1.</param>
    public double Rate(double progress) => GreatestRate * Math.Max(LeastRate, Math.Min(progress / WarmUp, (1 - progress) / (1 - WarmUp)));
}
