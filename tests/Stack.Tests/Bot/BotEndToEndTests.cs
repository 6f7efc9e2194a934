using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using PublicReport.Gateway.Backend;
using PublicReport.Gateway.Standalone.Simulator;
using PublicReport.Gateway.Storage;
using PublicReport.Gateway.WeChat.Push;
using PublicReport.Stack.Tests.Process;
using PublicReport.Stack.Tests.Public;
using Xunit;

namespace PublicReport.Stack.Tests.Bot;

/// <summary>The bot in front of the real core, store and classifier; WeChat is the simulator. What the department says comes back into the chat.</summary>
public sealed class BotEndToEndTests(PhoneStack phone) : IClassFixture<PhoneStack>, IAsyncLifetime
{
    private const string Password = "correct horse battery staple";
    private string token = "";
    private ICaseworkBackend casework = null!;

    public async Task InitializeAsync()
    {
        var services = phone.Stack.Gateway.Services;
        casework = services.GetRequiredService<ICaseworkBackend>();
        token = await TokenOfAsync("safety-office");
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Three_messages_make_a_report_with_its_photo_and_the_answers_come_back_into_the_chat()
    {
        using var villager = new BotPhone(phone.Url, "villager");
        Assert.Contains("请核对", await villager.SayAsync("松岗村小学门口电线杆歪了，快倒了"), StringComparison.Ordinal);
        await villager.PhotoAsync(Pictures.Png);
        var receipt = BotPhone.Receipt(await villager.SayAsync("提交"));
        Assert.StartsWith("341503205-", receipt, StringComparison.Ordinal);

        var hazard = await FindAsync("电线杆歪了");
        var file = (await casework.GetAsync(token, hazard.Id)).Value!;
        Assert.True(hazard.Urgent);
        Assert.Equal("photo", Assert.Single(Assert.Single(file.Reports).Evidence).Kind);

        await villager.SayAsync("通知我");
        await UntilAsync(villager, message => Text(message).Contains("已开通进展通知", StringComparison.Ordinal));
        await ReplyAsync(hazard, "question", "电线杆在学校哪一边？");
        var question = await UntilAsync(villager, message => Text(message).Contains("电线杆在学校哪一边？", StringComparison.Ordinal));
        Assert.Equal("text", question["kind"]!.GetValue<string>());

        await villager.SayAsync("补充");
        await villager.SayAsync("在东边");
        await villager.VoiceAsync();
        file = (await casework.GetAsync(token, hazard.Id)).Value!;
        Assert.Contains(file.Messages, message => message is { FromReporter: true, Text: "在东边" });
        Assert.Contains(file.Messages, message => message.Evidence is [{ Kind: "recording" }]);
        Assert.Contains("您：在东边", await villager.SayAsync(receipt), StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_the_window_is_over_the_answer_comes_as_a_template_message_and_never_twice()
    {
        using var worker = new BotPhone(phone.Url, "worker");
        await worker.SayAsync("竹园村老油坊旁边窨井盖不见了");
        await worker.SayAsync("提交");
        await worker.SayAsync("通知我");
        await UntilAsync(worker, message => Text(message).Contains("已开通进展通知", StringComparison.Ordinal));
        var services = phone.Stack.Gateway.Services;
        await services.GetRequiredService<PushWindows>().CloseAsync(services.GetRequiredService<GatewayKeys>().Person(Persona.Find("worker")!.OpenId));

        // A second Gateway in front of the same core sends too; a lease gives each message to one of them.
        await phone.StartGatewayAsync(settings => settings with { Simulator = false });
        await ReplyAsync(await FindAsync("窨井盖不见了"), "reply", "今天补上新井盖");
        var message = await UntilAsync(worker, message => message["kind"]!.GetValue<string>() == "template");
        Assert.DoesNotContain("井盖", message.ToJsonString(), StringComparison.Ordinal);
        await RunAsync();
        Assert.Single(await worker.OutboxAsync(), one => one!["kind"]!.GetValue<string>() == "template");
    }

    private static string Text(JsonNode message) => message["text"]!.GetValue<string>();

    private async Task<HazardLine> FindAsync(string words) =>
        (await casework.ListAsync(token, new QueueQuery { Search = words })).Value!.Hazards.First(one => one.Title.Contains(words, StringComparison.Ordinal));

    /// <summary>Whoever has the hazard answers: its lead department, or the Safety Office from its own queue.</summary>
    private async Task ReplyAsync(HazardLine hazard, string act, string words)
    {
        var handler = await TokenOfAsync(hazard.Department);
        var version = (await casework.GetAsync(handler, hazard.Id)).Value!.Summary.Version;
        var done = await casework.ActAsync(handler, new(act, Guid.NewGuid().ToString("N"), hazard.Id, version) { Note = words });
        Assert.True(done.IsOk, done.ErrorCode);
    }

    private async Task<string> TokenOfAsync(string account)
    {
        var access = phone.Stack.Gateway.Services.GetRequiredService<IAccessBackend>();
        var link = phone.Stack.FirstRunLinks.Single(one => one.Area == CoreClient.Area && one.Account == account);
        var signedIn = await access.RedeemAsync(link.Code, Password);
        return (signedIn.IsOk ? signedIn : await access.SignInAsync(link.Area, link.Account, Password)).Value!.Token;
    }

    private Task<int?> RunAsync() => phone.Stack.Gateway.Services.GetServices<IHostedService>().OfType<PushJob>().Single().RunOnceAsync(CancellationToken.None);

    /// <summary>The sender works by itself; this only hurries it.</summary>
    private async Task<JsonNode> UntilAsync(BotPhone person, Func<JsonNode, bool> fits)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (true)
        {
            if ((await person.OutboxAsync()).FirstOrDefault(message => fits(message!)) is { } found)
            {
                return found;
            }

            limit.Token.ThrowIfCancellationRequested();
            await RunAsync();
        }
    }
}
