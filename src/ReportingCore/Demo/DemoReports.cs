using System.Globalization;
using PublicReport.Jurisdictions;
using PublicReport.ReportingCore.Domain.Places;
using PublicReport.ReportingCore.Domain.Reports;
using PublicReport.ReportingCore.Features.Intake;

namespace PublicReport.ReportingCore.Demo;

/// <summary>What is reported when: the same for the same township, sentences and moment of the end.</summary>
internal sealed class DemoReports(Jurisdiction jurisdiction, IReadOnlyList<DemoSentence> sentences, DateTimeOffset end)
{
    private const int PerDomain = 9;
    private const int Days = 360;
    private static readonly string[] Spots = ["一组", "二组", "三组", "四组", "五组", "六组", "村部旁边", "小学对面", "老街口", "大塘边", "卫生室东边", "桥头"];
    private readonly Random random = new(20260301);
    private readonly DemoPeople people = new(jurisdiction);

    /// <summary>In order of time.</summary>
    public IReadOnlyList<(DateTimeOffset At, DemoSentence Sentence, SubmitReport Report)> All()
    {
        var all = new List<(DateTimeOffset, DemoSentence, SubmitReport)>();
        foreach (var domain in sentences.GroupBy(sentence => sentence.Domain).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            foreach (var sentence in domain.OrderBy(_ => random.Next()).Take(PerDomain).ToList())
            {
                var at = Moment(end.AddDays(-Days * Math.Pow(random.NextDouble(), 1.4)));
                var first = Report(sentence, all.Count);
                all.Add((at, sentence, first));
                if (random.Next(8) == 0)
                {
                    all.Add((Moment(at.AddDays(random.Next(1, 4))), sentence, Again(first, all.Count)));
                }
            }
        }

        return [.. all.Where(item => item.Item1 < end).OrderBy(item => item.Item1)];
    }

    /// <summary>People write by day, and mostly when they pass the place.</summary>
    private DateTimeOffset Moment(DateTimeOffset day) =>
        new DateTimeOffset(day.UtcDateTime.Date, TimeSpan.Zero).AddHours(-1).AddMinutes(random.Next(13 * 60));

    private SubmitReport Report(DemoSentence sentence, int number)
    {
        var village = jurisdiction.Villages[random.Next(jurisdiction.Villages.Count)];
        var place = village.Name + Spots[random.Next(Spots.Length)];
        var (channel, enteredBy) = random.Next(20) switch
        {
            < 11 => (Channel.WeChat, null),
            < 14 => (Channel.Web, null),
            < 17 => (Channel.Phone, people.SafetyOffice),
            < 18 => (Channel.Visit, people.SafetyOffice),
            _ => (Channel.VillageCadre, people.Cadre(village)),
        };
        var anonymity = random.Next(10) switch { < 6 => Anonymity.Anonymous, < 8 => Anonymity.Confidential, _ => Anonymity.Named };
        return new()
        {
            RequestId = RequestId(number),
            Area = jurisdiction.Area,
            Text = random.Next(2) == 0 ? $"{place}，{sentence.Text}" : sentence.Text,
            VillageCode = village.Code,
            Place = place,
            Channel = channel,
            EnteredBy = enteredBy,
            Anonymity = anonymity,
            Identity = anonymity == Anonymity.Anonymous ? null : new("演示人员", string.Create(CultureInfo.InvariantCulture, $"000-{number:00000000}")),
            Location = random.Next(3) == 0 ? Pin(village) : null,
            Urgent = sentence.Urgent && random.Next(2) == 0,
        };
    }

    private static SubmitReport Again(SubmitReport first, int number) => first with
    {
        RequestId = RequestId(number),
        Text = first.Text + "，还没有人来处理",
        Channel = Channel.WeChat,
        EnteredBy = null,
        Anonymity = Anonymity.Anonymous,
        Identity = null,
    };

    private Fix? Pin(Village village) => jurisdiction.Gazetteer.FirstOrDefault(place => place.Village == village.Code) is { } near
        ? new(near.Longitude + ((random.NextDouble() - 0.5) * 0.006), near.Latitude + ((random.NextDouble() - 0.5) * 0.005), Datum.Wgs84, 20)
        : null;

    private static string RequestId(int number) => string.Create(CultureInfo.InvariantCulture, $"demo-report-{number:000000}");
}
