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

    private string Manifest => Path.Combine(folder, "versions.json");

    /// <summary>The served version, whoever put it there: building the program replaces the served file too.</summary>
    /// <exception cref="InvalidDataException">There is no trained model in the folder.</exception>
    public ModelVersion Current()
    {
        var served = ModelFile.Load(folder).Version;
        return List().FirstOrDefault(one => one.Version == served) ?? new() { Version = served, KeptSince = clock.GetUtcNow() };
    }

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<ModelVersion> List() =>
        File.Exists(Manifest) ? JsonSerializer.Deserialize<List<ModelVersion>>(File.ReadAllBytes(Manifest), Json)! : [];

    /// <summary>Keeps the served model and puts the new one in its place.</summary>
    public void Promote(ReportModel model, ModelVersion version)
    {
        Keep(Current());
        ModelFile.Save(model, FolderOf(version.Version));
        Write([.. List().Where(one => one.Version != version.Version), version]);
        ModelFile.Save(model, folder);
    }

    /// <summary>Serves an older model again.</summary>
    /// <param name="to">Null: what the served one replaced.</param>
    /// <exception cref="InvalidDataException">There is no such version, or it is of a form this program does not read.</exception>
    public ModelVersion RollBack(string? to)
    {
        var current = Current();
        var wanted = to ?? current.Parent ?? throw new InvalidDataException($"{current.Version} came with the program: there is nothing before it.");
        if (List().All(one => one.Version != wanted))
        {
            throw new InvalidDataException($"There is no version {wanted} in {folder}; the versions command lists them.");
        }

        // Read first: a version of an older form cannot be served, and then nothing has changed.
        var older = ModelFile.Load(FolderOf(wanted));
        Keep(current);
        Write([.. List().Select(one => one.Version == current.Version ? one with { RolledBack = true } : one.Version == wanted ? one with { RolledBack = false } : one)]);
        ModelFile.Save(older, folder);
        return Current();
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
