using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace PublicReport.Stack.Tests.Process;

/// <summary>The built Gateway as a process of its own, started as a newcomer starts it.</summary>
internal sealed partial class GatewayProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>Test runs side by side begin far from each other.</summary>
    private static int lastPort = 20_000 + (Environment.ProcessId * 131 % 10_000);
    private readonly System.Diagnostics.Process process;
    private readonly TaskCompletionSource started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<string> lines = [];
    private readonly List<string> errors = [];

    private GatewayProcess(System.Diagnostics.Process process, string url)
    {
        this.process = process;
        Url = url;
    }

    public string Url { get; }

    public string Output => Join(lines);

    public string Errors => Join(errors);

    /// <summary>gRPC address of the core, as printed.</summary>
    public string Core => CoreLine().Match(Output).Groups[1].Value;

    /// <summary>First-run link of an account; the lines of the welcome come one after the other, so it is waited for.</summary>
    /// <exception cref="TimeoutException">There is no such line.</exception>
    public string LinkOf(string account)
    {
        lock (lines)
        {
            while (true)
            {
                var found = Regex.Match(Join(lines), $@"^\s+{Regex.Escape(account)}\s+(http\S+)", RegexOptions.Multiline);
                if (found.Success)
                {
                    return found.Groups[1].Value;
                }

                if (!Monitor.Wait(lines, Patience))
                {
                    throw new TimeoutException($"no link of {account} in: {Output}");
                }
            }
        }
    }

    /// <summary>Starts and waits until it says that it is running.</summary>
    public static async Task<GatewayProcess> StartAsync(string home, params string[] arguments)
    {
        var gateway = Launch(home, [], [Repository.BuiltGateway, .. arguments]);
        var exited = gateway.process.WaitForExitAsync();
        if (await Task.WhenAny(gateway.started.Task, exited).WaitAsync(Patience) == exited)
        {
            throw new InvalidOperationException($"The Gateway ended: {gateway.Output}{gateway.Errors}");
        }

        return gateway;
    }

    /// <summary>Starts something that must end by itself.</summary>
    public static Task<(int Code, string Output, string Errors)> RunAsync(string home, Dictionary<string, string> environment, params string[] arguments) =>
        EndAsync(home, environment, [Repository.BuiltGateway, .. arguments]);

    /// <summary>The README's command, from another folder than the project's: something that must end by itself.</summary>
    public static Task<(int Code, string Output, string Errors)> RunProjectAsync(string home, Dictionary<string, string> environment) =>
        EndAsync(home, environment, ["run", "--no-build", "--configuration", Repository.Configuration, "--project", Path.Combine(Repository.Root, "src", "Gateway")]);

    private static async Task<(int Code, string Output, string Errors)> EndAsync(string home, Dictionary<string, string> environment, string[] command)
    {
        await using var gateway = Launch(home, environment, command);
        var ended = gateway.process.WaitForExitAsync();
        if (await Task.WhenAny(ended, gateway.started.Task).WaitAsync(Patience) != ended)
        {
            return (0, gateway.Output, gateway.Errors);
        }

        return (gateway.process.ExitCode, gateway.Output, gateway.Errors);
    }

    /// <summary>SIGKILL: nothing is flushed, nothing is said.</summary>
    public async Task KillAsync()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
    }

    /// <summary>SIGTERM, as a service manager stops it.</summary>
    public async Task StopAsync()
    {
        using var signal = System.Diagnostics.Process.Start("kill", ["-TERM", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await process.WaitForExitAsync().WaitAsync(Patience);
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            await KillAsync();
        }

        process.Dispose();
    }

    /// <summary>What standalone needs to keep its things under one folder, away from the user's own.</summary>
    public static Dictionary<string, string> Home(string home, string url) => new()
    {
        ["ASPNETCORE_URLS"] = url,
        ["DataDirectory"] = Path.Combine(home, "data"),
        ["KeyFile"] = Path.Combine(home, "keys", "publicreport.key"),
        // Beside a browser and other tests on two cores, 300 ms can pass: what waits in triage then moves a moment later, under the hands of the test.
        ["Services__ClassifierPatience"] = "00:01:00",
    };

    public static string FreeUrl() => $"http://127.0.0.1:{FreePort()}";

    /// <summary>
    /// A port for a process that binds it only seconds later: never given twice, and below those the system hands out to whoever asks for any
    /// (from 32768), one of which would be taken meanwhile now and then.
    /// </summary>
    public static int FreePort()
    {
        while (true)
        {
            var port = Interlocked.Increment(ref lastPort);
            try
            {
                using var probe = new TcpListener(IPAddress.Loopback, port);
                probe.Start();
                return port;
            }
            catch (SocketException)
            {
                // Somebody's: the next one.
            }
        }
    }

    private static GatewayProcess Launch(string home, Dictionary<string, string> environment, string[] command)
    {
        var settings = Home(home, FreeUrl());
        foreach (var (name, value) in environment)
        {
            settings[name] = value;
        }

        var start = new ProcessStartInfo("dotnet", command)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = home,
        };
        foreach (var (name, value) in settings.Where(setting => setting.Value.Length > 0))
        {
            start.Environment[name] = value;
        }

        var gateway = new GatewayProcess(System.Diagnostics.Process.Start(start)!, settings["ASPNETCORE_URLS"]);
        gateway.process.OutputDataReceived += (_, line) => gateway.Read(gateway.lines, line.Data);
        gateway.process.ErrorDataReceived += (_, line) => gateway.Read(gateway.errors, line.Data);
        gateway.process.BeginOutputReadLine();
        gateway.process.BeginErrorReadLine();
        return gateway;
    }

    private void Read(List<string> target, string? line)
    {
        lock (target)
        {
            target.Add(line ?? "");
            Monitor.PulseAll(target);
        }

        // The last line of the welcome that is always there.
        if (line?.Contains("Key file", StringComparison.Ordinal) == true)
        {
            // An empty line ends this part; links may follow.
            welcomed = true;
        }
        else if (welcomed && string.IsNullOrWhiteSpace(line))
        {
            started.TrySetResult();
        }
    }

    private volatile bool welcomed;

    private static string Join(List<string> from)
    {
        lock (from)
        {
            return string.Join('\n', from);
        }
    }

    [GeneratedRegex(@"gRPC for other systems\s+(http\S+)")]
    private static partial Regex CoreLine();
}
