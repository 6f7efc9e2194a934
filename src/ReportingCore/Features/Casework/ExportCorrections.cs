using System.Globalization;
using MediatR;
using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Actors;
using PublicReport.ReportingCore.Domain.Routing;
using PublicReport.ReportingCore.Features.Access;
using PublicReport.ReportingCore.Storage;

namespace PublicReport.ReportingCore.Features.Casework;

/// <summary>
/// Words and labels for training, oldest correction first; the Safety Office only, and every export is an event. Of a withheld hazard no
/// original leaves, only the paraphrase the office has released (architecture rule 9); nor does what insiders wrote, what the unit must not
/// know, or what was withdrawn.
/// </summary>
public sealed record ExportCorrections(Actor Actor) : IRequest<Outcome<IReadOnlyList<LabelledText>>>;

internal sealed class ExportCorrectionsHandler(
    Townships townships, TownshipReader reader, TownshipStore store, CorrectionDocuments corrections, IIdSource ids)
    : IRequestHandler<ExportCorrections, Outcome<IReadOnlyList<LabelledText>>>
{
    private const int Page = 500;

    public async Task<Outcome<IReadOnlyList<LabelledText>>> Handle(ExportCorrections request, CancellationToken cancellationToken)
    {
        var (actor, area) = (request.Actor, request.Actor.Area);
        var jurisdiction = townships.Get(area);
        if (!StaffRules.IsSafetyOffice(actor, jurisdiction))
        {
            return StaffRules.SafetyOfficeOnly;
        }

        var texts = await TextsAsync(area, CorrectionLabels.Of(await AllAsync(area), jurisdiction.LeadOf));
        var recorded = await store.CommitAsync<Done>(area, ids.RequestId(), transaction =>
        {
            transaction.Append(new(actor, "corrections-exported")
            {
                Details = new Dictionary<string, string> { ["count"] = texts.Count.ToString(CultureInfo.InvariantCulture) },
            });
            return Task.FromResult<Outcome<Done>>(Done.Instance);
        });
        return recorded.IsOk ? Outcome<IReadOnlyList<LabelledText>>.Ok(texts) : recorded.Refusal!;
    }

    private async Task<List<RoutingCorrection>> AllAsync(string area)
    {
        var all = new List<RoutingCorrection>();
        IReadOnlyList<RoutingCorrection> page;
        do
        {
            page = await corrections.AfterAsync(area, all.Count == 0 ? 0 : all[^1].Version, Page);
            all.AddRange(page);
        }
        while (page.Count == Page);
        return all;
    }

    private async Task<List<LabelledText>> TextsAsync(string area, IReadOnlyDictionary<ReportId, RoutingCorrection> labels)
    {
        var reports = await reader.ReportsAsync(area, labels.Keys);
        var hazards = (await reader.HazardsAsync(area, reports.Select(report => report.HazardId).Distinct())).ToDictionary(hazard => hazard.Id);
        var originals = reports
            .Where(report => !hazards[report.HazardId].Withheld && report is { Insider: false, HideFromUnit: false, Withdrawn: false })
            .Select(report => LabelledText.Of(labels[report.Id], report.Text));
        var released = reports.Where(report => hazards[report.HazardId] is { Withheld: true, Paraphrase.Length: > 0 })
            .GroupBy(report => report.HazardId, report => labels[report.Id])
            .Select(group => LabelledText.Of(group.MaxBy(correction => correction.Version)!, hazards[group.Key].Paraphrase));
        return [.. originals.Concat(released).OrderBy(text => text.Version)];
    }
}
