using PublicReport.ReportingCore.Domain.Reports;
using Xunit;

namespace PublicReport.ReportingCore.Tests.Workflow;

public sealed class DeathWordsTests
{
    [Theory]
    [InlineData("昨天电线落地电死了一个人")]
    [InlineData("水塘没有护栏，上个月淹死了小孩")]
    [InlineData("工地坍塌造成两人死亡，老板瞒着不报")]
    [InlineData("厂里出了人命")]
    [InlineData("有工人坠落身亡")]
    public void A_death_that_has_happened_is_named(string text) => Assert.True(DeathWords.NameDeath(text));

    [Theory]
    [InlineData("电线快断了，再不修会电死人的")]
    [InlineData("这样下去要出人命")]
    [InlineData("万一砸死人怎么办")]
    [InlineData("鱼塘的鱼死了一片，怀疑是化工厂排污")]
    [InlineData("路边的树死了，要倒")]
    [InlineData("消防通道被堵死了")]
    [InlineData("存在死亡风险")]
    [InlineData("差点电死人")]
    public void Fear_of_one_and_other_dead_things_are_not(string text) => Assert.False(DeathWords.NameDeath(text));
}
