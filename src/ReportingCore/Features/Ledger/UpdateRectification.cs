using FluentValidation;
using MediatR;
using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Hazards;
using PublicReport.ReportingCore.Domain.Ledger;
using PublicReport.ReportingCore.Domain.Workflow;
using PublicReport.ReportingCore.Features.Access;
using PublicReport.ReportingCore.Features.Casework;
using PublicReport.ReportingCore.Storage;

namespace PublicReport.ReportingCore.Features.Ledger;

/// <summary>动态更新整改落实情况: how far it is, in words; no step of the workflow, so no state and no clock changes.</summary>
public sealed record UpdateRectification(ActHeader Header) : IRequest<Outcome<ActDone>>;

internal sealed class UpdateRectificationValidator : AbstractValidator<UpdateRectification>
{
    public UpdateRectificationValidator()
    {
        RuleFor(request => request.Header.RequestId).Length(16, 64).WithErrorCode("request-id-invalid");
        RuleFor(request => request.Header.Note).NotEmpty().WithErrorCode("note-missing").MaximumLength(2000).WithErrorCode("text-too-long");
    }
}

internal sealed class UpdateRectificationHandler(Townships townships, TownshipStore store) : IRequestHandler<UpdateRectification, Outcome<ActDone>>
{
    public Task<Outcome<ActDone>> Handle(UpdateRectification request, CancellationToken cancellationToken)
    {
        var (header, actor) = (request.Header, request.Header.Actor);
        var jurisdiction = townships.Get(actor.Area);
        return store.CommitAsync<ActDone>(actor.Area, header.RequestId, async transaction =>
        {
            if (await transaction.FindHazardAsync(header.Hazard) is not { } hazard || !HazardAccess.Sees(actor, hazard, jurisdiction))
            {
                return GetHazardHandler.NotFound;
            }

            if (!LedgerAccess.MayWrite(actor, jurisdiction))
            {
                return LedgerAccess.Forbidden;
            }

            if (hazard.Version != header.ExpectedVersion)
            {
                return await Conflicts.WithAsync(transaction, hazard);
            }

            return LedgerEntry.Of(hazard) is null || WorkflowTable.IsClosed(hazard.State)
                ? new Refusal(RefusalKind.NotAllowedNow, "not-in-rectification", "only open entries of the ledger are updated")
                : Save(transaction, header, hazard);
        });
    }

    private static ActDone Save(TownshipTransaction transaction, ActHeader header, Hazard hazard)
    {
        var version = transaction.Append(new(header.Actor, "update-rectification") { Hazard = hazard.Id, Note = header.Note });
        transaction.Save(hazard with
        {
            Version = version,
            LastChangedAt = transaction.Now,
            Events = [.. hazard.Events, version],
            Progress = [.. hazard.Progress, new(header.Note, header.Actor.DisplayName, transaction.Now)],
        });
        return new ActDone(version, hazard.State);
    }
}
