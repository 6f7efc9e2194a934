namespace PublicReport.Gateway.Standalone.Simulator;

/// <summary>What the simulator itself says; the page's own words are in the page.</summary>
internal static class SimulatorTexts
{
    /// <summary>What WeChat shows when an account does not answer in time or answers nonsense.</summary>
    public const string ServiceFailed = "该公众号提供的服务出现故障，请稍后再试";

    public const string UnknownPersona = "模拟器里没有这个人。";

    public const string Unreadable = "这条消息模拟器看不懂，没有发出。";
}
