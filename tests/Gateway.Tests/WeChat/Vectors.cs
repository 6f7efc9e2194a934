using System.Text.Json;

namespace PublicReport.Gateway.Tests.WeChat;

internal static class Vectors
{
    private static readonly JsonElement Root = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "WeChat", "vectors.json"))).RootElement;

    public static IEnumerable<object[]> Ids(string group) => Root.GetProperty(group).EnumerateArray().Select(vector => new object[] { vector.Text("id") });

    public static JsonElement Get(string group, string id) => Root.GetProperty(group).EnumerateArray().Single(vector => vector.Text("id") == id);

    /// <summary>Vectors quoted from other projects; they may not be copied and lie beside the repository, if at all.</summary>
    public static IReadOnlyList<JsonElement> Shared(string group)
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            var file = Path.Combine(at.FullName, "shared", "design", "wechat-vectors.json");
            if (File.Exists(file))
            {
                return [.. JsonDocument.Parse(File.ReadAllText(file)).RootElement.GetProperty(group).EnumerateArray()];
            }
        }

        return [];
    }

    public static string Text(this JsonElement vector, string name) => vector.TryGetProperty(name, out var value) ? value.ToString() : "";
}
