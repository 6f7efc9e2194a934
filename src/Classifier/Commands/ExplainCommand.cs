using System.CommandLine;
using PublicReport.Classifier.Model;
using PublicReport.Jurisdictions;

namespace PublicReport.Classifier.Commands;

/// <summary>Which words spoke for the first domain, and the clause of the township plan that gives its department the domain.</summary>
internal static class ExplainCommand
{
    private const int Proposals = 3;

    public static Command Create()
    {
        var text = new Argument<string>("text");
        var model = CommandLine.ModelOption();
        var jurisdiction = CommandLine.JurisdictionOption();
        var command = new Command("explain", "Shows which words spoke for the first domain and why its department leads.") { text, model, jurisdiction };
        command.SetAction(parsed => CommandLine.Print(Explain(
            ModelFile.Load(parsed.GetValue(model)!), JurisdictionLoader.Load(parsed.GetValue(jurisdiction)!), parsed.GetValue(text)!)));
        return command;
    }

    public static Dictionary<string, object?> Explain(ReportModel model, Jurisdiction jurisdiction, string text)
    {
        var prediction = model.Predict(text);
        var first = prediction.Scores[0].Label;
        var assignment = jurisdiction.Domains.GetValueOrDefault(first);
        return new()
        {
            ["domain"] = first,
            ["lead"] = assignment is null ? jurisdiction.DepartmentName(jurisdiction.SafetyOffice) : jurisdiction.DepartmentName(assignment.Lead),
            ["clause"] = assignment?.Clause ?? jurisdiction.OutOfScopeGuidance,
            ["plan"] = jurisdiction.Plan,
            ["scores"] = prediction.Scores.Take(Proposals).ToDictionary(score => score.Label, score => score.Probability),
            ["words"] = model.Explain(text, first).Select(part => new { words = part.Words, weight = part.Weight }).ToList(),
            ["urgent"] = prediction.Urgent,
            ["urgent_probability"] = prediction.UrgentProbability,
            ["invalid_probability"] = prediction.InvalidProbability,
        };
    }
}
