using Grpc.Core;
using PublicReport.Protos.Casework.V1;

namespace PublicReport.Gateway.Backend;

/// <summary>Case records and forms between messages and views.</summary>
internal static class CaseRecordBackendMapping
{
    private const string NewerTrailer = "newer-event-bin";

    public static CaseRecordView ToView(CaseRecord? record) => record is null ? CaseRecordView.Empty : new()
    {
        Verification = record.Verification is { } check ? new([.. check.People], check.On, check.Findings, [.. check.Pictures], check.Finding) : null,
        Rectification = record.Rectification is { } remedy ? new(remedy.Kind, ToView(remedy.Plan), remedy.Feedback, [.. remedy.Before], [.. remedy.After]) : null,
        Reinspections = [.. record.Reinspections.Select(item => (item.Passed, item.Text, item.At.ToDateTimeOffset()))],
        Major = record.Major is { } major
            ? new(major.Standard, major.Article, major.Enterprise, major.Principal, major.Controller, major.NotifiedOn, major.Notified)
            : null,
        Extension = record.Extension is { } extension ? (extension.Days, extension.Reason, extension.Decision) : null,
        Objections = [.. record.Objections.Select(item => (item.ReportId, item.Reason, item.At.ToDateTimeOffset(), item.Decision))],
        CoLeads = [.. record.CoLeads.Select(item => (item.Department, item.DepartmentName, item.Reported))],
        Letters = [.. record.Letters],
        Clocks = [.. record.Clocks.Select(item => (item.Code, item.DueAt.ToDateTimeOffset()))],
        Papers = [.. record.Papers],
        ListedUntil = record.ListedUntil,
        Death = record.Death,
        ReplyOwed = record.ReplyOwed,
    };

    public static NewerView? Newer(RpcException error)
    {
        if (error.Trailers.GetValueBytes(NewerTrailer) is not { } bytes)
        {
            return null;
        }

        var newer = NewerEvent.Parser.ParseFrom(bytes);
        return new(newer.Act, newer.ActorName, newer.Department, newer.At.ToDateTimeOffset());
    }

    public static PerformRequest ToMessage(ActCommand act)
    {
        var input = act.Input ?? new();
        var request = new PerformRequest
        {
            RequestId = act.RequestId,
            HazardId = act.Hazard,
            ExpectedVersion = act.ExpectedVersion,
            Act = act.Act,
            Note = act.Note,
            Date = input.Date,
            Finding = input.Finding,
            Standard = input.Standard,
            Article = input.Article,
            Enterprise = input.Enterprise,
            Principal = input.Principal,
            Controller = input.Controller,
            Destination = input.Destination,
            Conclusion = input.Conclusion,
            Facts = input.Facts,
            Decision = input.Decision,
            Reward = input.Reward,
            ReportId = input.Report,
            Days = input.Days,
            Deadline = input.Deadline,
            Document = input.Document,
            Department = input.Department,
            VillageCode = input.Village,
            Death = input.Death,
            SignedBy = input.SignedBy,
            NameUnit = input.NameUnit,
            Plan = input.PlanDeadline.Length == 0 ? null : new()
            {
                Responsible = input.Responsible,
                Measures = input.Measures,
                Money = input.Money,
                Deadline = input.PlanDeadline,
                Contingency = input.Contingency,
            },
        };
        request.People.AddRange(input.People.Split(['、', ',', '，', ' ', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
        request.Pictures.AddRange(input.Pictures);
        request.PicturesAfter.AddRange(input.PicturesAfter);
        request.CoLeads.AddRange(input.CoLeads);
        if (input.Verdict.Length > 0)
        {
            request.Verdict = input.Verdict == "yes";
        }

        return request;
    }

    private static PlanView? ToView(Plan? plan) =>
        plan is null ? null : new(plan.Responsible, plan.Measures, plan.Money, plan.Deadline, plan.Contingency);
}
