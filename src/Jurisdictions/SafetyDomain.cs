namespace PublicReport.Jurisdictions;

/// <summary>The thirty safety domains of the township plan (part 二) and the label for everything else.</summary>
public static class SafetyDomain
{
    public const string OutOfScope = "out-of-scope";

    /// <summary>In the order of the routing guide.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        "electric-power", "campus", "civil-affairs-institution", "radiation", "hazardous-waste", "construction", "gas",
        "self-built-house", "group-rental", "large-span-building", "underground-pipeline", "road-transport", "road-traffic",
        "water-traffic", "postal-express", "agricultural-machinery", "fishing-vessel", "water-conservancy", "cultural-tourism",
        "sports-venue", "health-institution", "hazardous-chemicals", "fireworks", "industry-trade", "fire-safety",
        "special-equipment", "forestry", "property-service", "outdoor-advertising", "commerce",
    ];

    public static bool IsKnown(string slug) => slug == OutOfScope || All.Contains(slug);
}
