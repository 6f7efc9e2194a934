using MediatR;
using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Dedup;
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
            if (taken.Count == 0 || taken.Count >= whole.Reports.Count || taken.Any(id => !whole.Reports.Contains(id)))
            {
                return new Refusal(RefusalKind.Invalid, "split-reports-invalid", "some, not all, of the hazard's reports must be named");
            }

            if (!Joining.ReportsMayMove(whole.State))
            {
                return new Refusal(RefusalKind.NotAllowedNow, "act-not-allowed", "only open hazards can be split");
            }

            var reports = await TwoHazards.ReportsAsync(transaction, whole.Reports);
            var first = taken.Select(id => reports[id]).MinBy(report => report.AcceptedVersion)!;
            var part = SplitPart.Of(whole) with
            {
                Id = new(CrockfordBase32.Encode(ids.Bytes(10))),
                Number = $"{whole.Number}-{transaction.NextVersion}",
                Title = first.Text.Length <= 40 ? first.Text : first.Text[..40] + "…",
                VillageCode = first.VillageCode,
                Place = first.Place,
                FirstReportedAt = first.AcceptedAt,
                Events = [],
                NotSameAs = [],
                PossibleDuplicates = [],
            };
            var moved = CaseMerging.Split(whole, part, taken, id => reports[id].AcceptedVersion);
            return await hazards.SaveAsync(transaction, request.Header, TwoHazards.Split, moved, reports);
        });
}
