using Microsoft.Playwright;
using PublicReport.Stack.Tests.Process;
using PublicReport.Stack.Tests.Public;
using Xunit;

namespace PublicReport.Stack.Tests.Browser;

/// <summary>One hazard from the queue to write-off, in real browsers, by three people who may not do each other's part.</summary>
public sealed class QueueToWriteOffTests : IDisposable
{
    private const string Sentence = "松岗村小学门口电线杆歪了，快倒了";
    private readonly string home = Repository.NewHome();

    public void Dispose() => Directory.Delete(home, recursive: true);

    [Fact]
    public async Task A_hazard_is_verified_put_right_re_inspected_and_written_off_by_three_people()
    {
        await using var gateway = await GatewayProcess.StartAsync(home);
        await using var chromium = await Chromium.StartAsync();
        var office = await SignedInAsync(chromium, gateway.LinkOf("safety-office"));
        var second = await SignedInAsync(chromium, await NewHandlerAsync(office, gateway.Url));
        var power = await SignedInAsync(chromium, gateway.LinkOf("power-supply"));

        var receipt = await EnterAsync(office, gateway.Url);
        await GiveToPowerSupplyAsync(office, gateway.Url);
        await VerifyAsync(power, gateway.Url);
        await RectifyAsync(power);
        await PapersOpenAsync(power);

        // Who reported the rectification is refused; somebody else re-inspects, a third one writes off.
        await power.OpenAsync("复查");
        await power.Page.GetByLabel("是否通过").SelectOptionAsync("yes");
        await power.WordsAsync("复查情况", "自己看过");
        await power.SendAsync("复查");
        await Assertions.Expect(power.Page.GetByText("报告整改的人不能自己复查")).ToBeVisibleAsync();

        await FollowAsync(office, gateway.Url);
        await office.OpenAsync("复查");
        await office.Page.GetByLabel("是否通过").SelectOptionAsync("yes");
        await office.WordsAsync("复查情况", "杆子已扶正并加固");
        await office.DoneAsync("复查");
        await office.HasStateAsync("待销号");

        await FollowAsync(second, gateway.Url);
        await second.DoneAsync("销号", open: true);
        await second.HasStateAsync("已销号");
        await Assertions.Expect(second.Page.Locator(".log")).ToContainTextAsync("销号");
        await RatedAsync(second, gateway.Url, receipt);
    }

    private static async Task<CaseWorker> SignedInAsync(Chromium chromium, string link)
    {
        var person = new CaseWorker(await chromium.PersonAsync());
        await new ConsolePerson(person.Page).RedeemAsync(link);
        return person;
    }

    private static async Task<string> NewHandlerAsync(CaseWorker office, string url)
    {
        await office.Page.GotoAsync($"{url}/console/accounts");
        await office.Page.GetByLabel("账号（小写字母、数字）").FillAsync("power-2");
        await office.Page.GetByLabel("姓名").FillAsync("供电所第二人");
        await office.Page.GetByLabel("部门").SelectOptionAsync("power-supply");
        await office.Page.GetByRole(AriaRole.Button, new() { Name = "新增并发放链接" }).ClickAsync();
        return (await office.Page.Locator(".notice .quote").InnerTextAsync()).Trim();
    }

    /// <returns>The receipt.</returns>
    private static async Task<string> EnterAsync(CaseWorker office, string url)
    {
        await office.Page.GotoAsync($"{url}/console/enter");
        await office.Page.GetByLabel("举报内容（照原话记录）").FillAsync(Sentence);
        await office.Page.GetByRole(AriaRole.Button, new() { Name = "登记", Exact = true }).ClickAsync();
        return await office.Page.Locator(".receipt").InnerTextAsync();
    }

    /// <summary>What the reporter says of the reply on the phone page stands beside the report.</summary>
    private static async Task RatedAsync(CaseWorker handler, string url, string receipt)
    {
        using var reporter = new Visitor(new(url));
        await reporter.OpenAsync("/t");
        await reporter.SendAsync("/t", ("receipt", receipt));
        await reporter.SendAsync("/rate", ("satisfied", "yes"));

        await handler.Page.ReloadAsync();
        await Assertions.Expect(handler.Page.Locator("section.card").Filter(new() { HasText = "第 1 份举报" })).ToContainTextAsync("对答复满意");
    }

    private static async Task GiveToPowerSupplyAsync(CaseWorker office, string url)
    {
        await FollowAsync(office, url);
        if (await office.Page.Locator("p.row").First.GetByText("供电所").CountAsync() == 0)
        {
            await office.OpenAsync("指派部门");
            await office.Page.GetByLabel("行业领域").SelectOptionAsync("electric-power");
            await office.DoneAsync("指派部门");
        }

        await Assertions.Expect(office.Page.Locator("p.row").First).ToContainTextAsync("供电所");
    }

    private static async Task VerifyAsync(CaseWorker power, string url)
    {
        await Assertions.Expect(power.Page.Locator(".bell b")).ToHaveTextAsync("1");
        await FollowAsync(power, url);
        await power.OpenAsync("受理");
        await power.Page.GetByLabel("常用语").SelectOptionAsync(new SelectOptionValue { Label = "受理" });
        await power.DoneAsync("受理");
        await power.DoneAsync("签收", open: true);
        await power.OpenAsync("提交核查结论");
        await power.Page.GetByLabel("核查结论").SelectOptionAsync("true");
        await power.Page.GetByLabel("核查人员").FillAsync("张三");
        await power.PhotoAsync("现场照片");
        await power.WordsAsync("核查情况", "电线杆倾斜约二十度，基础松动");
        await power.SendAsync("提交核查结论");
        await Assertions.Expect(power.Page.GetByText("请填写至少两名核查人员。")).ToBeVisibleAsync();
        await power.Page.GetByLabel("核查人员").FillAsync("张三、李四");
        await power.DoneAsync("提交核查结论");
        await power.HasStateAsync("已查实");
    }

    private static async Task RectifyAsync(CaseWorker power)
    {
        await power.OpenAsync("限期整改");
        await power.Page.GetByLabel("整改责任人").FillAsync("王五");
        await power.Page.GetByLabel("整改措施").FillAsync("扶正并浇筑基础");
        await power.Page.GetByLabel("整改资金").FillAsync("3000 元");
        await power.Page.GetByLabel("整改期限").FillAsync(DateTime.UtcNow.AddDays(20).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        await power.Page.GetByLabel("应急预案").FillAsync("设警戒线，专人看守");
        await power.Page.GetByLabel("签字批准的负责人").FillAsync("赵所长");
        await power.DoneAsync("限期整改");
        await power.HasStateAsync("整改中");
        await power.OpenAsync("正式答复");
        await power.Page.GetByLabel("三、处理决定").FillAsync("限期整改");
        await power.Page.GetByLabel("四、是否符合奖励条件").FillAsync("符合");
        await power.DoneAsync("正式答复");
        await power.OpenAsync("整改反馈");
        await power.PhotoAsync("整改前照片");
        await power.PhotoAsync("整改后照片");
        await power.WordsAsync("整改情况", "已扶正");
        await power.DoneAsync("整改反馈");
        await power.HasStateAsync("待复查");
    }

    private static async Task PapersOpenAsync(CaseWorker power)
    {
        var paper = await power.Page.RunAndWaitForPopupAsync(() => power.Page.GetByRole(AriaRole.Link, new() { Name = "答复书" }).ClickAsync());
        await Assertions.Expect(paper.GetByRole(AriaRole.Heading, new() { Name = "安全隐患举报答复书" })).ToBeVisibleAsync();
        await Assertions.Expect(paper.Locator("body")).Not.ToContainTextAsync("松岗村小学门口");
        await paper.CloseAsync();
        var download = await power.Page.RunAndWaitForDownloadAsync(() => power.Page.GetByRole(AriaRole.Link, new() { Name = "Word" }).First.ClickAsync());
        Assert.EndsWith(".docx", download.SuggestedFilename, StringComparison.Ordinal);
    }

    private static async Task FollowAsync(CaseWorker person, string url)
    {
        await person.Page.GotoAsync($"{url}/console/queue");
        await person.Page.GetByRole(AriaRole.Link, new() { Name = Sentence }).First.ClickAsync();
        await Assertions.Expect(person.Page.GetByText("为什么送到这里")).ToBeVisibleAsync();
    }
}

/// <summary>A hand at the acts of one hazard's page.</summary>
internal sealed class CaseWorker(IPage page)
{
    private static readonly byte[] Photo = Pictures.Png;

    public IPage Page { get; } = page;

    public Task OpenAsync(string act) => Page.GetByRole(AriaRole.Button, new() { Name = act, Exact = true }).ClickAsync();

    public Task SendAsync(string act) => Page.GetByRole(AriaRole.Button, new() { Name = $"提交：{act}" }).ClickAsync();

    public Task WordsAsync(string label, string words) => Page.GetByLabel(label, new() { Exact = true }).FillAsync(words);

    /// <summary>Sends the open form and waits until it is gone.</summary>
    public async Task DoneAsync(string act, bool open = false)
    {
        if (open)
        {
            await OpenAsync(act);
        }

        await SendAsync(act);
        await Page.GetByRole(AriaRole.Button, new() { Name = $"提交：{act}" }).WaitForAsync(new() { State = WaitForSelectorState.Detached });
    }

    public async Task PhotoAsync(string label)
    {
        await Page.GetByLabel(label).GiveAsync(new() { Name = "photo.png", MimeType = "image/png", Buffer = Photo });
        await Assertions.Expect(Page.GetByText($"{label}（已传 1 张）")).ToBeVisibleAsync();
    }

    public Task HasStateAsync(string state) => Assertions.Expect(Page.Locator("p.row .tag").Filter(new() { HasText = state }).First).ToBeVisibleAsync();
}
