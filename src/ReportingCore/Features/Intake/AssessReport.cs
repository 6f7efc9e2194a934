using MediatR;
using PublicReport.ReportingCore.Classification;
using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Dedup;
using PublicReport.ReportingCore.Domain.Places;
using PublicReport.ReportingCore.Domain.Routing;
using PublicReport.ReportingCore.Storage;

namespace PublicReport.ReportingCore.Features.Intake;

/// <summary>Reads a draft before it is sent; stores nothing.</summary>
public sealed record AssessReport : IRequest<Outcome<Assessment>>
{
    public required string Area { get; init; }

    public required string Text { get; init; }

    public Fix? Location { get; init; }

    public string VillageCode { get; init; } = "";

    public bool Insider { get; init; }

    public IReadOnlyList<EvidenceId> Evidence { get; init; } = [];
}

/// <param name="Urgent">The classifier sees danger to life now.</param>
/// <param name="OutOfScope">No matter of safety.</param>
/// <param name="Domain">First label; empty when the classifier did not answer.</param>
/// <param name="VillageCode">Chosen or named village; a pin alone never sets it.</param>
/// <param name="Place">Stretch of the text that says where.</param>
/// <param name="NearestPlace">Named place next to the pin.</param>
/// <param name="NamesAThing">The text says what is dangerous.</param>
/// <param name="InvalidSuspected">Reads like empty talk.</param>
/// <param name="Guidance">Where an out-of-scope matter belongs.</param>
/// <param name="Similar">Likely the same hazards, in public space only.</param>
public sealed record Assessment(
    bool Urgent, bool OutOfScope, string Domain, string VillageCode, string Place, string NearestPlace, bool NamesAThing, bool InvalidSuspected,
    string Guidance, IReadOnlyList<SimilarHazard> Similar);

/// <summary>What another reporter may be told of a hazard: never words or identity of those who reported it.</summary>
/// <param name="JoinToken">Names it to the next step without revealing its id.</param>
/// <param name="Title">Common word for what is dangerous ("电线杆"), from the lexicon, not from anybody's report; its domain when not understood.</param>
/// <param name="Place">Village and common landmark; empty when neither is known.</param>
/// <param name="FirstReportedAt">Moment the first report was accepted.</param>
/// <param name="State">Kebab-case state.</param>
/// <param name="WrittenOff">Put right before: joining opens a recurrence.</param>
public sealed record SimilarHazard(string JoinToken, string Title, string Place, DateTimeOffset FirstReportedAt, string State, bool WrittenOff)
{
    /// <summary>A handler has released a picture; <see cref="ReadKnownPicture"/> gives it for the same token.</summary>
    public bool HasPicture { get; init; }
}

internal sealed class AssessReportHandler(Townships townships, IReportClassifier classifier, ISimilarHazards similar, TownshipReader reader)
    : IRequestHandler<AssessReport, Outcome<Assessment>>
{
    private const double InvalidFrom = 0.8;
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(80);

    public async Task<Outcome<Assessment>> Handle(AssessReport request, CancellationToken cancellationToken)
    {
        if (townships.Find(request.Area) is not { } jurisdiction)
        {
            return Townships.Unknown;
        }

        var started = TimeProvider.System.GetTimestamp();
        var classification = await classifier.ClassifyAsync(request.Text, explain: false, cancellationToken);
        var reading = PlaceReader.Read(request.Text, jurisdiction);
        var village = request.VillageCode.Length > 0 ? request.VillageCode : reading.VillageCode;
        var route = classification?.Urgent == true
            ? Router.DecideWithoutGuidance(classification, jurisdiction, request.Insider)
            : Router.Decide(classification, jurisdiction, request.Insider, insist: false);
        var likely = await similar.FindAsync(request with { VillageCode = village }, reading.Phrase, route.Domain, jurisdiction);
        await PaceAsync(started, cancellationToken);
        return new Assessment(
            classification?.Urgent == true,
            route.Reason == RouteReason.OutOfScope,
            classification is null ? "" : route.Domain,
            village,
            reading.Phrase,
            request.Location is { } fix ? KnownPlaces.Nearest(fix, KnownPlaces.Merge(jurisdiction, await reader.PlaceChangesAsync(request.Area))) : "",
            Lexicon.Shipped.Find(request.Text).Any(hit => hit.Kind == WordKind.Thing),
            route.InvalidProbability >= InvalidFrom,
            route.Reason == RouteReason.OutOfScope ? jurisdiction.OutOfScopeGuidance : "",
            likely);
    }

    /// <summary>Answers leave on a fixed beat of real time, so that a known hazard cannot be told from a new one by waiting (rule 9).</summary>
    private static async Task PaceAsync(long started, CancellationToken cancellationToken)
    {
        var spent = TimeProvider.System.GetElapsedTime(started);
        var beats = Math.Ceiling(spent / Pace);
        await Task.Delay((Pace * beats) - spent, TimeProvider.System, cancellationToken);
    }
}
