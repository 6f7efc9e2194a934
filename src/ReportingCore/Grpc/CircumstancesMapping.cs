using Reports = PublicReport.ReportingCore.Domain.Reports;
using Wire = PublicReport.Protos.Intake.V1.Circumstances;

namespace PublicReport.ReportingCore.Grpc;

/// <summary>Between the answers of the form and their message; nothing answered is no message.</summary>
internal static class CircumstancesMapping
{
    public static Reports.Circumstances? ToDomain(Wire? said) => said is null || said.Equals(new Wire()) ? null : new()
    {
        Ongoing = ToDomain(said.Ongoing),
        PeopleAtRisk = said.PeopleAtRisk.Trim(),
        ToldEmployer = ToDomain(said.ToldEmployer),
        EmployerAnswer = said.EmployerAnswer.Trim(),
    };

    public static Wire? ToMessage(Reports.Circumstances? said) => said is null ? null : new()
    {
        Ongoing = ToMessage(said.Ongoing),
        PeopleAtRisk = said.PeopleAtRisk,
        ToldEmployer = ToMessage(said.ToldEmployer),
        EmployerAnswer = said.EmployerAnswer,
    };

    private static Reports.Answer ToDomain(Wire.Types.Answer answer) => answer switch
    {
        Wire.Types.Answer.Yes => Reports.Answer.Yes,
        Wire.Types.Answer.No => Reports.Answer.No,
        _ => Reports.Answer.Unknown,
    };

    private static Wire.Types.Answer ToMessage(Reports.Answer answer) => answer switch
    {
        Reports.Answer.Yes => Wire.Types.Answer.Yes,
        Reports.Answer.No => Wire.Types.Answer.No,
        _ => Wire.Types.Answer.Unknown,
    };
}
