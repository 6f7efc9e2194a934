using System.Collections;

namespace PublicReport.Gateway.WeChat.Protocol;

/// <summary>Leaf elements of a push by path, in the order sent. Names compare ignoring case because WeChat's own documents disagree (MenuId, MenuID).</summary>
internal sealed class InboundFields(IReadOnlyList<KeyValuePair<string, string>> leaves) : IReadOnlyCollection<KeyValuePair<string, string>>
{
    public int Count => leaves.Count;

    /// <summary>First value at that path; empty when absent.</summary>
    public string this[string path] => Find(path) ?? "";

    /// <summary>First value at that path; null when absent.</summary>
    public string? Find(string path)
    {
        foreach (var leaf in leaves)
        {
            if (string.Equals(leaf.Key, path, StringComparison.OrdinalIgnoreCase))
            {
                return leaf.Value;
            }
        }

        return null;
    }

    /// <summary>All values at that path, in order.</summary>
    public IEnumerable<string> All(string path) =>
        leaves.Where(leaf => string.Equals(leaf.Key, path, StringComparison.OrdinalIgnoreCase)).Select(leaf => leaf.Value);

    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => leaves.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
