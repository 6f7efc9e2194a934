using Google.Protobuf.WellKnownTypes;
using PublicReport.Jurisdictions;
using PublicReport.Protos.Intake.V1;
using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Actors;
using PublicReport.ReportingCore.Domain.Places;
using PublicReport.ReportingCore.Features.Intake;
using Reports = PublicReport.ReportingCore.Domain.Reports;

namespace PublicReport.ReportingCore.Grpc;

/// <summary>Between intake messages and use cases.</summary>
internal static class IntakeMapping
{
    public static Township ToMessage(Jurisdiction jurisdiction)
    {
        var township = new Township
        {
            AreaCode = jurisdiction.Area,
            Name = jurisdiction.Name,
            County = jurisdiction.County,
            SafetyOfficePhone = jurisdiction.Contacts.SafetyOfficePhone,
        };
        township.Villages.AddRange(jurisdiction.Villages.Select(village => new Protos.Intake.V1.Village { Code = village.Code, Name = village.Name }));
        township.Places.AddRange(jurisdiction.Gazetteer.Select(place => new Protos.Intake.V1.NamedPlace
        {
            Name = place.Name,
            Longitude = place.Longitude,
            Latitude = place.Latitude,
        }));
        township.Domains.AddRange(jurisdiction.Domains.Select(domain => new Protos.Intake.V1.Domain { Slug = domain.Key, Name = domain.Value.Name }));
        return township;
    }

    public static SubmitReport ToCommand(SubmitRequest request, Actor? enteredBy) => new()
    {
        RequestId = request.RequestId,
        Area = request.AreaCode,
        Text = request.Text.Trim(),
        Location = request.Location is { } location ? ToFix(location) : null,
        VillageCode = request.VillageCode,
        Place = request.Place.Trim(),
        Evidence = request.EvidenceIds.Select(EvidenceId.From).ToList(),
        Channel = ToDomain(request.Channel),
        Anonymity = ToDomain(request.Anonymity),
        Identity = request.Identity is { } identity ? new(identity.Name.Trim(), identity.Phone.Trim()) : null,
        Insider = request.Insider,
        HideFromUnit = request.HideFromUnit,
        Insist = request.Insist,
        JoinToken = request.JoinToken,
        RejectedJoinTokens = request.RejectedJoinTokens,
        SenderHash = request.SenderHash,
        ObservedAt = request.ObservedAt?.ToDateTimeOffset(),
        Urgent = request.Urgent,
        Circumstances = CircumstancesMapping.ToDomain(request.Circumstances),
        EnteredBy = enteredBy,
    };

    public static Fix ToFix(Location location)
    {
        var datum = location.Datum switch
        {
            Protos.Intake.V1.Datum.Gcj02 => Domain.Places.Datum.Gcj02,
            Protos.Intake.V1.Datum.Bd09 => Domain.Places.Datum.Bd09,
            _ => Domain.Places.Datum.Wgs84,
        };
        var (longitude, latitude) = ChinaDatum.ToWgs84(location.Longitude, location.Latitude, datum);
        return new(longitude, latitude, datum, location.AccuracyMetres, location.Label);
    }

    public static SubmitResponse ToMessage(ReportAccepted accepted) => new()
    {
        Receipt = accepted.Receipt,
        AcceptedAt = accepted.AcceptedAt.ToTimestamp(),
        Outcome = accepted.OutOfScope ? SubmitResponse.Types.Outcome.OutOfScope : SubmitResponse.Types.Outcome.Registered,
        Urgent = accepted.Urgent,
        HandlerName = accepted.HandlerName,
        JoinedPublicHazard = accepted.PublicReportCount > 1,
        PublicReportCount = accepted.PublicReportCount,
        OutOfScopeGuidance = accepted.Guidance,
    };

    private static Reports.Channel ToDomain(Channel channel) => channel switch
    {
        Channel.Wechat => Reports.Channel.WeChat,
        Channel.Phone => Reports.Channel.Phone,
        Channel.Letter => Reports.Channel.Letter,
        Channel.Visit => Reports.Channel.Visit,
        Channel.VillageCadre => Reports.Channel.VillageCadre,
        Channel.Partner => Reports.Channel.Partner,
        _ => Reports.Channel.Web,
    };

    private static Reports.Anonymity ToDomain(Anonymity anonymity) => anonymity switch
    {
        Anonymity.Confidential => Reports.Anonymity.Confidential,
        Anonymity.Named => Reports.Anonymity.Named,
        _ => Reports.Anonymity.Anonymous,
    };
}
