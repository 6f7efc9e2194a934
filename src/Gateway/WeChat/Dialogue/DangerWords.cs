using System.Text.RegularExpressions;

namespace PublicReport.Gateway.WeChat.Dialogue;

/// <summary>
/// Hears danger that is there right now, before and without the classifier. What might happen one day ("容易着火") or happened long ago is a hazard, not an
/// emergency.
/// </summary>
internal static partial class DangerWords
{
    public static bool IsNow(string text) => Now().IsMatch(NotNow().Replace(text, "，"));

    [GeneratedRegex(
        "着火|起火|失火|火灾|冒烟|冒火|爆炸|漏气|煤气味|燃气味|瓦斯味|天然气味|泄漏|泄露|被困|困住|困在|关在里|关在电梯|触电|漏电|溺水|落水|掉进|掉下去了|中毒|塌了|坍塌|垮了|快倒|要倒|快塌|要塌|受伤|流血|昏迷|救命|被埋|被压|"
        + "电?线(?:断|掉|落|拖|垂|耷拉)[了在到下]|电线.{0,4}(?:地上|水里|路面|路上)|断线|跳楼|跳河|要炸|砸到人|砸伤")]
    private static partial Regex Now();

    [GeneratedRegex(
        "火灾(?:隐患|自动|报警|风险|危险)|(?:预防|防止|防范|杜绝|避免).{0,6}(?:火灾|爆炸|中毒|触电|溺水)|(?:禁止|严禁|没有|缺少?|未设|无).{0,4}(?:防溺水|防触电|防坍塌)|"
        + "(?:容易|可能|怕|担心|万一|如果|一旦|要是|早晚|迟早|说不定|导致|引发|引起|造成|发生)[^，。；！？\n]{0,8}(?:着火|起火|失火|火灾|爆炸|漏气|泄漏|泄露|触电|漏电|溺水|落水|掉进|中毒|坍塌|塌了|受伤|砸到人|砸伤)|"
        + "(?:上次|上个月|上月|去年|前年|以前|曾经|前几年|几年前|往年)[^，。；！？\n]{0,12}(?:着过?火|起过?火|失过?火|火灾|爆炸|触电|溺水|落水|中毒|坍塌|塌了|受伤|砸到人|砸伤)")]
    private static partial Regex NotNow();
}
