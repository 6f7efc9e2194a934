using PublicReport.Gateway.Backend;

namespace PublicReport.Gateway.WeChat.Dialogue;

/// <summary>QR scenes: "v:" with a village code or enough of its end ("v:07"), or an area code.</summary>
internal static class Scenes
{
    private const string VillagePrefix = "v:";

    /// <summary>Remembers where the person stands and says so; a scene that means nothing here is as good as none.</summary>
    public static Turn Arrive(Session session, string scene, IReadOnlyList<TownshipInfo> towns)
    {
        var (town, village) = Find(scene, towns);
        if (town is null)
        {
            return new(session, session.Draft is null ? Replies.Help : Replies.Help + Replies.StillOpen);
        }

        var draft = session.Draft is { HasPlace: false } open ? open with { VillageCode = village?.Code ?? "" } : session.Draft;
        var arrived = session with { Area = town.AreaCode, VillageCode = village?.Code ?? "", Draft = draft };
        return new(arrived, Replies.Arrived(town.Name, village?.Name ?? "") + (draft is null ? "" : Replies.StillOpen));
    }

    /// <summary>The place a scene names; nulls when it means nothing here or several places could be meant.</summary>
    public static (TownshipInfo? Town, VillageInfo? Village) Find(string scene, IReadOnlyList<TownshipInfo> towns)
    {
        if (!scene.StartsWith(VillagePrefix, StringComparison.Ordinal))
        {
            return (towns.FirstOrDefault(town => town.AreaCode == scene), null);
        }

        var ending = scene[VillagePrefix.Length..];
        var found = towns.SelectMany(town => town.Villages.Where(village => ending.Length > 1 && village.Code.EndsWith(ending, StringComparison.Ordinal))
            .Select(village => (town, village))).Take(2).ToArray();
        return found is [var one] ? one : (null, null);
    }
}
