using PublicReport.Classifier.Model;
using PublicReport.Gateway.WeChat.Dialogue;
using PublicReport.ReportingCore.Domain.Routing;
using Xunit;

namespace PublicReport.Stack.Tests.Bot;

/// <summary>The bot's own ear and the shipped model together: who is told 119, 110, 120 first and wakes the duty officer.</summary>
public sealed class UrgentAlarmTests
{
    private static readonly ReportModel Model = ModelFile.Load(Path.Combine(Path.GetDirectoryName(Repository.BuiltGateway)!, "model"));

    [Theory]
    [InlineData("罗集街上饭店后厨着火了")]
    [InlineData("家里全是煤气味，阀门关不上")]
    [InlineData("有个小孩掉到塘里了")]
    [InlineData("电梯停在半层，里面关着两个人")]
    [InlineData("高压线断了掉在路上，还在冒火花")]
    [InlineData("老张家房子塌了，人压在下面")]
    public void Danger_right_now_is_heard(string text) => Assert.True(IsAlarm(text));

    [Theory]
    [InlineData("不知道在哪里")]
    [InlineData("哈哈")]
    [InlineData("今天天气怎么样")]
    [InlineData("村里路灯好几个不亮")]
    [InlineData("超市的灭火器过期了")]
    [InlineData("学校门口没有减速带")]
    [InlineData("楼道里堆满了纸箱和旧家具")]
    [InlineData("厂里叉车没有年检标志")]
    [InlineData("小区地下室电动车乱停")]
    [InlineData("快递站门口面包车天天占道卸货")]
    [InlineData("农药店跟住家在一个屋里")]
    public void What_can_wait_until_morning_wakes_nobody(string text) => Assert.False(IsAlarm(text));

    private static bool IsAlarm(string text)
    {
        var said = Model.Predict(text);
        return DangerWords.IsNow(text) || UrgentAlarm.Rings(said.UrgentProbability, said.Scores[0].Label);
    }
}
