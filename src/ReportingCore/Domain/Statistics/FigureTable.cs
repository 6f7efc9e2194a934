using PublicReport.ReportingCore.Domain.Hazards;

namespace PublicReport.ReportingCore.Domain.Statistics;

/// <summary>
/// The one table of what is counted (rules §11). A measure says which facts count, a dimension what they are told apart by.
/// On time: a clock of <see cref="Clocks.CaseClocks"/> that ended before it fell due. Late: one that was still running when it fell due,
/// counted in the period of that moment, once, whatever came later. The reporter's own time to answer and clocks ended by merging are nobody's.
/// Rewards are kept elsewhere.
/// </summary>
public static class FigureTable
{
    public static IReadOnlyDictionary<string, Func<CaseFact, bool>> Measures { get; } = new Dictionary<string, Func<CaseFact, bool>>
    {
        ["received"] = Any("report-submitted", "report-joined"),
        ["hazards"] = Is("report-submitted"),
        ["joined"] = Is("report-joined"),
        ["recurrence"] = fact => fact is { Kind: "report-submitted", Recurrence: true },
        ["accepted"] = Is("accept"),
        ["declined"] = Is("decline"),
        ["guided"] = Is(FactKinds.Entered, "Guided"),
        ["passed-outside"] = Is("pass-outside"),
        ["escalated"] = Is(FactKinds.Entered, "Escalated"),
        ["merged"] = Is(FactKinds.Entered, "Merged"),
        ["handed-back"] = Is("hand-back"),
        ["asked"] = Is("ask-for-more"),
        ["withdrawn"] = Any("report-withdrawn", "record-withdrawal"),
        ["verified"] = Is("verify"),
        ["true"] = Is("verify", "True"),
        ["partly"] = Is("verify", "Partly"),
        ["false"] = Is("verify", "False"),
        ["not-established"] = Is("verify", "NotEstablished"),
        ["at-once"] = Is("rectify-at-once"),
        ["by-date"] = Is("rectify-by-date"),
        ["enforcement"] = Is("hand-to-enforcement"),
        ["rectified"] = Is("report-rectification"),
        ["reinspected-passed"] = Is("reinspect", "yes"),
        ["reinspected-failed"] = Is("reinspect", "no"),
        ["written-off"] = Is("write-off"),
        ["replied"] = Is("reply-finally"),
        ["on-time"] = Is(FactKinds.OnTime),
        ["late"] = Is(FactKinds.Late),
        ["extended"] = Is("approve-extension", "yes"),
        ["extension-refused"] = Is("approve-extension", "no"),
        ["remind"] = Is("supervise-remind"),
        ["yellow"] = Is("supervise-yellow"),
        ["letter"] = Is("supervise-letter"),
        ["leader"] = Is("supervise-leader"),
        ["month-end"] = Is("supervise-month-end"),
        ["listed"] = Is("list-for-supervision"),
        ["delisted"] = Is("delist"),
        ["major-found"] = FactKinds.IsMajor,
        ["major-cleared"] = Is(FactKinds.MajorCleared),
        ["repeat-unit"] = Is(FactKinds.RepeatUnit),
        ["objection"] = Is("file-objection"),
        ["upheld"] = Is("decide-objection", "yes"),
        ["maintained"] = Is("decide-objection", "no"),
        ["satisfied"] = Is("reply-rated", "yes"),
        ["dissatisfied"] = Is("reply-rated", "no"),
        [FactKinds.Open] = Is(FactKinds.Open),
        [FactKinds.OpenMajor] = Is(FactKinds.OpenMajor),
        [FactKinds.DueSoon] = Is(FactKinds.DueSoon),
        [FactKinds.Overdue] = Is(FactKinds.Overdue),
        [FactKinds.Urgent] = Is(FactKinds.Urgent),
        [FactKinds.Waiting] = Is(FactKinds.Waiting),
    };

    public static IReadOnlyDictionary<string, Func<PlacedFact, string>> Dimensions { get; } = new Dictionary<string, Func<PlacedFact, string>>
    {
        ["channel"] = item => item.Fact.Value,
        ["class"] = item => item.Fact.Class,
        ["anonymity"] = item => item.Fact.Anonymity,
        ["domain"] = item => item.Hazard.Domain,
        ["village"] = item => item.Hazard.VillageCode,
        ["department"] = item => item.Fact.Department.Length > 0 ? item.Fact.Department : item.Hazard.Department,
        ["reason"] = item => item.Fact.Value,
        ["clock"] = item => item.Fact.Value,
        ["age"] = item => item.Fact.Value,
        ["source"] = SourceOf,
    };

    public static IEnumerable<PlacedFact> Behind(FigureKey key, IEnumerable<PlacedFact> facts)
    {
        var counts = Measures[key.Measure];
        var narrowed = key.Narrowed.Select(item => (Of: Dimensions[item.Dimension], item.Value)).ToList();
        return facts.Where(item => counts(item.Fact) && narrowed.TrueForAll(one => one.Of(item) == one.Value));
    }

    /// <summary>Whether any measure wants the fact.</summary>
    public static bool Counts(CaseFact fact) => Measures.Values.Any(counts => counts(fact));

    /// <summary>来源: the three of the plan's item 15.</summary>
    private static string SourceOf(PlacedFact item) => item.Hazard.Source switch
    {
        HazardSource.PublicReport => "public-report",
        HazardSource.EnterpriseSelfCheck => "enterprise-self-check",
        HazardSource.Inspection => "inspection",
        _ => throw new ArgumentOutOfRangeException(nameof(item), item.Hazard.Source, null),
    };

    private static Func<CaseFact, bool> Is(string kind, string value) => fact => fact.Kind == kind && fact.Value == value;

    private static Func<CaseFact, bool> Is(string kind) => fact => fact.Kind == kind;

    private static Func<CaseFact, bool> Any(params string[] kinds) => fact => kinds.Contains(fact.Kind);
}
