using PublicReport.Classifier.Model;

namespace PublicReport.Classifier.Learning;

/// <summary>The model that answers; a promoted or rolled-back one takes over within seconds, without a restart.</summary>
internal sealed partial class ServedModel(string folder, TimeProvider clock, ILogger<ServedModel> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    private volatile Loaded loaded = Loaded.From(folder);

    public ReportModel Current => loaded.Model;

    /// <summary>Looks whether the file has changed; one that cannot be read changes nothing and is tried again.</summary>
    public void Refresh()
    {
        if (Loaded.TimeOf(folder) == loaded.WrittenAt)
        {
            return;
        }

        try
        {
            loaded = Loaded.From(folder);
            LogTaken(log, loaded.Model.Version);
        }
        // Whatever is wrong with the file (cut off, garbled, not readable for this account), it must not end the service that answers.
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            LogUnreadable(log, error.Message, loaded.Model.Version);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                Refresh();
            }
        }
        catch (OperationCanceledException)
        {
            // A host that ends before it was stopped would log this as a failure.
        }
    }

    [LoggerMessage(1, LogLevel.Information, "Routing model {Version} answers from now on")]
    private static partial void LogTaken(ILogger log, string version);

    [LoggerMessage(2, LogLevel.Warning, "New routing model unreadable ({Problem}); {Version} goes on answering")]
    private static partial void LogUnreadable(ILogger log, string problem, string version);

    private sealed record Loaded(ReportModel Model, DateTime WrittenAt)
    {
        /// <summary>The time is read first: a file replaced meanwhile is then seen as new.</summary>
        public static Loaded From(string folder)
        {
            var written = TimeOf(folder);
            return new(ModelFile.Load(folder), written);
        }

        public static DateTime TimeOf(string folder) => File.GetLastWriteTimeUtc(Path.Combine(folder, ModelFile.Name));
    }
}
