using System.Text.Json;

namespace PublicReport.Gateway.Tests.WeChat;

internal static class Vectors
{
    private static readonly JsonElement Root = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "WeChat", "vectors.json"))).RootElement;

    public static IEnumerable<object[]> Ids(string group) => Root.GetProperty(group).EnumerateArray().Select(vector => new object[] { vector.Text("id") });

    public static JsonElement Get(string group, string id) => Root.GetProperty(group).EnumerateArray().Single(vector => vector.Text("id") == id);

    public static string Text(this JsonElement vector, string name) => vector.TryGetProperty(name, out var value) ? value.ToString() : "";
}
