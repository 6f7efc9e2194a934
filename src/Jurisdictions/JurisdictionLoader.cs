using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace PublicReport.Jurisdictions;

/// <summary>Reads jurisdiction files strictly: an unknown key, a missing one or a dangling reference is an error naming line and key.</summary>
public static class JurisdictionLoader
{
    /// <summary>All <c>*.yaml</c> of a folder, by area code.</summary>
    /// <exception cref="JurisdictionFormatException">A file is malformed, two files share an area, or the folder holds none.</exception>
    public static IReadOnlyDictionary<string, Jurisdiction> LoadFolder(string folder)
    {
        var files = Directory.Exists(folder) ? Directory.GetFiles(folder, "*.yaml").Order(StringComparer.Ordinal).ToList() : [];
        if (files.Count == 0)
        {
            throw new JurisdictionFormatException(folder, 0, "*.yaml", "the folder holds no jurisdiction file");
        }

        var loaded = new Dictionary<string, Jurisdiction>();
        foreach (var file in files)
        {
            var jurisdiction = Load(file);
            if (!loaded.TryAdd(jurisdiction.Area, jurisdiction))
            {
                throw new JurisdictionFormatException(file, 1, "area", $"area {jurisdiction.Area} is already defined by another file");
            }
        }

        return loaded;
    }

    public static Jurisdiction Load(string file) => Parse(File.ReadAllText(file), Path.GetFileName(file));

    public static Jurisdiction Parse(string yaml, string file)
    {
        try
        {
            var root = ReadTree(yaml, file);
            var deserializer = new DeserializerBuilder()
                .WithNamingConvention(CamelCaseNamingConvention.Instance)
                .WithEnforceRequiredMembers()
                .WithDuplicateKeyChecking()
                .WithTypeConverter(new ScalarConverter())
                .WithNodeTypeResolver(new ReadOnlyCollections())
                .Build();
            var jurisdiction = deserializer.Deserialize<Jurisdiction>(yaml);
            foreach (var (key, problem) in JurisdictionChecks.Problems(jurisdiction))
            {
                throw new JurisdictionFormatException(file, LineOf(root, key), key, problem);
            }

            return jurisdiction;
        }
        catch (YamlException error)
        {
            throw new JurisdictionFormatException(file, error.Start.Line, KeyAt(yaml, error.Start.Line), Innermost(error).Message);
        }
    }

    private static YamlMappingNode ReadTree(string yaml, string file)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(yaml));
        return stream.Documents is [{ RootNode: YamlMappingNode root }, ..]
            ? root
            : throw new JurisdictionFormatException(file, 1, "", "the file is not a mapping");
    }

    private static long LineOf(YamlNode node, string path)
    {
        foreach (var part in path.Split('.'))
        {
            YamlNode? next = node switch
            {
                YamlMappingNode map when map.Children.TryGetValue(new YamlScalarNode(part), out var child) => child,
                YamlSequenceNode list when int.TryParse(part, out var index) && index < list.Children.Count => list.Children[index],
                _ => null,
            };
            if (next is null)
            {
                break;
            }

            node = next;
        }

        return node.Start.Line;
    }

    private static string KeyAt(string yaml, long line)
    {
        var lines = yaml.Split('\n');
        return line >= 1 && line <= lines.Length ? lines[line - 1].Trim().TrimStart('-').Split(':')[0].Trim() : "";
    }

    private static Exception Innermost(Exception error) => error.InnerException is null ? error : Innermost(error.InnerException);

    /// <summary>Read-only collections of the model are read as their ordinary counterparts.</summary>
    private sealed class ReadOnlyCollections : INodeTypeResolver
    {
        public bool Resolve(NodeEvent? nodeEvent, ref Type currentType)
        {
            var generic = currentType.IsGenericType ? currentType.GetGenericTypeDefinition() : null;
            currentType =
                generic == typeof(IReadOnlyList<>) ? typeof(List<>).MakeGenericType(currentType.GetGenericArguments())
                : generic == typeof(IReadOnlyDictionary<,>) ? typeof(Dictionary<,>).MakeGenericType(currentType.GetGenericArguments())
                : currentType;
            return false;
        }
    }
}
