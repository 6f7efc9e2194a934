using PublicReport.Gateway;
using PublicReport.Gateway.Standalone;

namespace PublicReport.Stack.Tests.Process;

/// <summary>The one-process stack inside the tests' own process, on a free port, with its things under one folder.</summary>
internal static class OneProcess
{
    /// <param name="folder">Holds the folder "jurisdictions".</param>
    /// <param name="more">Further arguments.</param>
    public static Task<StandaloneStack> StartAsync(string folder, params string[] more)
    {
        // As in a process of its own, whose inner services read it from there: on two busy cores 300 ms can pass.
        Environment.SetEnvironmentVariable("Services__ClassifierPatience", "00:01:00");
        return StandaloneStack.StartAsync(
            StartOptions.Read(
            [
                $"--urls={GatewayProcess.FreeUrl()}", $"--DataDirectory={Path.Combine(folder, "data")}", $"--KeyFile={Path.Combine(folder, "key")}",
                $"--Jurisdictions={Path.Combine(folder, "jurisdictions")}", "--Logging:LogLevel:Default=Error", .. more,
            ]),
            CancellationToken.None);
    }
}
