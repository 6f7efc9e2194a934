using System.Diagnostics;
using System.Net.Sockets;

namespace PublicReport.Stack.Tests.Process;

/// <summary>One of the three assemblies as a process of its own, with nothing in its environment but what is given.</summary>
internal sealed class ServiceProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(50);
    private readonly System.Diagnostics.Process process;

    private ServiceProcess(System.Diagnostics.Process process, string url)
    {
        this.process = process;
        Url = url;
    }

    public string Url { get; }

    /// <summary>Starts and waits until its port answers.</summary>
    public static async Task<ServiceProcess> StartAsync(string assembly, Dictionary<string, string> environment)
    {
        var url = GatewayProcess.FreeUrl();
        var start = Info(assembly, environment);
        start.Environment["ASPNETCORE_URLS"] = url;
        var service = new ServiceProcess(System.Diagnostics.Process.Start(start)!, url);
        service.process.OutputDataReceived += (_, _) => { };
        service.process.BeginOutputReadLine();
        var errors = service.process.StandardError.ReadToEndAsync();
        using var timeout = new CancellationTokenSource(Patience);
        while (!await AnswersAsync(new(url), timeout.Token))
        {
            if (service.process.HasExited)
            {
                throw new InvalidOperationException($"{assembly} ended: {await errors}");
            }
        }

        return service;
    }

    /// <summary>Runs a command to its end.</summary>
    public static async Task<string> RunAsync(string assembly, Dictionary<string, string> environment, params string[] arguments)
    {
        var start = Info(assembly, environment);
        arguments.ToList().ForEach(start.ArgumentList.Add);
        using var process = System.Diagnostics.Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync().WaitAsync(Patience);
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException(await errors);
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private static ProcessStartInfo Info(string assembly, Dictionary<string, string> environment)
    {
        var start = new ProcessStartInfo("dotnet", [assembly]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return start;
    }

    private static async Task<bool> AnswersAsync(Uri url, CancellationToken cancellationToken)
    {
        using var socket = new TcpClient();
        try
        {
            await socket.ConnectAsync(url.Host, url.Port, cancellationToken);
            return true;
        }
        catch (SocketException)
        {
            // Asking without a pause would take a core from the process that is waited for.
            await Task.Delay(Between, cancellationToken);
            return false;
        }
    }
}
