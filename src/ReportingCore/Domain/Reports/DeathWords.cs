using System.Text.RegularExpressions;

namespace PublicReport.ReportingCore.Domain.Reports;

/// <summary>
/// Does a report name a death that has happened? It only blocks local closing until a person has looked (rules §1, AQF 73); fear of a
/// death ("会死人", "快出人命") and dead animals or plants are not meant.
/// </summary>
public static partial class DeathWords
{
    public static bool NameDeath(string text) => Named().IsMatch(text);

    [GeneratedRegex(
        @"(?<!(会|怕|要|能|得|险|免|防|止|止有|如果|万一|一旦|差点|差一点|将)[^，。；！？\s]{0,6})(死亡(?!风险|威胁|危险|隐患)|死了?(一|两|二|三|四|五|几|\d+)?个?人|(淹|电|砸|压|烧|熏|撞|摔|炸|毒)死了?(人|一|两|二|三|\d|他|她|老人|小孩|孩子|工人|村民)|死者|遇难|身亡|丧生|致死|出了人命|人死了|遗体|尸体)",
        RegexOptions.CultureInvariant)]
    private static partial Regex Named();
}
