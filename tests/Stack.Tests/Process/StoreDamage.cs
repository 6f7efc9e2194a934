using System.Globalization;

namespace PublicReport.Stack.Tests.Process;

/// <summary>What a bad disk, a half restored backup or a wrong hand does to the store's files.</summary>
internal static class StoreDamage
{
    public static void Do(string path, string damage)
    {
        foreach (var file in File.Exists(path) ? [path] : Directory.GetFiles(path, "*", SearchOption.AllDirectories))
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.ReadWrite);
            if (damage == "garble")
            {
                var bytes = new byte[Math.Min(stream.Length, 8 * 1024 * 1024)];
                new Random(7).NextBytes(bytes);
                stream.Write(bytes);
            }
            else
            {
                stream.SetLength(0);
            }
        }

        if (damage == "delete")
        {
            Directory.Delete(path, recursive: true);
        }
    }

    /// <summary>Waits until the data folder has noted the township at this version or later.</summary>
    public static async Task MarkedAsync(string data, string area, long atLeast)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        using var watcher = new FileSystemWatcher(data, "store-marks*") { EnableRaisingEvents = true };
        while (Marked(data, area) < atLeast)
        {
            await Task.Run(() => watcher.WaitForChanged(WatcherChangeTypes.All, TimeSpan.FromSeconds(1)), limit.Token);
        }
    }

    private static long Marked(string data, string area)
    {
        var file = Path.Combine(data, "store-marks");
        return !File.Exists(file) ? 0 : File.ReadLines(file).Select(line => line.Split(' '))
            .Where(mark => mark[0] == area).Select(mark => long.Parse(mark[1], CultureInfo.InvariantCulture)).SingleOrDefault();
    }
}
