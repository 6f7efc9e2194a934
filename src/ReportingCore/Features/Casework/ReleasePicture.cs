using MediatR;
using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Dedup;
using PublicReport.ReportingCore.Domain.Hazards;
using PublicReport.ReportingCore.Evidence;
using PublicReport.ReportingCore.Features.Access;
using PublicReport.ReportingCore.Features.Merge;
using PublicReport.ReportingCore.Storage;

namespace PublicReport.ReportingCore.Features.Casework;

/// <summary>A handler has looked at a picture: later reporters of the same public hazard may see it. Null takes it back.</summary>
public sealed record ReleasePicture(ActHeader Header, EvidenceId? Picture) : IRequest<Outcome<ActDone>>;

internal sealed class ReleasePictureHandler(Townships townships, TwoHazards hazards) : IRequestHandler<ReleasePicture, Outcome<ActDone>>
{
    /// <summary>
    /// Nothing of hazards outside public space, or with a confidence in them, is ever told to reporters (architecture rule 9). A department is not refused for a
    /// confidence, or the refusal would tell of a hidden report: what it releases is shown to nobody while there is one.
    /// </summary>
    private static Refusal NotPublic { get; } = new(RefusalKind.NotAllowedNow, "picture-not-public");

    private static Refusal NotAPicture { get; } = new(RefusalKind.NotFound, "evidence-not-found");

    public Task<Outcome<ActDone>> Handle(ReleasePicture request, CancellationToken cancellationToken) =>
        hazards.CommitAsync(request.Header, async (transaction, hazard) =>
        {
            var header = request.Header;
            if (request.Picture is not { } picture)
            {
                return hazard.ReleasedPicture is { } shown ? Save(transaction, header, hazard, "picture-taken-back", shown) : NotAPicture;
            }

            var jurisdiction = townships.Get(header.Actor.Area);
            return !Joining.MayBeShown(HazardAccess.AsSeenBy(header.Actor, hazard, jurisdiction), jurisdiction) ? NotPublic
                : await IsItsPhotoAsync(transaction, hazard, picture) ? Save(transaction, header, hazard, "picture-released", picture)
                : NotAPicture;
        });

    /// <summary>Whoever has withdrawn a report has taken its photos back as well.</summary>
    private static async Task<bool> IsItsPhotoAsync(TownshipTransaction transaction, Hazard hazard, EvidenceId picture)
    {
        var description = await transaction.ReadDocumentAsync<EvidenceDescription>(transaction.Keys.Evidence(picture));
        return description is { Kind: EvidenceFormat.Photo }
            && (description.Hazard == hazard.Id || (description.Report is { } report && hazard.Reports.Except(hazard.Withdrawn).Contains(report)));
    }

    private static Outcome<ActDone> Save(TownshipTransaction transaction, ActHeader header, Hazard hazard, string act, EvidenceId picture)
    {
        var version = transaction.Append(new(header.Actor, act)
        {
            Hazard = hazard.Id,
            Details = new Dictionary<string, string> { ["picture"] = picture.Value },
        });
        transaction.Save(hazard with
        {
            ReleasedPicture = act == "picture-released" ? picture : null,
            Version = version,
            LastChangedAt = transaction.Now,
            Events = [.. hazard.Events, version],
        });
        return new ActDone(version, hazard.State);
    }
}
