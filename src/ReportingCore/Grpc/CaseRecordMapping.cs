using Google.Protobuf.WellKnownTypes;
using PublicReport.Jurisdictions;
using PublicReport.Protos.Casework.V1;
using PublicReport.ReportingCore.Domain;
using PublicReport.ReportingCore.Domain.Clocks;
using PublicReport.ReportingCore.Domain.Hazards;
using PublicReport.ReportingCore.Features.Casework;
using PublicReport.ReportingCore.Features.Papers;

namespace PublicReport.ReportingCore.Grpc;

/// <summary>What the acts of a hazard have put on record.</summary>
internal static class CaseRecordMapping
{
    /// <param name="file">The hazard, with the reports whose originals the caller may see.</param>
    /// <param name="jurisdiction">Names and clocks.</param>
    /// <param name="calendar">For the clocks.</param>
    /// <param name="now">Date of papers.</param>
    public static CaseRecord ToMessage(HazardFile file, Jurisdiction jurisdiction, WorkingCalendar calendar, DateTimeOffset now)
    {
        var hazard = file.Hazard;
        var record = new CaseRecord
        {
            Verification = hazard.Verification is { } verification ? ToMessage(verification) : null,
            Rectification = hazard.Rectification is { } rectification ? ToMessage(rectification) : null,
            Major = hazard.Major is { } major ? ToMessage(major) : null,
            Extension = hazard.Extension is { } extension ? new()
            {
                Days = extension.Days,
                Reason = extension.Reason,
                Decision = extension.ApprovedAt is not null ? "granted" : extension.RefusedAt is not null ? "refused" : "",
            } : null,
            ListedUntil = hazard.Supervision is { IsListed: true, Listing: { } listing } ? $"{listing.Deadline:yyyy-MM-dd}" : "",
            Death = hazard.Death,
            ReplyOwed = hazard.ReplyOwedTo().Any(),
        };
        record.Reinspections.AddRange(hazard.Reinspections.Select(item => new ReinspectionRecord { Passed = item.Passed, Text = item.Text, At = item.At.ToTimestamp() }));
        // That there is one is the department's business, also where the words are not: the clock of the review runs.
        record.Objections.AddRange(hazard.Objections.Select(item => new ObjectionRecord
        {
            ReportId = file.Shows(item.Report) ? item.Report.Value : "",
            Reason = file.Shows(item.Report) ? item.Reason : "",
            At = item.At.ToTimestamp(),
            Decision = item.Upheld switch { null => "", true => "upheld", false => "refused" },
        }));
        record.CoLeads.AddRange(hazard.CoLeads.Select(code => new CoLeadRecord
        {
            Department = code,
            DepartmentName = jurisdiction.DepartmentName(code),
            Reported = hazard.CoLeadReports.Contains(code),
        }));
        record.Letters.AddRange(hazard.Supervision.Letters.Select(letter => letter.Number));
        record.Clocks.AddRange(CaseClocks.Running(hazard, jurisdiction.Clocks, calendar).Select(clock =>
            new ClockRecord { Code = clock.Code, StartedAt = clock.StartedAt.ToTimestamp(), DueAt = clock.DueAt.ToTimestamp() }));
        record.Papers.AddRange(Papers.Available(PaperFacts.Of(hazard, jurisdiction, now)));
        return record;
    }

    private static VerificationRecord ToMessage(Verification verification)
    {
        var message = new VerificationRecord
        {
            On = $"{verification.On:yyyy-MM-dd}",
            Findings = verification.Findings,
            Finding = System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(verification.Finding.ToString()),
        };
        message.People.AddRange(verification.People);
        message.Pictures.AddRange(Ids(verification.Pictures));
        return message;
    }

    private static RectificationRecord ToMessage(Rectification rectification)
    {
        var message = new RectificationRecord
        {
            Kind = System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(rectification.Kind.ToString()),
            Plan = rectification.Plan is { } plan
                ? new() { Responsible = plan.Responsible, Measures = plan.Measures, Money = plan.Money, Deadline = $"{plan.Deadline:yyyy-MM-dd}", Contingency = plan.Contingency }
                : null,
            Feedback = rectification.Feedback?.Text ?? "",
        };
        message.Before.AddRange(Ids(rectification.Feedback?.Before ?? []));
        message.After.AddRange(Ids(rectification.Feedback?.After ?? []));
        return message;
    }

    private static MajorRecord ToMessage(MajorBasis major) => new()
    {
        Standard = major.Standard,
        Article = major.Article,
        Enterprise = major.Enterprise,
        Principal = major.Principal,
        Controller = major.Controller,
        NotifiedOn = major.NotifiedOn is { } on ? $"{on:yyyy-MM-dd}" : "",
        Notified = major.Notified,
    };

    private static IEnumerable<string> Ids(IReadOnlyList<EvidenceId> pictures) => pictures.Select(id => id.Value);
}
