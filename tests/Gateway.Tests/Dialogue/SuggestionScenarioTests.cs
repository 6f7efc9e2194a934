using PublicReport.Gateway.Backend;
using PublicReport.Gateway.WeChat;
using PublicReport.TestKit;
using Xunit;

namespace PublicReport.Gateway.Tests.Dialogue;

/// <summary>Likely the same hazards, and which township a message belongs to.</summary>
public abstract class SuggestionScenarioTests(IStoreFixture store) : IAsyncLifetime
{
    private const string Sentence = "松岗村路面塌陷";
    private Chat chat = null!;

    public async Task InitializeAsync()
    {
        chat = await Chat.StartAsync(store);
        var now = chat.Clock.GetUtcNow();
        chat.Core.Judge = _ => new(false, false, "", "", "",
        [
            new($"token-{Guid.NewGuid()}", "道路交通", "松岗村", now.AddDays(-3), "verifying", false),
            new("token-old", "道路交通", "松岗村", now.AddDays(-90), "written-off", true),
            new($"token2-{Guid.NewGuid()}", "地下管线", "罗集村", now.AddHours(-5), "registered", false),
        ]);
    }

    public Task DisposeAsync() => chat.DisposeAsync().AsTask();

    [Fact]
    public async Task They_are_listed_with_place_age_and_state_and_those_dealt_with_apart()
    {
        var lines = (await chat.SayAsync(Sentence)).Split('\n');
        var open = Array.IndexOf(lines, "可能有人报过：");
        Assert.StartsWith("1. 道路交通，松岗村，3 天前报的，核查中", lines[open + 1], StringComparison.Ordinal);
        Assert.StartsWith("2. 地下管线，罗集村，5 小时前报的，已登记，等待受理", lines[open + 2], StringComparison.Ordinal);
        var closed = Array.IndexOf(lines, "已处理过，又出现了？");
        Assert.StartsWith("3. 道路交通，松岗村，3 个月前报的，已销号", lines[closed + 1], StringComparison.Ordinal);
        Assert.True(open > 0 && closed > open);
    }

    [Fact]
    public async Task Five_of_them_fit_into_one_message()
    {
        var five = Enumerable.Range(1, 5).Select(i => new SimilarInfo("t" + i, "大跨度建（构）筑物", "清凉寺村", chat.Clock.GetUtcNow().AddDays(-i), "awaiting-write-off", i > 3)).ToList();
        chat.Core.Judge = _ => new(false, false, "", "", "", five);
        var summary = await chat.SayAsync(new string('坑', 1999) + "村");
        await chat.SayAsync("松岗村");
        summary = await chat.SayAsync("继续");
        Assert.Contains("5. ", summary, StringComparison.Ordinal);
        Assert.Single(PublicReport.Gateway.WeChat.Protocol.XmlText.Split(summary));
    }

    [Fact]
    public async Task One_tap_adds_the_report_to_that_hazard()
    {
        var answer = await chat.SayAsync(Sentence);
        answer = await chat.TapAsync(answer, "就是这个，我也看到");
        Assert.Contains("并入：道路交通，松岗村", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("可能有人报过", answer, StringComparison.Ordinal);
        chat.Core.Answer = new(CoreDouble.NewReceipt(), "畅通办", false, 4, "");
        Assert.Contains("已有 4 人反映", await chat.SayAsync("提交"), StringComparison.Ordinal);
        Assert.StartsWith("token-", Assert.Single(chat.Core.Submitted).JoinToken, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_second_and_the_one_that_came_back_can_be_chosen_by_tap_or_word()
    {
        await chat.SayAsync(Sentence, "就是这个，我也看到 2", "提交");
        await chat.TapAsync(await chat.SayAsync(Sentence), "又出现了");
        await chat.SayAsync("提交");
        Assert.StartsWith("token2-", chat.Core.Submitted[0].JoinToken, StringComparison.Ordinal);
        Assert.Equal("token-old", chat.Core.Submitted[1].JoinToken);
    }

    [Fact]
    public async Task Without_a_number_it_asks_which_one()
    {
        Assert.StartsWith("请点是哪一件", await chat.SayAsync(Sentence, "就是这个，我也看到"), StringComparison.Ordinal);
        Assert.StartsWith("请点是哪一件", await chat.SayAsync("就是这个，我也看到9"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_means_no_also_after_more_words()
    {
        Assert.DoesNotContain("可能有人报过", await chat.SayAsync(Sentence, "不是"), StringComparison.Ordinal);
        Assert.DoesNotContain("可能有人报过", await chat.SayAsync("有半米深了", "补充到这条"), StringComparison.Ordinal);
        await chat.SayAsync("提交");
        Assert.Equal(3, Assert.Single(chat.Core.Submitted).RejectedJoinTokens.Count);
        Assert.Equal("", chat.Core.Submitted[0].JoinToken);
    }

    [Fact]
    public async Task Nobody_has_to_choose()
    {
        await chat.SayAsync(Sentence, "提交");
        Assert.Equal("", Assert.Single(chat.Core.Submitted).JoinToken);
    }

    [Theory]
    [InlineData("我是员工")]
    [InlineData("不要让该单位知道")]
    [InlineData("保密")]
    public async Task Whoever_wants_to_stay_hidden_is_shown_nothing_and_keeps_no_choice(string word)
    {
        Assert.DoesNotContain("可能有人报过", await chat.SayAsync(Sentence, "就是这个，我也看到1", word), StringComparison.Ordinal);
        await chat.SayAsync("张三 13800000000", "提交");
        Assert.Equal("", chat.Core.Submitted[0].JoinToken);
        Assert.DoesNotContain("可能有人报过", await chat.SayAsync(word, Sentence), StringComparison.Ordinal);
        Assert.True(chat.Core.Assessed[^1].Confided);
    }

    [Theory]
    [InlineData("望云镇桥栏杆断了", "990101001")]
    [InlineData("石桥村桥栏杆断了", "990101001")]
    [InlineData("松岗村桥栏杆断了", "341503205")]
    public async Task The_words_name_the_township(string text, string area)
    {
        chat.Core.Towns.Add(CoreDouble.Invented);
        await chat.SayAsync(text);
        await chat.SayAsync("桥头", "提交");
        Assert.Equal(area, chat.Core.Submitted[0].AreaCode);
        Assert.StartsWith(area, Chat.Receipt(Replies.Receipt(new(CoreDouble.NewReceipt(area), "", false, 0, ""), 0, 0)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_several_are_served_the_summary_says_which_one_the_report_goes_to()
    {
        Assert.DoesNotContain("乡镇：", await chat.SayAsync(Sentence), StringComparison.Ordinal);
        await chat.SayAsync("提交");
        chat.Core.Towns.Add(CoreDouble.Invented);
        chat.Clock.Advance(TimeSpan.FromHours(1));
        var silent = await chat.SayAsync("桥栏杆断了", "桥头");
        Assert.Contains("乡镇：罗集乡\n", silent, StringComparison.Ordinal);
        Assert.Contains("乡镇：望云镇\n", await chat.SayAsync("取消", "望云镇桥栏杆断了", "桥头"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_scene_of_a_code_names_township_and_village()
    {
        chat.Core.Towns.Add(CoreDouble.Invented);
        Assert.Contains("望云镇石桥村", await chat.ScanAsync("v:990101001301"), StringComparison.Ordinal);
        await chat.SayAsync("桥栏杆断了", "提交");
        Assert.Equal(("990101001", "990101001301"), (chat.Core.Submitted[0].AreaCode, chat.Core.Submitted[0].VillageCode));
    }

    [Fact]
    public async Task The_end_of_a_village_code_is_enough_while_it_is_unique_and_an_area_code_works_too()
    {
        Assert.Contains("罗集乡罗集村", await chat.ScanAsync("v:07"), StringComparison.Ordinal);
        Assert.Contains("罗集乡", await chat.ScanAsync("341503205"), StringComparison.Ordinal);
        Assert.Equal(Replies.Help, await chat.ScanAsync("poster-17"));
    }

    [Fact]
    public async Task The_pin_names_the_township_around_it()
    {
        chat.Core.Towns.Add(CoreDouble.Invented);
        await chat.PinAsync(110.106, 30.198);
        await chat.SayAsync("桥栏杆断了", "提交");
        Assert.Equal("990101001", chat.Core.Submitted[0].AreaCode);
    }

    [Fact]
    public async Task Else_the_bot_asks_and_a_tap_or_a_far_pin_with_words_answers()
    {
        chat.Core.Towns.Add(CoreDouble.Invented);
        await chat.PinAsync(121.47, 31.23);
        var question = await chat.SayAsync("桥栏杆断了");
        Assert.StartsWith("是哪个乡镇的事", question, StringComparison.Ordinal);
        Assert.Contains("请核对", await chat.TapAsync(question, "望云镇"), StringComparison.Ordinal);
        await chat.SayAsync("提交");
        Assert.Equal("990101001", chat.Core.Submitted[0].AreaCode);
    }
}

public sealed class SuggestionScenariosOnGarnet(GarnetFixture store) : SuggestionScenarioTests(store), IClassFixture<GarnetFixture>;

public sealed class SuggestionScenariosOnRedis(RedisFixture store) : SuggestionScenarioTests(store), IClassFixture<RedisFixture>;
