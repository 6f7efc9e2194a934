using System.Text.RegularExpressions;
using PublicReport.Jurisdictions;
using PublicReport.ReportingCore.Domain.Places;

namespace PublicReport.ReportingCore.Domain.Routing;

/// <summary>How much of a report's matter stands in words the classifier can read: it knows Chinese, and neither photos nor recordings.</summary>
public enum Legibility
{
    /// <summary>No words of the matter: nothing, emoji, a foreign language, or a place and "见照片". Only a person can tell what it is.</summary>
    None,

    /// <summary>A few words beside evidence that may show something else than they say.</summary>
    Scant,

    Full,
}

/// <summary>Measures <see cref="Legibility"/>.</summary>
public static partial class ReadableWords
{
    /// <summary>Chinese characters; one alone is no matter.</summary>
    private const int FewestOfMatter = 2;

    /// <summary>Chinese characters that tell a matter by themselves although evidence lies beside them.</summary>
    private const int FewestBesideEvidence = 10;

    /// <param name="text">What the reporter wrote.</param>
    /// <param name="place">Where, as far as given apart from the text.</param>
    /// <param name="evidence">Photos, videos or recordings came with it.</param>
    /// <param name="jurisdiction">Knows the names of places.</param>
    public static Legibility Of(string text, string place, bool evidence, Jurisdiction jurisdiction)
    {
        var read = PlaceReader.Read(text, jurisdiction);
        var village = jurisdiction.FindVillage(read.VillageCode)?.Name ?? "";
        var matter = new[] { place, read.Phrase, village }.Where(name => name.Length > 0)
            .Aggregate(text, (rest, name) => rest.Replace(name, "", StringComparison.Ordinal));
        return Han().Count(Pointer().Replace(matter, "")) switch
        {
            < FewestOfMatter => Legibility.None,
            < FewestBesideEvidence when evidence => Legibility.Scant,
            _ => Legibility.Full,
        };
    }

    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}")]
    private static partial Regex Han();

    /// <summary>Words that only point to what lies beside them.</summary>
    [GeneratedRegex("(?:请|详情|具体|情况)*(?:参?见|查?看|听|如)?(?:上|下|附|所附)?[面的]?(?:照片|图片|截图|附图|图|附件|视频|录像|录音|语音)(?:所示|里面|里|举报)?")]
    private static partial Regex Pointer();
}
