using System.Text.Json;
using Xunit;

namespace PublicReport.Gateway.Tests.WeChat;

internal static class Vectors
{
    private static readonly JsonElement Root = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "WeChat", "vectors.json"))).RootElement;

    public static IEnumerable<object[]> Ids(string group) => Root.GetProperty(group).EnumerateArray().Select(vector => new object[] { vector.Text("id") });

    public static JsonElement Get(string group, string id) => Root.GetProperty(group).EnumerateArray().Single(vector => vector.Text("id") == id);

    /// <summary>Vectors quoted from other projects, which may not be copied: the file that this variable names.</summary>
    public static string? SharedFile => Environment.GetEnvironmentVariable("PR_WECHAT_VECTORS") is { Length: > 0 } file ? file : null;

    public static IReadOnlyList<JsonElement> Shared(string group) => [.. JsonDocument.Parse(File.ReadAllText(SharedFile!)).RootElement.GetProperty(group).EnumerateArray()];

    public static string Text(this JsonElement vector, string name) => vector.TryGetProperty(name, out var value) ? value.ToString() : "";
}

/// <summary>Shown as skipped, not as passed, where <see cref="Vectors.SharedFile"/> is not named.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SharedVectorsFactAttribute : FactAttribute
{
    public SharedVectorsFactAttribute() => Skip = Vectors.SharedFile is null ? "PR_WECHAT_VECTORS names no file" : null;
}
