using System.Text.Json;
using Google.Protobuf.WellKnownTypes;
using PublicReport.Protos.Casework.V1;
using Correction = PublicReport.ReportingCore.Domain.Routing.RoutingCorrection;

namespace PublicReport.ReportingCore.Grpc;

/// <summary>Corrections and supervision as messages.</summary>
internal static class SupervisionMapping
{
    public static ListRoutingCorrectionsResponse ToMessage(IReadOnlyList<Correction> corrections)
    {
        var response = new ListRoutingCorrectionsResponse();
        response.Corrections.AddRange(corrections.Select(ToMessage));
        return response;
    }

    private static RoutingCorrection ToMessage(Correction correction)
    {
        var message = new RoutingCorrection
        {
            Version = correction.Version,
            HazardId = correction.Hazard.Value,
            Act = correction.Act,
            DomainBefore = correction.DomainBefore,
            DomainAfter = correction.DomainAfter,
            DepartmentBefore = correction.DepartmentBefore,
            DepartmentAfter = correction.DepartmentAfter,
            By = correction.By,
            At = correction.At.ToTimestamp(),
            ReasonBefore = JsonNamingPolicy.KebabCaseLower.ConvertName(correction.ReasonBefore.ToString()),
            ModelVersion = correction.ModelVersion,
            Confidence = correction.Confidence,
        };
        message.ReportIds.AddRange(correction.Reports.Select(id => id.Value));
        return message;
    }
}
