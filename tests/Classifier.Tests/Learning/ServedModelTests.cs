using Microsoft.Extensions.Logging.Abstractions;
using PublicReport.Classifier.Learning;
using PublicReport.Classifier.Model;

namespace PublicReport.Classifier.Tests.Learning;

public sealed class ServedModelTests : IDisposable
{
    private static readonly ReportModel Shipped = ModelFile.Load(ClassifierHost.DefaultModelFolder);

    private readonly string folder = Directory.CreateTempSubdirectory("pr-served-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_new_model_answers_without_a_restart_and_an_unreadable_one_changes_nothing()
    {
        ModelFile.Save(Shipped, folder);
        using var served = new ServedModel(folder, TimeProvider.System, NullLogger<ServedModel>.Instance);

        ModelFile.Save(Shipped with { Version = "next" }, folder);
        Stamp(1);
        served.Refresh();
        Assert.Equal("next", served.Current.Version);

        File.WriteAllText(Path.Combine(folder, ModelFile.Name), "not a model");
        Stamp(2);
        served.Refresh();
        Assert.Equal("next", served.Current.Version);

        // A length that is none: the reader fails otherwise than at an end of file.
        File.WriteAllBytes(Path.Combine(folder, ModelFile.Name), [.. Enumerable.Repeat((byte)0xFF, 16)]);
        Stamp(3);
        served.Refresh();
        Assert.Equal("next", served.Current.Version);

        ModelFile.Save(Shipped, folder);
        Stamp(4);
        served.Refresh();
        Assert.Equal(Shipped.Version, served.Current.Version);
    }

    [Fact]
    public void A_model_this_account_may_not_open_does_not_end_the_service()
    {
        ModelFile.Save(Shipped, folder);
        using var served = new ServedModel(folder, TimeProvider.System, NullLogger<ServedModel>.Instance);

        // Opening a folder is refused like a file of another account, also to root.
        var path = Path.Combine(folder, ModelFile.Name);
        File.Delete(path);
        Directory.CreateDirectory(path);
        Directory.SetLastWriteTimeUtc(path, new DateTime(2026, 3, 2, 1, 0, 0, DateTimeKind.Utc));
        served.Refresh();

        Assert.Equal(Shipped.Version, served.Current.Version);
    }

    /// <summary>Files written within one tick of the clock differ all the same.</summary>
    private void Stamp(int hours) => File.SetLastWriteTimeUtc(Path.Combine(folder, ModelFile.Name), new DateTime(2026, 3, 2, hours, 0, 0, DateTimeKind.Utc));
}
