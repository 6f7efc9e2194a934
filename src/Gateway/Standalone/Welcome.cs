using PublicReport.ReportingCore.Demo;
using PublicReport.ReportingCore.Features.Access;

namespace PublicReport.Gateway.Standalone;

/// <summary>What a newcomer sees: where to go, where the data lie, what to back up, what is missing.</summary>
internal static class Welcome
{
    public static void Print(
        TextWriter writer, StartOptions options, string core, DemoSummary? demo, IReadOnlyList<FirstRunLink> links, IReadOnlyList<int> missingYears)
    {
        var url = options.Url.ToString().TrimEnd('/');
        writer.WriteLine($"""

            PublicReport 隐患随手报 已启动（Ctrl+C 退出）

              居民举报页 Resident's page     {url}/r
              微信模拟器 WeChat simulator    {url}/simulator
              部门工作台 Department console  {url}/console
              接口 gRPC for other systems    {core}
              数据 Data                      {Path.GetFullPath(options.DataDirectory)}
              密钥文件 Key file              {Path.GetFullPath(options.KeyFile)}
            """);
        if (demo is not null)
        {
            writer.WriteLine($"  演示数据 Demo                  {demo.Reports} 份举报 reports, {demo.Hazards} 件隐患 hazards, {demo.Acts} 步办理 acts"
                + (demo.Refused.Count > 0 ? $"；未成的步骤 refused: {string.Join(", ", demo.Refused.Distinct())}" : ""));
        }

        PrintLinks(writer, url, links);
        if (!BackupNote.IsConfirmed(options.DataDirectory))
        {
            writer.WriteLine("""

                WARNING 请备份：数据文件夹和密钥文件要分开备份。没有密钥文件，数据谁也读不出。
                Back up the data folder and, apart from it, the key file: without the key file the data cannot be read.
                Start once with --backup-confirmed when both are being backed up.
                """);
        }

        foreach (var year in missingYears)
        {
            writer.WriteLine($"\nWARNING 节假日表 holidays.yaml 缺少 {year} 年：放假通知录入前，按周末和法定节日计算期限。\n"
                + $"holidays.yaml has no entry for {year}: weekends and statutory days are used until the notice is entered.");
        }
    }

    private static void PrintLinks(TextWriter writer, string url, IReadOnlyList<FirstRunLink> links)
    {
        if (links.Count > 0)
        {
            writer.WriteLine("\n  首次登录链接（每个链接设置一次密码） First sign-in, each link sets a password once:");
        }

        var several = links.Select(link => link.Area).Distinct().Count() > 1;
        foreach (var link in links)
        {
            writer.WriteLine($"    {(several ? link.Area + " " : "")}{link.Account,-20} {url}/console/link?code={Uri.EscapeDataString(link.Code)}  {link.DisplayName}");
        }
    }
}
