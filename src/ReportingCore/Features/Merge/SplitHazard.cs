using MediatR;
using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Dedup;
using PublicReport.ReportingCore.Domain.Hazards;
using PublicReport.ReportingCore.Domain.Reports;
using PublicReport.ReportingCore.Features.Access;
using PublicReport.ReportingCore.Features.Casework;

namespace PublicReport.ReportingCore.Features.Merge;

/// <summary>
/// 拆案: some reports become a hazard of their own, in the same queue; a verdict that the two are not the same, so what was found of the whole
/// is not held for found of the part (see <see cref="SplitPart"/>).
/// </summary>
public sealed record SplitHazard(ActHeader Header, IReadOnlyList<ReportId> Reports) : IRequest<Outcome<ActDone>>;

internal sealed class SplitHazardHandler(TwoHazards hazards, IIdSource ids) : IRequestHandler<SplitHazard, Outcome<ActDone>>
{
    public Task<Outcome<ActDone>> Handle(SplitHazard request, CancellationToken cancellationToken) =>
        hazards.CommitAsync(request.Header, async (transaction, whole) =>
        {
            var taken = request.Reports.Distinct().ToList();
            // Of what the person sees: a report left over that nobody named would be a hidden one.
            var seen = HazardAccess.AsSeenBy(request.Header.Actor, whole, hazards.JurisdictionOf(transaction)).Reports;
            if (taken.Count == 0 || taken.Count >= seen.Count || taken.Any(id => !seen.Contains(id)))
            {
                return new Refusal(RefusalKind.Invalid, "split-reports-invalid", "some, not all, of the hazard's reports must be named");
            }

            if (!Joining.ReportsMayMove(whole.State))
            {
                return new Refusal(RefusalKind.NotAllowedNow, "act-not-allowed", "only open hazards can be split");
            }

            if (MergeGuard.HasOpenObjection(whole, taken))
            {
                return MergeGuard.ObjectionOpen;
            }

            var reports = await TwoHazards.ReportsAsync(transaction, whole.Reports);
            var first = taken.Select(id => reports[id]).MinBy(report => report.AcceptedVersion)!;
            var part = SplitPart.Of(whole) with
            {
                KeptFromUnit = [],
                NeutralOrder = "",
                Id = new(CrockfordBase32.Encode(ids.Bytes(10))),
                Number = $"{whole.Number}-{transaction.NextVersion}",
                Title = HazardTitle.Of(first.Text),
                VillageCode = first.VillageCode,
                Place = first.Place,
                FirstReportedAt = first.AcceptedAt,
                Events = [],
                NotSameAs = [],
                PossibleDuplicates = [],
            };
            if (whole.Withheld || taken.Any(id => reports[id].KeptFromUnit))
            {
                part = Withholding.AtOffice(part, hazards.JurisdictionOf(transaction));
            }

            var moved = CaseMerging.Split(Headed(whole, taken, reports), part, taken, id => reports[id].AcceptedVersion);
            return await hazards.SaveAsync(transaction, request.Header, TwoHazards.Split, moved, reports);
        });

    /// <summary>Title and place are the words of the first report: they go with it, and never come from a hidden one while another is left.</summary>
    private static Hazard Headed(Hazard whole, List<ReportId> taken, IReadOnlyDictionary<ReportId, Report> reports)
    {
        var first = whole.Reports.Except(taken).Select(id => reports[id]).OrderBy(report => report.KeptFromUnit).First();
        return taken.Contains(whole.Reports[0]) ? whole with { Title = HazardTitle.Of(first.Text), Place = first.Place } : whole;
    }
}
