namespace PublicReport.Gateway.Standalone;

/// <summary>Lifetime of an inner service: it listens to no signal and ends when the stack disposes of it.</summary>
internal sealed class PartLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
