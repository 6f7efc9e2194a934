using System.Text;
using System.Xml;

namespace PublicReport.Gateway.WeChat.Protocol;

/// <summary>Reads a push's XML with nothing of XML that an attacker could use: no DTD, no entities of one's own, no outside resources, bounded size and depth.</summary>
internal static class InboundXml
{
    /// <summary>Bytes; WeChat's own pushes are a few kilobytes.</summary>
    public const int MaxLength = 1024 * 1024;

    private const int MaxDepth = 12;
    private const int MaxLeaves = 2000;

    /// <returns>Null when the bytes are not one well-formed XML document with a root of elements.</returns>
    public static InboundFields? Read(ReadOnlyMemory<byte> body)
    {
        // A control character in somebody's words must not cost the message; everything else stays as sent.
        var text = XmlText.Clean(Encoding.UTF8.GetString(body.Span).TrimStart('\uFEFF'));
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            MaxCharactersInDocument = MaxLength,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
        };
        try
        {
            using var reader = XmlReader.Create(new StringReader(text), settings);
            return ReadLeaves(reader);
        }
        catch (XmlException)
        {
            return null;
        }
    }

    private static InboundFields? ReadLeaves(XmlReader reader)
    {
        var leaves = new List<KeyValuePair<string, string>>();
        var open = new Stack<(string Name, bool HasChildren)>();
        var value = new StringBuilder();
        while (reader.Read())
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    MarkParent(open);
                    value.Clear();
                    open.Push((reader.LocalName, false));
                    if (open.Count > MaxDepth || leaves.Count >= MaxLeaves)
                    {
                        return null;
                    }

                    if (reader.IsEmptyElement)
                    {
                        Close(open, leaves, value);
                    }

                    break;
                case XmlNodeType.EndElement:
                    Close(open, leaves, value);
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace:
                    value.Append(reader.Value);
                    break;
            }
        }

        return leaves.Count == 0 ? null : new(leaves);
    }

    private static void MarkParent(Stack<(string Name, bool HasChildren)> open)
    {
        if (open.TryPop(out var parent))
        {
            open.Push((parent.Name, true));
        }
    }

    /// <summary>The root itself is no part of a path.</summary>
    private static void Close(Stack<(string Name, bool HasChildren)> open, List<KeyValuePair<string, string>> leaves, StringBuilder value)
    {
        var (name, hasChildren) = open.Pop();
        if (!hasChildren && open.Count > 0)
        {
            var parents = open.Reverse().Skip(1).Select(element => element.Name);
            leaves.Add(new(string.Join('/', parents.Append(name)), value.ToString()));
        }

        value.Clear();
    }
}
