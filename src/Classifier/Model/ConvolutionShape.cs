namespace PublicReport.Classifier.Model;

/// <summary>The sizes of the network, chosen by measurement (docs/routing.md).</summary>
internal static class ConvolutionShape
{
    /// <summary>Numbers that stand for a letter.</summary>
    public const int Dimensions = 96;

    public const int FiltersPerWidth = 128;

    /// <summary>Letters that a filter looks at, at least; <see cref="BestMatches{T}"/> adds up two to four.</summary>
    public const int Narrowest = 2;

    /// <summary>The same, at most.</summary>
    public const int Widest = 4;

    public const int Filters = (Widest - Narrowest + 1) * FiltersPerWidth;

    /// <summary>What one letter adds to every filter at every place of its window.</summary>
    public const int Matches = ((Widest * (Widest + 1)) - (Narrowest * (Narrowest - 1))) / 2 * FiltersPerWidth;

    public static int WidthOf(int filter) => Narrowest + (filter / FiltersPerWidth);

    /// <summary>The first filter of a width.</summary>
    public static int First(int width) => (width - Narrowest) * FiltersPerWidth;

    /// <summary>What a letter adds to a filter at one place of its window.</summary>
    public static int Column(int filter, int place) => Offset(WidthOf(filter), place) + (filter % FiltersPerWidth);

    /// <summary>Where the matches of all filters of a width at one place of their window begin.</summary>
    public static int Offset(int width, int place) => ((((width * (width - 1)) - (Narrowest * (Narrowest - 1))) / 2) + place) * FiltersPerWidth;
}
