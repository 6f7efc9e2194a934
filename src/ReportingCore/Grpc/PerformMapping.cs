using System.Globalization;
using PublicReport.Protos.Casework.V1;
using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Hazards;
using PublicReport.ReportingCore.Domain.Workflow;

namespace PublicReport.ReportingCore.Grpc;

/// <summary>From the one message of all acts to what an act is given.</summary>
internal static class PerformMapping
{
    public static bool TryRead(PerformRequest request, out ActInput input)
    {
        var planDeadline = default(DateOnly?);
        input = new();
        if (!TryDay(request.Date, out var date)
            || !TryDay(request.Deadline, out var deadline)
            || !TryFinding(request.Finding, out var finding)
            || (request.Plan is not null && (!TryDay(request.Plan.Deadline, out planDeadline) || planDeadline is null)))
        {
            return false;
        }

        input = Texts(request) with
        {
            Date = date,
            Deadline = deadline,
            Finding = finding,
            Plan = planDeadline is { } by
                ? new(request.Plan!.Responsible, request.Plan.Measures, request.Plan.Money, by, request.Plan.Contingency)
                : null,
        };
        return true;
    }

    private static ActInput Texts(PerformRequest request) => new()
    {
        People = [.. request.People],
        Pictures = [.. request.Pictures.Select(EvidenceId.From)],
        PicturesAfter = [.. request.PicturesAfter.Select(EvidenceId.From)],
        Standard = request.Standard,
        Article = request.Article,
        Enterprise = request.Enterprise,
        Principal = request.Principal,
        Controller = request.Controller,
        Destination = request.Destination,
        Verdict = request.HasVerdict ? request.Verdict : null,
        Conclusion = request.Conclusion,
        Facts = request.Facts,
        Decision = request.Decision,
        Reward = request.Reward,
        Report = request.ReportId.Length == 0 ? null : new ReportId(request.ReportId),
        Days = request.Days == 0 ? null : request.Days,
        Document = request.Document,
        Department = request.Department,
        CoLeads = [.. request.CoLeads],
        VillageCode = request.VillageCode,
        Death = request.Death,
        SignedBy = request.SignedBy,
        NameUnit = request.NameUnit,
    };

    private static bool TryDay(string text, out DateOnly? day)
    {
        var parsed = DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var value);
        day = parsed ? value : null;
        return parsed || text.Length == 0;
    }

    private static bool TryFinding(string text, out Finding? finding)
    {
        finding = text switch
        {
            "true" => Finding.True,
            "partly" => Finding.Partly,
            "false" => Finding.False,
            "not-established" => Finding.NotEstablished,
            _ => null,
        };
        return finding is not null || text.Length == 0;
    }
}
