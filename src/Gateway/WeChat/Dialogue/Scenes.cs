using PublicReport.Gateway.Backend;

namespace PublicReport.Gateway.WeChat.Dialogue;

/// <summary>QR scenes: "v:07" (end of a village code) or an area code.</summary>
internal static class Scenes
{
    public static Session Apply(Session session, string scene, IReadOnlyList<TownshipInfo> towns)
    {
        if (!scene.StartsWith("v:", StringComparison.Ordinal))
        {
            return towns.Any(town => town.AreaCode == scene) ? session with { Area = scene, VillageCode = "" } : session;
        }

        var ending = scene[2..];
        var found = towns.SelectMany(town => town.Villages.Where(village => ending.Length > 1 && village.Code.EndsWith(ending, StringComparison.Ordinal))
            .Select(village => (town.AreaCode, village.Code))).Take(2).ToArray();
        return found is [var one] ? session with { Area = one.AreaCode, VillageCode = one.Code } : session;
    }
}
