using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace PublicReport.Classifier.Model;

/// <summary>The serving form on disk: loads in a fraction of a second. Holds n-grams, letters, listed words and weights, no report.</summary>
internal static class ModelFile
{
    public const string Name = "model.bin";
    private const string Magic = "PRCLASSIFIER8";

    public static void Save(ReportModel model, string folder)
    {
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, Name);
        using (var file = File.Create(path + ".new"))
        {
            Write(file, model);
        }

        File.Move(path + ".new", path, overwrite: true);
    }

    /// <summary>The model with a name of its own: of every weight and threshold, so that whatever changes what it answers changes the name.</summary>
    public static ReportModel Named(ReportModel model)
    {
        using var hash = SHA256.Create();
        using (var sink = new CryptoStream(Stream.Null, hash, CryptoStreamMode.Write))
        {
            Write(sink, model with { Version = "" });
        }

        return model with { Version = "maxent-" + Convert.ToHexStringLower(hash.Hash.AsSpan(0, 6)) };
    }

    /// <exception cref="InvalidDataException">There is no trained model in the folder.</exception>
    public static ReportModel Load(string folder)
    {
        var path = Path.Combine(folder, Name);
        if (!File.Exists(path) || new FileInfo(path).Length == 0)
        {
            throw new InvalidDataException($"No trained model at {path}; build src/Classifier, or run its train command.");
        }

        using var reader = new BinaryReader(File.OpenRead(path));
        if (reader.ReadString() != Magic)
        {
            throw new InvalidDataException($"{path} is not a model of this version; train it again.");
        }

        var version = reader.ReadString();
        var softening = new Softening(reader.ReadDouble(), reader.ReadDouble(), reader.ReadDouble());
        var urgentThreshold = reader.ReadDouble();
        var heldOut = new HeldOutFigures(reader.ReadInt32(), reader.ReadDouble(), reader.ReadDouble());
        var labels = Read(reader);
        var domains = new DomainModel(labels, Read(reader), new(ReadPhrases(reader, labels.Labels)), reader.ReadInt32());
        return new()
        {
            Version = version,
            Softening = softening,
            UrgentThreshold = urgentThreshold,
            HeldOut = heldOut,
            Domains = domains,
            UrgentModel = Read(reader),
            DispatchThresholds = Fill<double>(reader, domains.Labels.Length),
        };
    }

    private static void Write(Stream stream, ReportModel model)
    {
        using var writer = new BinaryWriter(stream);
        writer.Write(Magic);
        writer.Write(model.Version);
        writer.Write(model.Softening.Sharp);
        writer.Write(model.Softening.Soft);
        writer.Write(model.Softening.Doubt);
        writer.Write(model.UrgentThreshold);
        writer.Write(model.HeldOut.Rows);
        writer.Write(model.HeldOut.LeadTop1);
        writer.Write(model.HeldOut.CalibrationError);
        Write(writer, model.Domains.Domains);
        Write(writer, model.Domains.Scope!);
        WritePhrases(writer, model.Domains.Phrases.Parameters);
        writer.Write(model.Domains.LongestWhole);
        Write(writer, model.UrgentModel);
        writer.Write(MemoryMarshal.AsBytes<double>(model.DispatchThresholds));
    }

    private static void Write(BinaryWriter writer, LinearModel model)
    {
        writer.Write(string.Join(' ', model.Labels));
        writer.Write(model.Vocabulary.Keys.Length);
        writer.Write(MemoryMarshal.AsBytes<ulong>(model.Vocabulary.Keys));
        foreach (var values in new[] { model.Vocabulary.Importances, model.Weights, model.Bias })
        {
            writer.Write(MemoryMarshal.AsBytes<float>(values));
        }
    }

    private static LinearModel Read(BinaryReader reader)
    {
        var labels = reader.ReadString().Split(' ');
        var keys = Fill<ulong>(reader, reader.ReadInt32());
        var vocabulary = new Vocabulary(keys, Fill<float>(reader, keys.Length));
        return new(labels, vocabulary, Fill<float>(reader, keys.Length * labels.Length), Fill<float>(reader, labels.Length));
    }

    private static void WritePhrases(BinaryWriter writer, ConvolutionParameters parameters)
    {
        writer.Write(new string(parameters.Letters));
        Write(writer, parameters.Words);
        foreach (var values in new[] { parameters.Embeddings, parameters.Filters, parameters.FilterBias, parameters.Weights, parameters.Bias })
        {
            writer.Write(MemoryMarshal.AsBytes<float>(values));
        }
    }

    private static ConvolutionParameters ReadPhrases(BinaryReader reader, string[] labels)
    {
        var letters = reader.ReadString().ToCharArray();
        var words = ReadWords(reader);
        return new(
            labels,
            letters,
            words,
            Fill<float>(reader, (letters.Length + 1 + words.Words.Count) * ConvolutionShape.Dimensions),
            Fill<float>(reader, ConvolutionShape.Matches * ConvolutionShape.Dimensions),
            Fill<float>(reader, ConvolutionShape.Filters),
            Fill<float>(reader, ConvolutionShape.Filters * labels.Length),
            Fill<float>(reader, labels.Length));
    }

    private static void Write(BinaryWriter writer, WordClasses classes)
    {
        writer.Write(classes.Words.Count);
        foreach (var (name, words) in classes.Words)
        {
            writer.Write(name);
            writer.Write(string.Join(' ', words));
        }
    }

    private static WordClasses ReadWords(BinaryReader reader)
    {
        var words = new OrderedDictionary<string, IReadOnlyList<string>>();
        for (var left = reader.ReadInt32(); left > 0; left--)
        {
            words.Add(reader.ReadString(), reader.ReadString().Split(' ', StringSplitOptions.RemoveEmptyEntries));
        }

        return new(words);
    }

    private static T[] Fill<T>(BinaryReader reader, int count)
        where T : unmanaged
    {
        var values = new T[count];
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(values.AsSpan()));
        return values;
    }
}
