using PublicReport.Gateway.WeChat.Dialogue;
using Xunit;

namespace PublicReport.Gateway.Tests.Dialogue;

public sealed class WordsTests
{
    [Theory]
    [InlineData("张三 13800000000", "张三", "13800000000")]
    [InlineData("姓名：欧阳修文，电话 0564-1234567", "欧阳修文", "0564-1234567")]
    [InlineData("我叫买买提·艾力 138-0000-0000", "买买提·艾力", "138-0000-0000")]
    [InlineData("１３８００００００００", "", "13800000000")]
    [InlineData("张三", "张三", "")]
    [InlineData("12345", "", "")]
    [InlineData("不想说", "", "")]
    [InlineData("加油站有人抽烟", "", "")]
    public void Name_and_telephone_are_found_in_one_message(string text, string name, string phone) => Assert.Equal((name, phone), Words.FindIdentity(text));

    [Theory]
    [InlineData("“提交”。", "提交")]
    [InlineData("提 交", "")]
    [InlineData("HELP", "帮助")]
    [InlineData("电线杆歪了", "")]
    public void A_command_is_the_whole_text_and_nothing_less(string text, string word) => Assert.Equal(word, Words.Command(text));

    [Theory]
    [InlineData("就是这个，我也看到", 0)]
    [InlineData("就是这个,我也看到2", 2)]
    [InlineData("又出现了3", 3)]
    [InlineData("就是这个坑", null)]
    public void A_choice_may_carry_its_number(string text, int? number) => Assert.Equal(number, Words.FindChoice(text));
}
