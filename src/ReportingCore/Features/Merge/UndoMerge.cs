using MediatR;
using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Dedup;
using PublicReport.ReportingCore.Domain.Hazards;
using PublicReport.ReportingCore.Features.Casework;

namespace PublicReport.ReportingCore.Features.Merge;

/// <summary>Takes back the merge that ended the header's hazard, or the split that made it.</summary>
public sealed record UndoMerge(ActHeader Header) : IRequest<Outcome<ActDone>>;

internal sealed class UndoMergeHandler(TwoHazards hazards) : IRequestHandler<UndoMerge, Outcome<ActDone>>
{
    private static Refusal NothingToUndo { get; } = new(RefusalKind.NotAllowedNow, "nothing-to-undo", "the hazard was neither merged nor split off");

    public Task<Outcome<ActDone>> Handle(UndoMerge request, CancellationToken cancellationToken) =>
        hazards.CommitAsync(request.Header, async (transaction, hazard) =>
        {
            if ((hazard.MergedInto ?? hazard.SplitFrom) is not { } otherId
                || await hazards.FindAsync(transaction, request.Header.Actor, otherId) is not { } other)
            {
                return NothingToUndo;
            }

            if (!hazards.IsOwn(request.Header.Actor, other))
            {
                return TwoHazards.NotAllowed;
            }

            var reports = await TwoHazards.ReportsAsync(transaction, hazard.Reports.Concat(other.Reports));
            if (hazard.MergedInto is null)
            {
                return other.State == HazardState.Merged ? NothingToUndo
                    : MergeGuard.Refuse(hazard, other) is { } refusal ? refusal
                    : await hazards.SaveAsync(
                        transaction, request.Header, "undo-split", CaseMerging.Merge(hazard, other, id => reports[id].AcceptedVersion), reports);
            }

            if (MergeGuard.HasOpenObjection(other, hazard.MergedReports))
            {
                return MergeGuard.ObjectionOpen;
            }

            var moved = CaseMerging.UndoMerge(hazard, other, id => reports[id].AcceptedVersion);
            return moved.To.Reports.Count == 0 || moved.From.Reports.Count == 0
                ? NothingToUndo
                : await hazards.SaveAsync(transaction, request.Header, "undo-merge", moved, reports);
        });
}
