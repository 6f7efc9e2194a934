using System.Runtime.InteropServices;

namespace PublicReport.Classifier.Model;

/// <summary>The serving form on disk: loads in a fraction of a second. Holds n-grams and weights, no report.</summary>
internal static class ModelFile
{
    public const string Name = "model.bin";
    private const string Magic = "PRCLASSIFIER4";

    public static void Save(ReportModel model, string folder)
    {
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, Name);
        using (var writer = new BinaryWriter(File.Create(path + ".new")))
        {
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
            Write(writer, model.UrgentModel);
            writer.Write(MemoryMarshal.AsBytes<double>(model.DispatchThresholds));
        }

        File.Move(path + ".new", path, overwrite: true);
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
        var domains = new DomainModel(Read(reader), Read(reader));
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

    private static void Write(BinaryWriter writer, LinearModel model)
    {
        writer.Write(string.Join(' ', model.Labels));
        writer.Write(model.Vocabulary.Keys.Length);
        writer.Write(MemoryMarshal.AsBytes<ulong>(model.Vocabulary.Keys));
        writer.Write(MemoryMarshal.AsBytes<float>(model.Vocabulary.Importances));
        writer.Write(MemoryMarshal.AsBytes<float>(model.Weights));
        writer.Write(MemoryMarshal.AsBytes<float>(model.Bias));
    }

    private static LinearModel Read(BinaryReader reader)
    {
        var labels = reader.ReadString().Split(' ');
        var count = reader.ReadInt32();
        var keys = Fill<ulong>(reader, count);
        var importances = Fill<float>(reader, count);
        return new(labels, new(keys, importances), Fill<float>(reader, count * labels.Length), Fill<float>(reader, labels.Length));
    }

    private static T[] Fill<T>(BinaryReader reader, int count)
        where T : unmanaged
    {
        var values = new T[count];
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(values.AsSpan()));
        return values;
    }
}
