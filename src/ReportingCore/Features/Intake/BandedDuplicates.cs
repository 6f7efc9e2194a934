using PublicReport.Jurisdictions;
using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Dedup;
using PublicReport.ReportingCore.Domain.Hazards;
using PublicReport.ReportingCore.Domain.Places;
using PublicReport.ReportingCore.Domain.Reports;
using PublicReport.ReportingCore.Evidence;
using PublicReport.ReportingCore.Storage;
using PublicReport.Text;

namespace PublicReport.ReportingCore.Features.Intake;

/// <summary>Candidates by bands, judged by the pair scorer; the state of a candidate decides what a likeness means.</summary>
internal sealed class BandedDuplicates(Townships townships, KeyRing ring, RedisConnections redis, TownshipReader reader, JoinTokens tokens, TimeProvider clock)
    : IDuplicateFinder, ISimilarHazards
{
    private const int Shown = 5;

    /// <summary>As many again may be hidden.</summary>
    private const int Read = 20;

    public async Task WarmUpAsync(TownshipTransaction transaction, Report report, string domain)
    {
        foreach (var candidate in await RankAsync(transaction, report, domain))
        {
            await transaction.FindHazardAsync(candidate.Hazard);
        }
    }

    public async Task<DuplicateJudgement> JudgeAsync(
        TownshipTransaction transaction, Report report, string domain, IReadOnlyList<HazardId> others, Func<Hazard, bool> mayJoin)
    {
        var perhaps = new List<PossibleDuplicate>();
        HazardId? recurrence = null;
        foreach (var candidate in await RankAsync(transaction, report, domain))
        {
            if (others.Contains(candidate.Hazard) || await transaction.FindHazardAsync(candidate.Hazard) is not { } hazard)
            {
                continue;
            }

            if (Joining.TakesReports(hazard.State) && candidate.Likeness.MayJoin && mayJoin(hazard))
            {
                return new(hazard.Id, candidate.Likeness.Probability, []);
            }

            recurrence ??= hazard.State == HazardState.WrittenOff && candidate.Likeness.MayJoin ? hazard.Id : null;
            if (Joining.TakesReports(hazard.State) && perhaps.Count < Shown)
            {
                perhaps.Add(new(hazard.Id, candidate.Likeness.Probability));
            }
        }

        return new(null, 0, perhaps) { RecurrenceOf = recurrence };
    }

    public async Task IndexAsync(TownshipTransaction transaction, Hazard hazard, Report report) => await transaction.IndexAsync(
        hazard.Id, await TraitsAsync(transaction, report, hazard.Domain), report.SenderHash, report.AcceptedVersion);

    public async Task ReindexAsync(TownshipTransaction transaction, Hazard hazard, IReadOnlyList<Report> reports)
    {
        transaction.SaveProfile(new(hazard.Id, []));
        foreach (var report in reports)
        {
            // Not under the sender again: the two days his hash may be kept run from his report, not from the merge.
            await IndexAsync(transaction, hazard, report with { SenderHash = "" });
        }
    }

    public async Task<IReadOnlyList<SimilarHazard>> FindAsync(AssessReport draft, string place, string domain, Jurisdiction jurisdiction)
    {
        var keys = new TownshipKeys(draft.Area);
        var evidence = await Task.WhenAll(draft.Evidence.Take(SubmitReportValidator.MaxEvidence).Select(id => reader.FindAsync<EvidenceDescription>(keys.Evidence(id))));
        var print = new Fingerprint(Cut(draft.Text), draft.VillageCode, domain, draft.Location, clock.GetUtcNow()) { Photos = Photos(evidence) };
        var traits = ReportTraits.Of(print);
        var ranked = Rank(await DedupIndex.FindCandidatesAsync(redis, ring, draft.Area, traits), traits).Take(Read).ToList();

        // Hidden hazards are read like open ones and dropped afterwards: neither the time taken nor a gap among the five tells of them (rule 9).
        var hazards = await reader.HazardsAsync(draft.Area, ranked.Select(candidate => candidate.Hazard));
        return draft.Insider ? [] : hazards.Where(hazard => Joining.MayBeShown(hazard, jurisdiction)).Take(Shown)
            .Select(hazard => ToSimilar(hazard, ranked.First(candidate => candidate.Hazard == hazard.Id).First, jurisdiction)).ToList();
    }

    private SimilarHazard ToSimilar(Hazard hazard, ReportTraits first, Jurisdiction jurisdiction)
    {
        var village = jurisdiction.FindVillage(hazard.VillageCode)?.Name ?? jurisdiction.FindVillage(first.Source.VillageCode)?.Name ?? "";
        var thing = Lexicon.Shipped.Common(WordKind.Thing, first.Things);
        return new(
            tokens.Issue(jurisdiction.Area, hazard.Id), thing.Length > 0 ? thing : jurisdiction.DomainName(hazard.Domain), village + Lexicon.Shipped.Common(WordKind.Landmark, first.Landmarks),
            hazard.FirstReportedAt, System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(hazard.State.ToString()), hazard.State == HazardState.WrittenOff)
        {
            HasPicture = hazard.ReleasedPicture is not null,
        };
    }

    private async Task<IReadOnlyList<Candidate>> RankAsync(TownshipTransaction transaction, Report report, string domain)
    {
        var traits = await TraitsAsync(transaction, report with { AcceptedAt = transaction.Now }, domain);
        return Rank(await transaction.FindCandidatesAsync(traits, report.SenderHash), traits).Take(Shown * 2).ToList();
    }

    private static IEnumerable<Candidate> Rank(IEnumerable<DedupCandidate> candidates, ReportTraits report) => candidates
        .Where(candidate => candidate.Profile.Reports.Count > 0)
        .Select(candidate => Judge(candidate, report))
        .Where(candidate => candidate.Likeness.Probability >= PairScorer.Shipped.SuggestFrom)
        .OrderByDescending(candidate => candidate.Likeness.Probability);

    private static Candidate Judge(DedupCandidate candidate, ReportTraits report)
    {
        var known = candidate.Profile.Reports.Select(ReportTraits.Of).ToList();
        return new(candidate.Profile.Hazard, HazardLikeness.Of(PairScorer.Shipped, report, known, candidate.SameSender), known[0]);
    }

    private async Task<ReportTraits> TraitsAsync(TownshipTransaction transaction, Report report, string domain)
    {
        var evidence = await Task.WhenAll(report.Evidence.Select(id => transaction.ReadDocumentAsync<EvidenceDescription>(transaction.Keys.Evidence(id))));
        var jurisdiction = townships.Get(transaction.Area);
        var village = report.VillageCode.Length > 0 ? report.VillageCode : PlaceReader.Read(report.Text, jurisdiction).VillageCode;
        var text = report.Text.Contains(report.Place, StringComparison.Ordinal) ? report.Text : $"{report.Place} {report.Text}";
        var pin = report.Location is { } fix ? fix with { Label = "" } : null;
        return ReportTraits.Of(new(Cut(text), village, domain, pin, report.AcceptedAt) { Photos = Photos(evidence) });
    }

    /// <summary>Null rather than empty: most reports have none, and the index holds a million of them.</summary>
    private static List<ulong>? Photos(IEnumerable<EvidenceDescription?> evidence) =>
        evidence.Select(item => item?.PhotoHash).OfType<ulong>().ToList() is { Count: > 0 } photos ? photos : null;

    private static string Cut(string text) => OneForm.Cut(text, Fingerprint.LongestText);

    private sealed record Candidate(HazardId Hazard, HazardLikeness Likeness, ReportTraits First);
}
