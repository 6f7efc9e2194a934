using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Dedup;
using PublicReport.ReportingCore.Domain.Hazards;
using PublicReport.ReportingCore.Domain.Reports;
using PublicReport.ReportingCore.Storage;

namespace PublicReport.ReportingCore.Features.Intake;

/// <summary>The safest duplicate finder: the same words about the same village while the hazard is open.</summary>
internal sealed class ExactTextDuplicates : IDuplicateFinder
{
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(90);

    public Task WarmUpAsync(TownshipTransaction transaction, Report report, string domain) =>
        transaction.ReadSortedSetAsync(BandOf(transaction, report), 1);

    public async Task<DuplicateJudgement> JudgeAsync(TownshipTransaction transaction, Report report, string domain)
    {
        var newest = (await transaction.ReadSortedSetAsync(BandOf(transaction, report), 1)).Select(entry => entry.Element.ToString()).FirstOrDefault();
        if (newest is null || await transaction.FindHazardAsync(new HazardId(newest)) is not { } hazard)
        {
            return DuplicateJudgement.New;
        }

        return hazard.State is HazardState.Registered or HazardState.Accepted
            ? new(hazard.Id, 1, [])
            : new(null, 0, [new(hazard.Id, 0.5)]);
    }

    public Task IndexAsync(TownshipTransaction transaction, Hazard hazard, Report report)
    {
        var band = BandOf(transaction, report);
        transaction.Staged.SortedSetAdd(band, hazard.Id.Value, report.AcceptedVersion);
        transaction.Staged.Expire(band, Remembered);
        return Task.CompletedTask;
    }

    private static StackExchange.Redis.RedisKey BandOf(TownshipTransaction transaction, Report report)
    {
        var words = new string(report.Text.Normalize(System.Text.NormalizationForm.FormKC).Where(char.IsLetterOrDigit).ToArray());
        return transaction.Keys.Band(transaction.Ring.Hash("band", $"{report.VillageCode}\n{report.Place}\n{words}"));
    }
}
