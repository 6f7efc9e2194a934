using PublicReport.Jurisdictions;
using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Dedup;
using PublicReport.ReportingCore.Domain.Hazards;
using PublicReport.ReportingCore.Domain.Places;
using PublicReport.ReportingCore.Domain.Reports;
using PublicReport.ReportingCore.Storage;

namespace PublicReport.ReportingCore.Features.Intake;

/// <summary>Candidates by bands, judged by the pair scorer; the state of a candidate decides what a likeness means.</summary>
internal sealed class BandedDuplicates(Townships townships, KeyRing ring, RedisConnections redis, TownshipReader reader, JoinTokens tokens, TimeProvider clock)
    : IDuplicateFinder, ISimilarHazards
{
    private const int Shown = 5;

    public async Task WarmUpAsync(TownshipTransaction transaction, Report report, string domain)
    {
        foreach (var candidate in await RankAsync(transaction, report, domain))
        {
            await transaction.FindHazardAsync(candidate.Hazard);
        }
    }

    public async Task<DuplicateJudgement> JudgeAsync(TownshipTransaction transaction, Report report, string domain)
    {
        var perhaps = new List<PossibleDuplicate>();
        HazardId? recurrence = null;
        foreach (var candidate in await RankAsync(transaction, report, domain))
        {
            if (await transaction.FindHazardAsync(candidate.Hazard) is not { } hazard)
            {
                continue;
            }

            if (IsOpen(hazard.State) && candidate.MayJoin)
            {
                return new(hazard.Id, candidate.Probability, []);
            }

            recurrence ??= hazard.State == HazardState.WrittenOff && candidate.MayJoin ? hazard.Id : null;
            if (IsOpen(hazard.State) && perhaps.Count < Shown)
            {
                perhaps.Add(new(hazard.Id, candidate.Probability));
            }
        }

        return new(null, 0, perhaps) { RecurrenceOf = recurrence };
    }

    public Task IndexAsync(TownshipTransaction transaction, Hazard hazard, Report report) =>
        transaction.IndexAsync(hazard.Id, Traits(report, hazard.Domain, townships.Get(transaction.Area)), report.AcceptedVersion);

    public async Task ReindexAsync(TownshipTransaction transaction, Hazard hazard, IReadOnlyList<Report> reports)
    {
        transaction.SaveProfile(new(hazard.Id, []));
        foreach (var report in reports)
        {
            await IndexAsync(transaction, hazard, report);
        }
    }

    public async Task<IReadOnlyList<SimilarHazard>> FindAsync(AssessReport draft, string place, string domain, Jurisdiction jurisdiction)
    {
        var traits = ReportTraits.Of(new(Cut(draft.Text), draft.VillageCode, domain, draft.Location, clock.GetUtcNow()));
        var ranked = Rank(await DedupIndex.FindProfilesAsync(redis, ring, draft.Area, traits), traits).ToList();

        // Hidden hazards are read like open ones and dropped afterwards: what is left out must not show in the time taken.
        var hazards = await reader.HazardsAsync(draft.Area, ranked.Take(Shown).Select(candidate => candidate.Hazard));
        return draft.Insider ? [] : hazards.Where(hazard => MayBeShown(hazard, jurisdiction)).Select(hazard => ToSimilar(hazard, jurisdiction)).ToList();
    }

    /// <summary>Public space, nobody's confidence in it, and still something a reporter can add to or see come back (rule 9).</summary>
    public static bool MayBeShown(Hazard hazard, Jurisdiction jurisdiction) =>
        jurisdiction.PublicSpace.Contains(hazard.Domain) && !hazard.Withheld && !hazard.Confided
        && (IsOpen(hazard.State) || hazard.State == HazardState.WrittenOff);

    public static bool IsOpen(HazardState state) =>
        state is not (HazardState.Merged or HazardState.WrittenOff or HazardState.Declined or HazardState.Guided);

    private SimilarHazard ToSimilar(Hazard hazard, Jurisdiction jurisdiction)
    {
        var village = jurisdiction.FindVillage(hazard.VillageCode)?.Name ?? "";
        return new(
            tokens.Issue(jurisdiction.Area, hazard.Id), jurisdiction.DomainName(hazard.Domain), village, hazard.FirstReportedAt,
            System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(hazard.State.ToString()), hazard.State == HazardState.WrittenOff);
    }

    private async Task<IReadOnlyList<Candidate>> RankAsync(TownshipTransaction transaction, Report report, string domain)
    {
        var traits = Traits(report with { AcceptedAt = transaction.Now }, domain, townships.Get(transaction.Area));
        return Rank(await transaction.FindProfilesAsync(traits), traits).Take(Shown * 2).ToList();
    }

    private static IEnumerable<Candidate> Rank(IEnumerable<DedupProfile> profiles, ReportTraits report) => profiles
        .Select(profile => Judge(profile, report))
        .Where(candidate => candidate.Probability >= PairScorer.SuggestFrom)
        .OrderByDescending(candidate => candidate.Probability);

    private static Candidate Judge(DedupProfile profile, ReportTraits report)
    {
        var (probability, mayJoin) = (0.0, false);
        foreach (var known in profile.Reports.Select(ReportTraits.Of))
        {
            var score = PairScorer.Shipped.Score(report, known);
            probability = Math.Max(probability, score);
            mayJoin |= score >= PairScorer.JoinFrom && PairFeatures.MayJoin(report, known);
        }

        return new(profile.Hazard, probability, mayJoin);
    }

    private static ReportTraits Traits(Report report, string domain, Jurisdiction jurisdiction)
    {
        var village = report.VillageCode.Length > 0 ? report.VillageCode : PlaceReader.Read(report.Text, jurisdiction).VillageCode;
        var text = report.Text.Contains(report.Place, StringComparison.Ordinal) ? report.Text : $"{report.Place} {report.Text}";
        return ReportTraits.Of(new(Cut(text), village, domain, report.Location is { } fix ? fix with { Label = "" } : null, report.AcceptedAt));
    }

    private static string Cut(string text) => text.Length <= Fingerprint.LongestText ? text : text[..Fingerprint.LongestText];

    private sealed record Candidate(HazardId Hazard, double Probability, bool MayJoin);
}
