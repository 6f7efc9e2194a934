using System.Text.Json;
using PublicReport.Classifier.Model;

namespace PublicReport.Classifier.Learning;

/// <summary>
/// Every model that was ever served from a folder: <c>model.bin</c> is the served one, <c>versions/VERSION/model.bin</c> all of them,
/// <c>versions.json</c> tells where each came from.
/// </summary>
internal sealed class ModelVersions(string folder, TimeProvider clock)
{
    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, WriteIndented = true };

    private const int MostTries = 100;
    private static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(100);

    private string Manifest => Path.Combine(folder, "versions.json");

    /// <summary>The served version, whoever put it there: building the program replaces the served file too.</summary>
    /// <exception cref="InvalidDataException">There is no trained model in the folder.</exception>
    public ModelVersion Current() => Served().Version;

    /// <summary>The served model and where it came from.</summary>
    /// <exception cref="InvalidDataException">There is no trained model in the folder.</exception>
    public (ReportModel Model, ModelVersion Version) Served()
    {
        var model = ModelFile.Load(folder);
        return (model, List().FirstOrDefault(one => one.Version == model.Version) ?? new() { Version = model.Version, KeptSince = clock.GetUtcNow() });
    }

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<ModelVersion> List() =>
        File.Exists(Manifest) ? JsonSerializer.Deserialize<List<ModelVersion>>(File.ReadAllBytes(Manifest), Json)! : [];

    /// <summary>Keeps the served model and puts the new one in its place.</summary>
    /// <returns>False when another than the new one's parent is served by now: a training takes minutes, and somebody may roll back or train meanwhile.</returns>
    public bool Promote(ReportModel model, ModelVersion version)
    {
        using var locked = Lock();
        var current = Current();
        if (current.Version != version.Parent)
        {
            return false;
        }

        Keep(current);
        ModelFile.Save(model, FolderOf(version.Version));
        Write([.. List().Where(one => one.Version != version.Version), version]);
        ModelFile.Save(model, folder);
        return true;
    }

    /// <summary>Serves an older model again.</summary>
    /// <param name="to">Null: what the served one replaced.</param>
    /// <exception cref="InvalidDataException">There is no such version, or it is of a form this program does not read.</exception>
    public ModelVersion RollBack(string? to)
    {
        using var locked = Lock();
        var current = Current();
        var wanted = to ?? current.Parent ?? throw new InvalidDataException($"{current.Version} came with the program: there is nothing before it.");
        if (List().All(one => one.Version != wanted))
        {
            throw new InvalidDataException($"There is no version {wanted} in {folder}; the versions command lists them.");
        }

        // Read first: a version of an older form cannot be served, and then nothing has changed.
        var older = ModelFile.Load(FolderOf(wanted));
        Keep(current);
        var left = Left(current, wanted);
        Write([.. List().Select(one => left.Contains(one.Version) ? one with { RolledBack = true } : one.Version == wanted ? one with { RolledBack = false } : one)]);
        ModelFile.Save(older, folder);
        return Current();
    }

    /// <summary>The versions a rollback turns its back on: the served one and what lies between it and the wanted one.</summary>
    private List<string> Left(ModelVersion current, string wanted)
    {
        var (versions, left) = (List(), new List<string>());
        for (var at = current; at is not null && !left.Contains(at.Version); at = versions.FirstOrDefault(one => one.Version == at.Parent))
        {
            if (at.Version == wanted)
            {
                return left;
            }

            left.Add(at.Version);
        }

        return [current.Version];
    }

    /// <summary>One at a time changes what is served; held for as long as it takes to write a model.</summary>
    private FileStream Lock()
    {
        for (var tries = 0; ; tries++)
        {
            try
            {
                return new(Path.Combine(folder, "versions.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (tries < MostTries)
            {
                Thread.Sleep(BetweenTries);
            }
        }
    }

    private string FolderOf(string version) => Path.Combine(folder, "versions", version);

    private void Keep(ModelVersion current)
    {
        if (List().All(one => one.Version != current.Version))
        {
            ModelFile.Save(ModelFile.Load(folder), FolderOf(current.Version));
            Write([.. List(), current]);
        }
    }

    private void Write(IReadOnlyList<ModelVersion> versions)
    {
        File.WriteAllBytes(Manifest + ".new", JsonSerializer.SerializeToUtf8Bytes(versions, Json));
        File.Move(Manifest + ".new", Manifest, overwrite: true);
    }
}
