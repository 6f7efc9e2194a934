using Google.Protobuf.WellKnownTypes;
using PublicReport.Protos.Intake.V1;
using PublicReport.Protos.Tracking.V1;

namespace PublicReport.Gateway.Backend;

/// <summary>Between the phone pages' records and messages.</summary>
internal static class PublicBackendMapping
{
    public static AssessRequest ToAssess(WebReport report)
    {
        var request = new AssessRequest
        {
            AreaCode = report.AreaCode,
            Text = report.Text,
            VillageCode = report.VillageCode,
            Location = ToLocation(report.Pin),
            Insider = report.IsConfided,
        };
        request.EvidenceIds.AddRange(report.EvidenceIds);
        return request;
    }

    public static DraftReading ToReading(AssessResponse answer) => new(
        answer.Urgent,
        answer.OutOfScope,
        answer.VillageCode,
        answer.Place,
        answer.NearestPlace,
        answer.OutOfScopeGuidance,
        [.. answer.Similar.Select(one => new KnownHazard(
            one.JoinToken, one.Title, one.Place, one.FirstReportedAt.ToDateTimeOffset(), one.State, one.WrittenOff)
        {
            HasPicture = one.HasPicture,
        })]);

    public static SubmitRequest ToSubmit(string requestId, WebReport report)
    {
        var request = new SubmitRequest
        {
            RequestId = requestId,
            AreaCode = report.AreaCode,
            Text = report.Text,
            Location = ToLocation(report.Pin),
            VillageCode = report.VillageCode,
            Place = report.Place,
            Channel = Channel.Web,
            Anonymity = ToMessage(report.Anonymity),
            Insider = report.Insider,
            HideFromUnit = report.HideFromUnit,
            Insist = report.Insist,
            Urgent = report.Urgent,
            JoinToken = report.JoinToken,
            ObservedAt = report.SeenAt?.ToTimestamp(),
            Circumstances = CircumstancesInfoMapping.ToMessage(report.Circumstances),
        };
        request.EvidenceIds.AddRange(report.EvidenceIds);
        request.RejectedJoinTokens.AddRange(report.RejectedJoinTokens);
        if (report.Anonymity != ReporterAnonymity.Anonymous)
        {
            request.Identity = new() { Name = report.Name, Phone = report.Phone };
        }

        return request;
    }

    public static ReceiptInfo ToReceipt(TrackResponse answer) => new()
    {
        AreaCode = answer.AreaCode,
        AcceptedAt = answer.AcceptedAt.ToDateTimeOffset(),
        State = answer.State,
        HandlerName = answer.HandlerName,
        Withdrawn = answer.Withdrawn,
        AnswerAwaited = answer.AnswerAwaited,
        Text = answer.Text,
        IdentityKept = answer.IdentityKept,
        Steps = [.. answer.Steps.Select(step => new StepInfo(step.At.ToDateTimeOffset(), step.Code, step.Detail))],
        Messages = [.. answer.Messages.Select(one => new MessageInfo(
            one.At.ToDateTimeOffset(), one.FromReporter, one.SenderName, one.Text, one.EvidenceCount))],
        RepliedAt = answer.RepliedAt?.ToDateTimeOffset(),
        ObjectionUntil = answer.ObjectionUntil?.ToDateTimeOffset(),
        Objections = [.. answer.Objections.Select(one => new ObjectionInfo(
            one.At.ToDateTimeOffset(), one.Reason, one.DecidedAt is null ? null : one.Upheld))],
        MayRate = answer.MayRate,
        Satisfied = answer.HasSatisfied ? answer.Satisfied : null,
    };

    private static Location? ToLocation(PhonePin? pin) => pin is null ? null : new()
    {
        Longitude = pin.Longitude,
        Latitude = pin.Latitude,
        AccuracyMetres = pin.AccuracyMetres,
        Datum = Datum.Wgs84,
    };

    private static Anonymity ToMessage(ReporterAnonymity anonymity) => anonymity switch
    {
        ReporterAnonymity.Named => Anonymity.Named,
        ReporterAnonymity.Confidential => Anonymity.Confidential,
        _ => Anonymity.Anonymous,
    };
}
