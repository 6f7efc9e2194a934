using PublicReport.Jurisdictions;
using PublicReport.ReportingCore.Domain.Actors;
using PublicReport.ReportingCore.Domain.Hazards;

namespace PublicReport.ReportingCore.Features.Ledger;

/// <summary>What a finding must say, the same for a form and for a row of a file.</summary>
internal static class FindingRules
{
    private const int MaxText = 2000;
    private const int MaxLine = 200;

    /// <summary>All problems, not the first only: whoever mends a file wants the whole list.</summary>
    public static IReadOnlyList<FindingProblem> Problems(FindingInput finding, Actor actor, Jurisdiction jurisdiction, DateOnly today)
    {
        List<FindingProblem> problems = [.. Texts(finding).SelectMany(text => Problems(text.Field, text.Value, text.Max, text.Required))];
        problems.AddRange(Choices(finding, actor, jurisdiction));
        problems.AddRange(Days(finding, today));
        return problems;
    }

    private static IEnumerable<(string Field, string Value, int Max, bool Required)> Texts(FindingInput finding) =>
    [
        ("finders", string.Join('、', finding.Finders), MaxLine, true),
        ("enterprise", finding.Enterprise, MaxLine, true),
        ("principal", finding.Principal, MaxLine, true),
        ("controller", finding.Controller, MaxLine, true),
        ("contact", finding.Contact, MaxLine, false),
        ("place", finding.Place, MaxLine, false),
        ("description", finding.Description, MaxText, true),
        ("standard", finding.Standard, MaxLine, true),
        ("article", finding.Article, MaxLine, true),
        ("responsible", finding.Responsible, MaxLine, true),
        ("measures", finding.Measures, MaxText, true),
        ("money", finding.Money, MaxLine, true),
        ("contingency", finding.Contingency, MaxText, true),
        ("signed-by", finding.SignedBy, MaxLine, true),
    ];

    private static IEnumerable<FindingProblem> Problems(string field, string value, int max, bool required)
    {
        if (required && string.IsNullOrWhiteSpace(value))
        {
            yield return new(field, "missing");
        }

        if (value.Length > max)
        {
            yield return new(field, "too-long");
        }
    }

    private static IEnumerable<FindingProblem> Choices(FindingInput finding, Actor actor, Jurisdiction jurisdiction)
    {
        if (finding.Source is null or HazardSource.PublicReport)
        {
            yield return new("source", "source-unknown");
        }

        if (!jurisdiction.Domains.ContainsKey(finding.Domain))
        {
            yield return new("domain", "unknown-domain");
        }
        else if (!LedgerAccess.SeesDomain(actor, finding.Domain, jurisdiction))
        {
            yield return new("domain", "domain-not-yours");
        }

        if (finding.VillageCode.Length > 0 && jurisdiction.FindVillage(finding.VillageCode) is null)
        {
            yield return new("village", "unknown-village");
        }
    }

    /// <summary>A deadline may lie in the past: an older ledger is entered as it stands, and what is late is pressed at once.</summary>
    private static IEnumerable<FindingProblem> Days(FindingInput finding, DateOnly today)
    {
        if (finding.FoundOn is null)
        {
            yield return new("found-on", "missing");
        }
        else if (finding.FoundOn > today)
        {
            yield return new("found-on", "found-in-future");
        }

        if (finding.Deadline is null)
        {
            yield return new("deadline", "missing");
        }
        else if (finding.Deadline < finding.FoundOn)
        {
            yield return new("deadline", "deadline-before-found");
        }
    }
}
