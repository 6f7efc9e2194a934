using System.Text.Json;
using Xunit;

namespace PublicReport.Gateway.Tests.WeChat;

internal static class Vectors
{
    private static readonly JsonElement Root = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "WeChat", "vectors.json"))).RootElement;

    public static IEnumerable<object[]> Ids(string group) => Root.GetProperty(group).EnumerateArray().Select(vector => new object[] { vector.Text("id") });

    public static JsonElement Get(string group, string id) => Root.GetProperty(group).EnumerateArray().Single(vector => vector.Text("id") == id);

    /// <summary>Vectors quoted from other projects; they may not be copied and lie beside the repository, if at all.</summary>
    public static string? SharedFile { get; } = Above(AppContext.BaseDirectory)
        .Select(folder => Path.Combine(folder.FullName, "shared", "design", "wechat-vectors.json")).FirstOrDefault(File.Exists);

    public static IReadOnlyList<JsonElement> Shared(string group) => [.. JsonDocument.Parse(File.ReadAllText(SharedFile!)).RootElement.GetProperty(group).EnumerateArray()];

    private static IEnumerable<DirectoryInfo> Above(string folder)
    {
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
        {
            yield return at;
        }
    }

    public static string Text(this JsonElement vector, string name) => vector.TryGetProperty(name, out var value) ? value.ToString() : "";
}

/// <summary>Shown as skipped, not as passed, where <see cref="Vectors.SharedFile"/> is not there.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SharedVectorsFactAttribute : FactAttribute
{
    public SharedVectorsFactAttribute() => Skip = Vectors.SharedFile is null ? "No captures lie beside the repository." : null;
}
