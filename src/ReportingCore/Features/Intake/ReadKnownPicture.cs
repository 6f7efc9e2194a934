using MediatR;
using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Dedup;
using PublicReport.ReportingCore.Evidence;
using PublicReport.ReportingCore.Storage;

namespace PublicReport.ReportingCore.Features.Intake;

/// <summary>The released picture of a hazard that <see cref="AssessReport"/> named, small: enough to know the place again.</summary>
/// <param name="Area">Township.</param>
/// <param name="JoinToken">From the assessment; half an hour old at most.</param>
public sealed record ReadKnownPicture(string Area, string JoinToken) : IRequest<Outcome<KnownPicture>>;

/// <param name="Jpeg">At most 480 pixels on the longer side.</param>
public sealed record KnownPicture(byte[] Jpeg);

internal sealed class ReadKnownPictureHandler(Townships townships, TownshipReader reader, JoinTokens tokens, IEvidenceStore evidence)
    : IRequestHandler<ReadKnownPicture, Outcome<KnownPicture>>
{
    private const int LongerSide = 480;

    private static Refusal NotFound { get; } = new(RefusalKind.NotFound, "evidence-not-found");

    public async Task<Outcome<KnownPicture>> Handle(ReadKnownPicture request, CancellationToken cancellationToken)
    {
        // Asked again now: since the assessment the picture may have been taken back, or somebody may have confided in the same matter.
        var shown = townships.Find(request.Area) is { } jurisdiction
            && tokens.Read(request.Area, request.JoinToken) is { } id
            && await reader.FindHazardAsync(request.Area, id) is { ReleasedPicture: { } released } hazard
            && Joining.MayBeShown(hazard, jurisdiction)
                ? await evidence.ReadAsync(request.Area, released) : null;
        return shown is { } picture ? new KnownPicture(PhotoCleaner.Shrink(picture.Content, LongerSide)) : NotFound;
    }
}
