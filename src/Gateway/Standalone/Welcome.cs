using PublicReport.ReportingCore.Features.Access;

namespace PublicReport.Gateway.Standalone;

/// <summary>What a newcomer sees: where to go, where the data lie, what to back up.</summary>
internal static class Welcome
{
    public static void Print(TextWriter writer, StartOptions options, IReadOnlyList<FirstRunLink> links)
    {
        var url = options.Url.ToString().TrimEnd('/');
        writer.WriteLine($"""

            PublicReport 隐患随手报 is running.

              Resident's page     {url}/
              WeChat simulator    {url}/simulator
              Department console  {url}/console
              Data                {options.DataDirectory}
              Key file            {options.KeyFile}
            """);
        if (links.Count > 0)
        {
            writer.WriteLine("\n  First sign-in (each link sets a password, once):");
        }

        foreach (var link in links)
        {
            writer.WriteLine($"    {link.Account,-20} {url}/console/link?code={Uri.EscapeDataString(link.Code)}");
        }

        if (!options.BackupConfirmed)
        {
            writer.WriteLine("""

                WARNING: back up the data folder AND, apart from it, the key file. Without the key file the data cannot be read.
                Start once with --backup-confirmed when both are being backed up.
                """);
        }
    }
}
