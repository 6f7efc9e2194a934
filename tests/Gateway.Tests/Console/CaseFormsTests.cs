using PublicReport.Gateway.Backend;
using PublicReport.Gateway.Console;
using Xunit;

namespace PublicReport.Gateway.Tests.Console;

public sealed class CaseFormsTests
{
    [Fact]
    public void The_form_that_assigns_starts_with_the_lead_and_the_co_leads_the_hazard_has()
    {
        var input = CaseForms.Prefilled("assign-jointly", File(), new(2026, 3, 2));

        Assert.Equal(("traffic-office", "police"), (input.Department, Assert.Single(input.CoLeads)));
        Assert.Empty(CaseForms.Prefilled("verify", File(), new(2026, 3, 2)).CoLeads);
    }

    private static HazardFileView File() => new()
    {
        Summary = new() { Id = "h", Department = "traffic-office" },
        Routing = new("", [], [], "", ""),
        Record = new() { CoLeads = [("police", "派出所", false)] },
    };
}
