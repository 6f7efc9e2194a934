using System.Text.RegularExpressions;

namespace PublicReport.Jurisdictions;

/// <summary>What a well-formed file can still get wrong: references that lead nowhere, codes of the wrong shape.</summary>
internal static partial class JurisdictionChecks
{
    public static IEnumerable<(string Key, string Problem)> Problems(Jurisdiction jurisdiction) =>
        AreaProblems(jurisdiction)
            .Concat(DomainProblems(jurisdiction))
            .Concat(VillageProblems(jurisdiction))
            .Concat(GazetteerProblems(jurisdiction))
            .Concat(TargetProblems(jurisdiction))
            .Concat(NoticeProblems(jurisdiction));

    private static IEnumerable<(string, string)> NoticeProblems(Jurisdiction jurisdiction)
    {
        foreach (var code in jurisdiction.DeclineAfterAsking.Where(code => !jurisdiction.DeclineReasons.ContainsKey(code)))
        {
            yield return ("declineAfterAsking", $"'{code}' is not defined under declineReasons");
        }

        foreach (var code in jurisdiction.DeclineInsidersOnly.Where(code => !jurisdiction.DeclineReasons.ContainsKey(code)))
        {
            yield return ("declineInsidersOnly", $"'{code}' is not defined under declineReasons");
        }

        // A robot's address holds its key: whoever puts it where the setting's name belongs is told so.
        var robots = jurisdiction.Departments.Select(item => ($"departments.{item.Key}", item.Value.RobotUrlFrom))
            .Append(("urgentAlerts", jurisdiction.UrgentAlerts.RobotUrlFrom));
        foreach (var (key, name) in robots.Where(robot => !SettingName().IsMatch(robot.RobotUrlFrom ?? "none")))
        {
            yield return (key, $"robotUrlFrom '{name!.Split(':')[0]}…' is not the name of a setting such as PR_ROBOT_URL");
        }
    }

    private static IEnumerable<(string, string)> TargetProblems(Jurisdiction jurisdiction)
    {
        foreach (var slug in jurisdiction.HighRisk.Where(slug => !SafetyDomain.All.Contains(slug)))
        {
            yield return ("highRisk", $"'{slug}' is not one of the thirty safety domains");
        }

        for (var i = 0; i < jurisdiction.Targets.Count; i++)
        {
            var target = jurisdiction.Targets[i];
            if (target.Kind is not ("clear-stock" or "curb-growth" or "dynamic-zero"))
            {
                yield return ($"targets.{i}", $"kind '{target.Kind}' is not clear-stock, curb-growth or dynamic-zero");
            }

            if (target is { Kind: "clear-stock", FoundBefore: null })
            {
                yield return ($"targets.{i}", "clear-stock needs foundBefore");
            }
        }
    }

    private static IEnumerable<(string, string)> AreaProblems(Jurisdiction jurisdiction)
    {
        if (!AreaCode().IsMatch(jurisdiction.Area))
        {
            yield return ("area", $"'{jurisdiction.Area}' is not a nine-digit area code");
        }

        if (!jurisdiction.Departments.ContainsKey(jurisdiction.SafetyOffice))
        {
            yield return ("safetyOffice", $"department '{jurisdiction.SafetyOffice}' is not defined under departments");
        }

        if (jurisdiction.UrgentAlerts is { RepeatMinutes: < 1 } or { MaxRings: < 1 })
        {
            yield return ("urgentAlerts", "repeatMinutes and maxRings must be at least 1");
        }
    }

    private static IEnumerable<(string, string)> DomainProblems(Jurisdiction jurisdiction)
    {
        foreach (var missing in SafetyDomain.All.Where(slug => !jurisdiction.Domains.ContainsKey(slug)))
        {
            yield return ("domains", $"domain '{missing}' has no lead department");
        }

        foreach (var (slug, domain) in jurisdiction.Domains)
        {
            if (!SafetyDomain.All.Contains(slug))
            {
                yield return ($"domains.{slug}", $"'{slug}' is not one of the thirty safety domains");
            }

            foreach (var department in domain.CoLeads.Prepend(domain.Lead).Where(code => !jurisdiction.Departments.ContainsKey(code)))
            {
                yield return ($"domains.{slug}", $"department '{department}' is not defined under departments");
            }
        }

        foreach (var slug in jurisdiction.PublicSpace.Where(slug => !SafetyDomain.All.Contains(slug)))
        {
            yield return ("publicSpace", $"'{slug}' is not one of the thirty safety domains");
        }
    }

    private static IEnumerable<(string, string)> VillageProblems(Jurisdiction jurisdiction)
    {
        for (var i = 0; i < jurisdiction.Villages.Count; i++)
        {
            var code = jurisdiction.Villages[i].Code;
            if (!VillageCode().IsMatch(code) || !code.StartsWith(jurisdiction.Area, StringComparison.Ordinal))
            {
                yield return ($"villages.{i}", $"'{code}' is not a twelve-digit code of this area");
            }

            if (jurisdiction.Villages.Take(i).Any(other => other.Code == code))
            {
                yield return ($"villages.{i}", $"code '{code}' occurs twice");
            }
        }
    }

    private static IEnumerable<(string, string)> GazetteerProblems(Jurisdiction jurisdiction)
    {
        for (var i = 0; i < jurisdiction.Gazetteer.Count; i++)
        {
            var place = jurisdiction.Gazetteer[i];
            if (place.Longitude is < 73 or > 136 || place.Latitude is < 3 or > 54)
            {
                yield return ($"gazetteer.{i}", $"({place.Longitude}, {place.Latitude}) lies outside China; longitude comes first");
            }

            if (place.Village is not null && jurisdiction.FindVillage(place.Village) is null)
            {
                yield return ($"gazetteer.{i}", $"village '{place.Village}' is not defined under villages");
            }
        }
    }

    [GeneratedRegex(@"^\d{9}$")]
    private static partial Regex AreaCode();

    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9_]{1,60}$")]
    private static partial Regex SettingName();

    [GeneratedRegex(@"^\d{12}$")]
    private static partial Regex VillageCode();
}
