using Google.Protobuf.WellKnownTypes;
using PublicReport.Protos.Intake.V1;
using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Features.Intake;

namespace PublicReport.ReportingCore.Grpc;

/// <summary>Between the assess message and its use case.</summary>
internal static class AssessMapping
{
    public static AssessReport ToQuery(AssessRequest request) => new()
    {
        Area = request.AreaCode,
        Text = request.Text.Trim(),
        Location = request.Location is { } location ? IntakeMapping.ToFix(location) : null,
        VillageCode = request.VillageCode,
        Insider = request.Insider,
        Evidence = request.EvidenceIds.Select(EvidenceId.From).ToList(),
    };

    public static AssessResponse ToMessage(Assessment assessment)
    {
        var response = new AssessResponse
        {
            Urgent = assessment.Urgent,
            OutOfScope = assessment.OutOfScope,
            Domain = assessment.Domain,
            VillageCode = assessment.VillageCode,
            Place = assessment.Place,
            NearestPlace = assessment.NearestPlace,
            NamesAThing = assessment.NamesAThing,
            InvalidSuspected = assessment.InvalidSuspected,
            OutOfScopeGuidance = assessment.Guidance,
        };
        response.Similar.AddRange(assessment.Similar.Select(item => new Protos.Intake.V1.SimilarHazard
        {
            JoinToken = item.JoinToken,
            Title = item.Title,
            Place = item.Place,
            FirstReportedAt = item.FirstReportedAt.ToTimestamp(),
            State = item.State,
            WrittenOff = item.WrittenOff,
            HasPicture = item.HasPicture,
        }));
        return response;
    }
}
