using System.Globalization;

namespace PublicReport.ReportingCore.Storage;

/// <summary>How far each township had come, in a small file beside the data; lines "area version".</summary>
internal sealed class StoreMarks(string file)
{
    public string File { get; } = file;

    /// <exception cref="InvalidDataException">The file holds something else.</exception>
    public IReadOnlyDictionary<string, long> Read() =>
        System.IO.File.Exists(File) ? System.IO.File.ReadLines(File).Select(Parse).ToDictionary(mark => mark.Area, mark => mark.Version) : [];

    /// <summary>Replaced as a whole, so that a crash leaves the old or the new file.</summary>
    public void Write(IReadOnlyDictionary<string, long> marks)
    {
        var next = File + ".new";
        System.IO.File.WriteAllLines(next, marks.Select(mark => string.Create(CultureInfo.InvariantCulture, $"{mark.Key} {mark.Value}")));
        System.IO.File.Move(next, File, overwrite: true);
    }

    private (string Area, long Version) Parse(string line) =>
        line.Split(' ') is [var area, var text] && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? (area, version)
            : throw new InvalidDataException($"{File} is damaged");
}
