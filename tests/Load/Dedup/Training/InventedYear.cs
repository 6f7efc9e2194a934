using PublicReport.Jurisdictions;
using PublicReport.ReportingCore.Domain.Dedup;
using PublicReport.ReportingCore.Domain.Places;

namespace PublicReport.Load.Dedup.Training;

/// <param name="Hazard">True hazard.</param>
/// <param name="Root">Written hazard it comes from; a copy elsewhere shares the root of its original.</param>
/// <param name="Sender">Person.</param>
/// <param name="Traits">As the core would read it.</param>
internal sealed record InventedReport(int Hazard, int Root, int Sender, ReportTraits Traits);

/// <summary>
/// Eight months of reports drawn from the written hazards: pins and villages given by some and a little wrong, moments days apart, and copies that
/// mislead: the same words for another village, another landmark or another house number.
/// </summary>
internal sealed class InventedYear
{
    private const double Metre = 1 / 111_320.0;
    private const int Days = 240;
    private static readonly DateTimeOffset Start = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly string[] Landmarks =
        ["小学", "学校", "加油站", "卫生室", "村部", "大队部", "供销社", "桥头", "砖厂", "土地庙", "敬老院", "幼儿园", "广场", "菜市场", "养鸡场", "祠堂", "木材厂", "邮局", "中学", "粮站"];

    private readonly Random random;
    private readonly Jurisdiction jurisdiction;
    private readonly IReadOnlyList<WrittenHazard> written;
    private readonly IReadOnlyList<Lexicon> lexicons;
    private readonly Func<string, string> classify;
    private readonly List<InventedReport> reports = [];
    private int hazards;
    private int senders;

    private InventedYear(
        int seed, Jurisdiction jurisdiction, IReadOnlyList<WrittenHazard> written, IReadOnlyList<Lexicon> lexicons, Func<string, string> classify)
    {
        (random, this.jurisdiction, this.written, this.lexicons, this.classify) = (new(seed), jurisdiction, written, lexicons, classify);
    }

    public static IReadOnlyList<InventedReport> Draw(
        int seed, Jurisdiction jurisdiction, IReadOnlyList<WrittenHazard> written, IReadOnlyList<Lexicon> lexicons, Func<string, string> classify)
    {
        var year = new InventedYear(seed, jurisdiction, written, lexicons, classify);
        var spots = written.Select(hazard => (hazard.Village, hazard.Spot)).Distinct().ToDictionary(spot => spot, spot => year.Somewhere(spot.Village));
        for (var root = 0; root < written.Count; root++)
        {
            year.Add(root, spots[(written[root].Village, written[root].Spot)]);
        }

        return year.reports.OrderBy(report => report.Traits.Source.At).ToList();
    }

    private void Add(int root, (double Longitude, double Latitude) spot)
    {
        var hazard = written[root];
        var began = Start.AddDays(random.NextDouble() * Days);
        var place = Near(spot, 30);
        Tell(root, hazard.Village, hazard.Texts, place, began);
        if (random.NextDouble() < 0.45)
        {
            var (village, texts, far) = Copy(hazard, spot);
            Tell(root, village, texts, far, Start.AddDays(random.NextDouble() * Days));
        }
    }

    /// <summary>One hazard, told by some or all of its texts, and now and then by one text twice.</summary>
    private void Tell(int root, string village, IReadOnlyList<string> texts, (double, double) place, DateTimeOffset began)
    {
        hazards++;
        var at = began;
        foreach (var text in texts.Where(_ => random.NextDouble() < 0.9).OrderBy(_ => random.Next()))
        {
            Report(root, village, text, place, at);
            if (random.NextDouble() < 0.06)
            {
                Report(root, village, random.Next(2) == 0 ? text + "！" : text, place, at.AddMinutes(1 + random.Next(2000)));
            }

            // Most follow within days; some ask weeks later why nothing was done.
            at = at.AddDays(-Math.Log(1 - random.NextDouble()) * (random.Next(5) == 0 ? 30 : 4));
        }
    }

    private void Report(int root, string village, string text, (double Longitude, double Latitude) place, DateTimeOffset at)
    {
        var sender = random.NextDouble() < 0.05 && senders > 0 ? senders - random.Next(Math.Min(5, senders)) : ++senders;
        var seen = random.NextDouble() < 0.02 ? Near(place, 1500) : Near(place, 27);
        var pin = random.NextDouble() < 0.6 ? new Fix(seen.Longitude, seen.Latitude, Datum.Wgs84, 0) : null;
        var chosen = random.NextDouble() < 0.45 ? jurisdiction.Villages.First(item => item.ShortName == village).Code : "";
        var read = chosen.Length > 0 ? chosen : PlaceReader.Read(text, jurisdiction).VillageCode;
        var domain = random.Next(2) == 0 ? written[root].Domain : classify(text);
        var print = new Fingerprint(text.Length <= Fingerprint.LongestText ? text : text[..Fingerprint.LongestText], read, domain, pin, at);
        reports.Add(new(hazards, root, sender, ReportTraits.Of(print, lexicons[random.Next(lexicons.Count)])));
    }

    /// <summary>One or two of the texts, true of another place.</summary>
    private (string Village, IReadOnlyList<string> Texts, (double, double) Place) Copy(WrittenHazard hazard, (double, double) spot)
    {
        var texts = hazard.Texts.OrderBy(_ => random.Next()).Take(1 + random.Next(2)).ToList();
        var numbered = texts.Where(text => NumberedParts.In(text).Count > 0).ToList();
        if (numbered.Count > 0 && random.Next(2) == 0)
        {
            return (hazard.Village, numbered.Select(text => Renumber(text, 1 + random.Next(4))).ToList(), Near(spot, 60));
        }

        if (random.Next(3) == 0 && texts.Any(text => Landmarks.Any(text.Contains)))
        {
            var mark = Landmarks[random.Next(Landmarks.Length)];
            return (hazard.Village, texts.Select(text => Landmarks.Where(text.Contains).Aggregate(text, (said, old) => said.Replace(old, mark, StringComparison.Ordinal))).ToList(),
                Somewhere(hazard.Village));
        }

        var village = jurisdiction.Villages[random.Next(jurisdiction.Villages.Count)].ShortName;
        return (village, texts.Select(text => text.Replace(hazard.Village, village, StringComparison.Ordinal)).ToList(), Somewhere(village));
    }

    private static string Renumber(string text, int step) => new(text.Select(sign =>
        sign is >= '1' and <= '9' ? (char)('1' + ((sign - '1' + step) % 9))
        : "一二三四五六七八九".IndexOf(sign, StringComparison.Ordinal) is >= 0 and var digit ? "一二三四五六七八九"[(digit + step) % 9] : sign).ToArray());

    /// <summary>Villages lie some two kilometres apart on a grid, spots anywhere inside.</summary>
    private (double Longitude, double Latitude) Somewhere(string village)
    {
        var index = jurisdiction.Villages.ToList().FindIndex(item => item.ShortName == village);
        var (east, north) = ((index % 4 * 2000) + (random.NextDouble() * 1600), (index / 4 * 2000) + (random.NextDouble() * 1600));
        return (116.33 + (east * Metre / 0.85), 31.85 + (north * Metre));
    }

    private (double Longitude, double Latitude) Near((double Longitude, double Latitude) place, double metres) =>
        (place.Longitude + (Normal() * metres * Metre / 0.85), place.Latitude + (Normal() * metres * Metre));

    private double Normal() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
