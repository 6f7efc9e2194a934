using PublicReport.Protos.Intake.V1;

namespace PublicReport.Gateway.Backend;

/// <summary>Between the form's further answers and their message.</summary>
internal static class CircumstancesInfoMapping
{
    public static Circumstances ToMessage(CircumstancesInfo said) => new()
    {
        Ongoing = ToMessage(said.Ongoing),
        PeopleAtRisk = said.PeopleAtRisk,
        ToldEmployer = ToMessage(said.ToldEmployer),
        EmployerAnswer = said.EmployerAnswer,
    };

    public static CircumstancesInfo ToInfo(Circumstances? said) => said is null
        ? CircumstancesInfo.None
        : new(ToInfo(said.Ongoing), said.PeopleAtRisk, ToInfo(said.ToldEmployer), said.EmployerAnswer);

    private static Circumstances.Types.Answer ToMessage(bool? answer) => answer switch
    {
        true => Circumstances.Types.Answer.Yes,
        false => Circumstances.Types.Answer.No,
        null => Circumstances.Types.Answer.Unknown,
    };

    private static bool? ToInfo(Circumstances.Types.Answer answer) => answer switch
    {
        Circumstances.Types.Answer.Yes => true,
        Circumstances.Types.Answer.No => false,
        _ => null,
    };
}
