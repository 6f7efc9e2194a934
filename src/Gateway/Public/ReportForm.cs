using System.Globalization;
using Microsoft.Extensions.Primitives;
using PublicReport.Gateway.Backend;

namespace PublicReport.Gateway.Public;

/// <summary>
/// What the reporter has filled in so far. It lives in the page itself, never on the server: every step shows or carries all of it, so that an error,
/// another instance or a restart loses nothing. Holds identity: prints nothing.
/// </summary>
internal sealed record ReportForm
{
    public const int MostEvidence = 9;
    public const int MostText = 2000;
    public const int MostPlace = 200;
    public const int MostAnswer = 500;

    /// <summary>Random, made with the first page: the same report sent twice is the same request.</summary>
    public string Nonce { get; init; } = "";
    public string Text { get; init; } = "";
    public string Place { get; init; } = "";
    public string Village { get; init; } = "";
    public string Longitude { get; init; } = "";
    public string Latitude { get; init; } = "";
    public string Accuracy { get; init; } = "";

    /// <summary>As the browser's date field writes it, Shanghai time: "2026-03-02T09:30".</summary>
    public string Seen { get; init; } = "";
    /// <summary>"yes", "no" or nothing.</summary>
    public string Ongoing { get; init; } = "";
    public string AtRisk { get; init; } = "";
    public bool Insider { get; init; }

    /// <summary>"yes", "no" or nothing; of insiders only.</summary>
    public string Told { get; init; } = "";
    public string TellResult { get; init; } = "";
    public bool HideFromUnit { get; init; }
    public ReporterAnonymity Anonymity { get; init; }
    public string Name { get; init; } = "";
    public string Phone { get; init; } = "";
    public IReadOnlyList<HeldEvidence> Evidence { get; init; } = [];
    public IReadOnlyList<string> Rejected { get; init; } = [];
    public bool Insist { get; init; }

    /// <summary>Sealed copy of what the core said of this draft, so that the second step need not ask again.</summary>
    public string Reading { get; init; } = "";

    public PhonePin? Pin =>
        Number(Longitude) is { } longitude && Number(Latitude) is { } latitude && Math.Abs(longitude) <= 180 && Math.Abs(latitude) <= 90
            ? new(longitude, latitude, Math.Max(0, Number(Accuracy) ?? 0))
            : null;

    public bool HasPlace => Place.Length > 0 || Village.Length > 0 || Pin is not null;

    /// <summary>Something of the optional part is filled in.</summary>
    public bool HasMore => Seen.Length + Ongoing.Length + AtRisk.Length > 0;

    public bool HasAnswers => Ongoing.Length + AtRisk.Length > 0 || (Insider && Told.Length + TellResult.Length > 0);

    public bool AsksIdentity => Anonymity != ReporterAnonymity.Anonymous;

    public static ReportForm Read(IFormCollection fields) => new()
    {
        Nonce = Line(fields["nonce"]),
        Text = Lines(fields["text"]),
        Place = Line(fields["place"]),
        Village = Line(fields["village"]),
        Longitude = Line(fields["longitude"]),
        Latitude = Line(fields["latitude"]),
        Accuracy = Line(fields["accuracy"]),
        Seen = Line(fields["seen"]),
        Ongoing = Line(fields["ongoing"]),
        AtRisk = Line(fields["at-risk"]),
        Insider = Line(fields["insider"]) == "yes",
        Told = Line(fields["told"]),
        TellResult = Lines(fields["tell-result"]),
        HideFromUnit = Line(fields["hide"]) == "yes",
        Anonymity = Enum.TryParse<ReporterAnonymity>(fields["anonymity"], ignoreCase: true, out var kind) && Enum.IsDefined(kind) ? kind : default,
        Name = Line(fields["name"]),
        Phone = Line(fields["phone"]),
        Evidence = [.. fields["evidence"].Select(HeldEvidence.Parse).OfType<HeldEvidence>().DistinctBy(one => one.Id)],
        Rejected = [.. fields["rejected"].OfType<string>().Distinct()],
        Insist = Line(fields["insist"]) == "yes",
        Reading = Line(fields["reading"]),
    };

    /// <summary>Names and values that carry the whole form through a page that shows other things.</summary>
    public IEnumerable<KeyValuePair<string, string>> Hidden()
    {
        (string Name, string Value)[] single =
        [
            ("nonce", Nonce), ("text", Text), ("place", Place), ("village", Village),
            ("longitude", Longitude), ("latitude", Latitude), ("accuracy", Accuracy), ("seen", Seen),
            ("ongoing", Ongoing), ("at-risk", AtRisk), ("insider", Flag(Insider)),
            ("told", Insider ? Told : ""), ("tell-result", Insider ? TellResult : ""), ("hide", Flag(HideFromUnit)), ("anonymity", Anonymity.ToString().ToLowerInvariant()),
            ("name", AsksIdentity ? Name : ""), ("phone", AsksIdentity ? Phone : ""), ("reading", Reading),
        ];
        return single.Where(one => one.Value.Length > 0).Select(one => KeyValuePair.Create(one.Name, one.Value))
            .Concat(Evidence.Select(one => KeyValuePair.Create("evidence", one.ToString())))
            .Concat(Rejected.Select(one => KeyValuePair.Create("rejected", one)));
    }

    public WebReport ToReport(string area, bool urgent, string joinToken = "") => new()
    {
        AreaCode = area,
        Text = Text,
        Place = Place,
        VillageCode = Village,
        Pin = Pin,
        EvidenceIds = [.. Evidence.Select(one => one.Id)],
        SeenAt = ReportFormChecks.Moment(Seen),
        Circumstances = new(Answer(Ongoing), AtRisk, Insider ? Answer(Told) : null, Insider ? TellResult : ""),
        Anonymity = Anonymity,
        Name = AsksIdentity ? Name : "",
        Phone = AsksIdentity ? Phone : "",
        Insider = Insider,
        HideFromUnit = HideFromUnit,
        Insist = Insist,
        Urgent = urgent,
        JoinToken = joinToken,
        RejectedJoinTokens = Rejected,
    };

    public override string ToString() => nameof(ReportForm);

    private static bool? Answer(string text) => text switch
    {
        "yes" => true,
        "no" => false,
        _ => null,
    };

    private static string Flag(bool value) => value ? "yes" : "";

    private static double? Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) ? value : null;

    private static string Line(StringValues value) => (value.FirstOrDefault() ?? "").Trim();

    /// <summary>A browser counts a line break once, against the field's limit, and sends two characters for it.</summary>
    internal static string Lines(StringValues value) => Line(value).Replace("\r\n", "\n", StringComparison.Ordinal);
}

/// <summary>
/// A file the core has already taken: its id, what it is ("photo", "recording", "video") and a digest of its bytes. The id is new with every upload, so
/// what makes a post sent again the same request is the digest.
/// </summary>
internal sealed record HeldEvidence(string Id, string Kind, string Digest)
{
    public static HeldEvidence? Parse(string? text) =>
        text?.Split('|') is [{ Length: > 0 } id, .. var digest, var kind] && digest.Length <= 1 && id.All(char.IsAsciiLetterOrDigit)
            // A page from before there were digests is still taken.
            ? new(id, kind, digest is [var known] ? known : id)
            : null;

    public override string ToString() => $"{Id}|{Digest}|{Kind}";
}
