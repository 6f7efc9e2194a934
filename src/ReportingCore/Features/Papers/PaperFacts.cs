using PublicReport.Jurisdictions;
using PublicReport.ReportingCore.Domain.Clocks;
using PublicReport.ReportingCore.Domain.Hazards;
using PublicReport.ReportingCore.Domain.Workflow;
using PublicReport.ReportingCore.Features.Supervision;

namespace PublicReport.ReportingCore.Features.Papers;

/// <summary>
/// All a paper may be made of: what officers wrote in their acts, and codes. There is no field for a report's text, place, title, channel
/// or time, nor for anything of a reporter, so no paper can hold them.
/// </summary>
internal sealed record PaperFacts
{
    public required string Number { get; init; }

    public required string Township { get; init; }

    public required string County { get; init; }

    public required string DomainName { get; init; }

    public required string DepartmentName { get; init; }

    public required string SafetyOfficeName { get; init; }

    public required string VillageName { get; init; }

    public required string Plan { get; init; }

    public required DateOnly Today { get; init; }

    public required int ObjectionDays { get; init; }

    public (string Destination, string Slip, string Matter, DateOnly On)? Transfer { get; init; }

    public (string Number, string Clock, DateOnly Due, string Words, DateOnly On)? Letter { get; init; }

    public MajorBasis? Major { get; init; }

    public RectificationPlan? Measures { get; init; }

    public (DateOnly On, string Findings)? Verified { get; init; }

    public FinalReply? Reply { get; init; }

    public static PaperFacts Of(Hazard hazard, Jurisdiction jurisdiction, DateTimeOffset now) => new()
    {
        Number = hazard.Number,
        Township = jurisdiction.Name,
        County = jurisdiction.County,
        DomainName = jurisdiction.DomainName(hazard.Domain),
        DepartmentName = jurisdiction.DepartmentName(hazard.Department),
        SafetyOfficeName = jurisdiction.DepartmentName(jurisdiction.SafetyOffice),
        VillageName = jurisdiction.FindVillage(hazard.VillageCode)?.Name ?? "",
        Plan = jurisdiction.Plan,
        Today = WorkingCalendar.Day(now),
        ObjectionDays = jurisdiction.Clocks.Objection.Length,
        Transfer = hazard.Transfer is { } transfer
            ? (Destinations.All[transfer.Destination], transfer.Slip, transfer.Matter, WorkingCalendar.Day(transfer.At))
            : null,
        Letter = hazard.Supervision.Letters is [.., var letter]
            ? (letter.Number, letter.Clock.Length == 0 ? "" : LadderNotices.NameOf(letter.Clock), WorkingCalendar.Day(letter.DueAt.AddSeconds(-1)), letter.Text, WorkingCalendar.Day(letter.At))
            : null,
        Major = hazard.Major,
        Measures = hazard.Rectification?.Plan,
        Verified = hazard.Verification is { } verification ? (verification.On, verification.Findings) : null,
        Reply = hazard.FinalReply,
    };
}

/// <summary>A paper ready to be drawn as a page or a text document.</summary>
internal sealed record OfficialPaper
{
    public required string Kind { get; init; }

    public required string Title { get; init; }

    public required string Number { get; init; }

    public required string Addressee { get; init; }

    public required IReadOnlyList<string> Paragraphs { get; init; }

    public IReadOnlyList<(string Label, string Value)> Rows { get; init; } = [];

    public required string Office { get; init; }

    public required DateOnly Date { get; init; }
}
